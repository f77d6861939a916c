"""Timelines as files, one module a format.

A new format is a new module with `write`, and a line in `EXPORTERS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from timeline.errors import UsageError
from timeline.export import csvtable, ics, jsondoc, jsonlines, markdown
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
    "csv": Exporter(csvtable.write, (".csv",), "text/csv"),
    "markdown": Exporter(markdown.write, (".md", ".markdown"), "text/markdown"),
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
    for exporter in EXPORTERS.values():
        if path.lower().endswith(exporter.suffixes):
            return exporter
    raise UsageError(f"{path}: the name does not tell the format; known are {known}")
