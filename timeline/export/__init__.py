"""Timelines as files, one module a format.

A new format is a new module with `write`, and a line in `EXPORTERS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from timeline.errors import UsageError
from timeline.export import (
    csvtable,
    htmlpage,
    ics,
    jcal,
    jscalendar,
    jsondoc,
    jsonlines,
    markdown,
    markwhen,
    mermaid,
    timelinejs,
)
from timeline.model.timeline import Timeline

__all__ = ["EXPORTERS", "Exporter", "exporter_for"]


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format."""

    write: Callable[[Timeline], str]
    """The whole file as text, with the format's own line ends: write it with `newline=""`."""
    suffixes: tuple[str, ...]
    """Endings of file names, in lower case, the usual one first."""
    media_type: str
    encoding: str = "utf-8"

    def encode(self, timeline: Timeline) -> bytes:
        """The whole file, byte for byte."""
        return self.write(timeline).encode(self.encoding)


EXPORTERS: dict[str, Exporter] = {
    "ics": Exporter(ics.write, (".ics", ".ical", ".icalendar"), "text/calendar"),
    "json": Exporter(jsondoc.write, (".json",), "application/json"),
    "jsonl": Exporter(jsonlines.write, (".jsonl", ".ndjson"), "application/jsonl"),
    "csv": Exporter(csvtable.write, (".csv",), "text/csv", encoding="utf-8-sig"),
    "markdown": Exporter(markdown.write, (".md", ".markdown"), "text/markdown"),
    "html": Exporter(htmlpage.write, (".html", ".htm"), "text/html"),
    "jcal": Exporter(jcal.write, (".jcal", ".jcal.json"), "application/calendar+json"),
    "jscalendar": Exporter(
        jscalendar.write,
        (".jscalendar", ".jscalendar.json", ".jscal"),
        "application/jscalendar+json",
    ),
    "timelinejs": Exporter(timelinejs.write, (".timelinejs.json", ".timelinejs"), "application/json"),
    "mermaid": Exporter(mermaid.write, (".mmd", ".mermaid"), "text/vnd.mermaid"),
    "gantt": Exporter(mermaid.write_gantt, (".gantt.mmd", ".gantt"), "text/vnd.mermaid"),
    "markwhen": Exporter(markwhen.write, (".mw", ".markwhen"), "text/plain"),
}


def exporter_for(path: str, format_name: str | None = None) -> Exporter:
    """Choose the format of a file.

    Args:
        path: where the file will be; its ending tells the format. `-` has none.
        format_name: a key of `EXPORTERS`, or None to go by the ending.

    Raises:
        UsageError: if neither tells; the message lists the known formats.
    """
    known = ", ".join(EXPORTERS)
    if format_name is not None:
        found = EXPORTERS.get(format_name.strip().lower())
        if found is None:
            raise UsageError(f"{format_name}: not a format; known are {known}")
        return found
    endings = {suffix: exporter for exporter in EXPORTERS.values() for suffix in exporter.suffixes}
    # the longest wins: a.timelinejs.json is no plain .json
    for suffix in sorted(endings, key=len, reverse=True):
        if path.lower().endswith(suffix):
            return endings[suffix]
    raise UsageError(f"{path}: the name does not tell the format; known are {known}")
