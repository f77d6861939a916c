"""JSON Lines: one event a line, for programs that read a stream."""

from __future__ import annotations

import json
import re

from timeline.model.timeline import Timeline

# readers that use str.splitlines or JavaScript would end a line there; lone surrogates are no UTF-8
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def write(timeline: Timeline) -> str:
    """Return `Event.to_dict()` of every event, each on a line of its own."""
    return "".join(
        _UNSAFE.sub(_escape, json.dumps(event.to_dict(), ensure_ascii=False)) + "\n" for event in timeline
    )


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
