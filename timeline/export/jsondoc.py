"""One JSON document: all events, and the mentions that could not be placed."""

from __future__ import annotations

import json
import re
from typing import Any

from timeline.model.timeline import Timeline
from timeline.model.when import Unresolved

# lone surrogates are no UTF-8
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def write(timeline: Timeline) -> str:
    """Return `{"events": [...], "unresolved": [...]}`; events are as data/schema/event.json says."""
    document = {
        "events": [event.to_dict() for event in timeline],
        "unresolved": [_unresolved(timeline, mention) for mention in timeline.unresolved],
    }
    return _UNSAFE.sub(_escape, json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _unresolved(timeline: Timeline, unresolved: Unresolved) -> dict[str, Any]:
    """`text` is null when several documents were read, as a mention does not know which is its own."""
    span = unresolved.mention.span
    text = span.of(timeline.documents[0].text) if len(timeline.documents) == 1 else None
    return {
        "start": span.start,
        "end": span.end,
        "text": text,
        "rule": unresolved.mention.rule,
        "reason": unresolved.reason,
    }


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
