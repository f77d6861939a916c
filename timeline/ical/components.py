"""Components of RFC 5545 section 3.4: BEGIN and END nested, each with its lines and its place in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.ical.lines import ContentLine, content_lines

_DEEPEST = 100


class BrokenCalendarError(ValueError):
    """A calendar whose BEGINs and ENDs do not match; the message names the line."""


@dataclass(frozen=True, slots=True)
class Component:
    """A VCALENDAR, VEVENT, VTIMEZONE and so on."""

    name: str
    start: int
    end: int
    """From the B of BEGIN to the end of the END line, without its line end."""
    lines: tuple[ContentLine, ...]
    """Its own properties, in order, without BEGIN and END."""
    children: tuple[Component, ...]

    def first(self, name: str) -> ContentLine | None:
        """The first property of a name."""
        return next((line for line in self.lines if line.name == name), None)

    def value(self, name: str) -> str | None:
        """The value of the first property of a name, as written."""
        line = self.first(name)
        return None if line is None else line.value

    def all(self, name: str) -> Iterator[ContentLine]:
        """Every property of a name."""
        return (line for line in self.lines if line.name == name)


@dataclass(slots=True)
class _Open:
    name: str
    start: int
    lines: list[ContentLine]
    children: list[Component]


def parse(text: str) -> tuple[Component, ...]:
    """Read the calendars of a text; what stands outside of them is left out.

    Raises:
        BrokenCalendarError: if there is none, or one does not end where it should.
    """
    found: list[Component] = []
    opened: list[_Open] = []
    for line in content_lines(text):
        if line.name == "BEGIN":
            name = line.value.strip().upper()
            if not opened and name != "VCALENDAR":
                raise BrokenCalendarError(
                    f"line {_number(text, line.start)}: {name} stands outside of a calendar"
                )
            if len(opened) == _DEEPEST:
                raise BrokenCalendarError(
                    f"line {_number(text, line.start)}: too many components in one another"
                )
            opened.append(_Open(name, line.start, [], []))
        elif line.name == "END":
            closed = _closed(opened, line, text)
            (opened[-1].children if opened else found).append(closed)
        elif opened:
            opened[-1].lines.append(line)
    if opened:
        begun = _number(text, opened[-1].start)
        raise BrokenCalendarError(f"ends too early: the {opened[-1].name} of line {begun} has no end")
    if not found:
        raise BrokenCalendarError("holds no calendar")
    return tuple(found)


def _closed(opened: list[_Open], line: ContentLine, text: str) -> Component:
    name = line.value.strip().upper()
    if not opened or opened[-1].name != name:
        inside = f" inside {opened[-1].name}" if opened else ""
        raise BrokenCalendarError(f"line {_number(text, line.start)}: END:{name[:40]}{inside} ends nothing")
    last = opened.pop()
    return Component(name, last.start, line.end, tuple(last.lines), tuple(last.children))


def _number(text: str, offset: int) -> int:
    """Lines count from 1."""
    return text.count("\n", 0, offset) + 1
