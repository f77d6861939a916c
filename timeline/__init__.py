"""Reads announcements in prose and gives a timeline: real instants in real time zones.

>>> import timeline
>>> text = "The talks begin at 11:30 a.m. Kyiv time on 4 September 2025."
>>> [event.to_dict()["start"] for event in timeline.extract(text, published="2025-09-03T10:00+03:00")]
['2025-09-04T11:30+03:00']
"""

from __future__ import annotations

from timeline.errors import DataError, InputError, OutputError, TimelineError, UsageError
from timeline.model.event import Event, Evidence, Status
from timeline.model.text import Block, BlockKind, Document, Published, Source, Span
from timeline.model.timeline import Timeline
from timeline.model.when import Basis, Precision, TimeExpression, Unresolved
from timeline.pipeline import extract, read, tag
from timeline.version import __version__

__all__ = [
    "Basis",
    "Block",
    "BlockKind",
    "DataError",
    "Document",
    "Event",
    "Evidence",
    "InputError",
    "OutputError",
    "Precision",
    "Published",
    "Source",
    "Span",
    "Status",
    "TimeExpression",
    "Timeline",
    "TimelineError",
    "Unresolved",
    "UsageError",
    "__version__",
    "extract",
    "read",
    "tag",
]
