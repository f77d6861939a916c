"""A table for spreadsheets: CSV (RFC 4180), one event a row.

A cell that begins with `=`, `+`, `-` or `@` is a formula to a spreadsheet, and the text is a stranger's:
such cells get an apostrophe in front, which spreadsheets take as "this is text".
"""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from timeline.model.event import Event
from timeline.model.timeline import Timeline

COLUMNS = (
    "id",
    "title",
    "start",
    "end",
    "zone",
    "zone_basis",
    "all_day",
    "precision",
    "status",
    "place",
    "rrule",
    "evidence",
    "sources",
    "moved_from",
)
_FORMULA = re.compile(r"\s*[=+\-@]|[\t\r\n]")
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def write(timeline: Timeline) -> str:
    """Return a header and one row an event; lines end in CRLF."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in _row(event)] for event in timeline)
    return table.getvalue()


def _row(event: Event) -> list[Any]:
    values = event.to_dict()
    values["sources"] = "; ".join(dict.fromkeys(source["document"] for source in values["sources"]))
    return [values[column] for column in COLUMNS]


def _cell(value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = _UNWANTED.sub("", str(value))
    return f"'{text}" if _FORMULA.match(text) else text
