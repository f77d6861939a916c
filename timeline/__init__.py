"""Reads announcements in prose and gives a timeline: real instants in real time zones.

>>> import timeline
>>> text = "The talks begin at 11:30 a.m. Kyiv time on 4 September 2025."
>>> [event.to_dict()["start"] for event in timeline.extract(text, published="2025-09-03T10:00+03:00")]
['2025-09-04T11:30+03:00']
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

# Where each public name lives; imported when first asked for, so that `--help` need not load the reader.
_HOMES = {
    "Basis": "timeline.model.when",
    "Block": "timeline.model.text",
    "BlockKind": "timeline.model.text",
    "DataError": "timeline.errors",
    "Document": "timeline.model.text",
    "Event": "timeline.model.event",
    "Evidence": "timeline.model.event",
    "InputError": "timeline.errors",
    "OutputError": "timeline.errors",
    "Precision": "timeline.model.when",
    "Published": "timeline.model.text",
    "Source": "timeline.model.text",
    "Span": "timeline.model.text",
    "Status": "timeline.model.event",
    "TimeExpression": "timeline.model.when",
    "Timeline": "timeline.model.timeline",
    "TimelineError": "timeline.errors",
    "Unresolved": "timeline.model.when",
    "UsageError": "timeline.errors",
    "__version__": "timeline.version",
    "extract": "timeline.pipeline",
    "read": "timeline.pipeline",
    "tag": "timeline.pipeline",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attribute (PEP 562)
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib  # noqa: PLC0415 - only where a name is asked for

    value = getattr(importlib.import_module(home), name)
    if name != "read":
        globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


class _Package(ModuleType):
    """The package itself: `timeline.read` is the function, although a subpackage has the same name."""

    @property
    def read(self) -> Any:  # noqa: ANN401 - the function of the contract
        return __getattr__("read")

    @read.setter
    def read(self, _: object) -> None:
        """Keep the function when the import system binds the subpackage."""


sys.modules[__name__].__class__ = _Package
