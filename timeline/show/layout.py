"""Where everything stands: columns when there is room, else times above titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from timeline.export.wording import city, day_heading
from timeline.model.timeline import Timeline
from timeline.show.cells import plain, width
from timeline.show.rows import Row, rows
from timeline.show.style import Line, Run, wrap

_MARGIN = "  "
_GAP = "  "
_LEAST_BODY = 24
"""Columns below which a title is no pleasure to read beside its times."""
_LEAST_WIDTH = 20
_LINES_PER_HEAD = 20
"""After how many lines the names of the zones are told again."""


def lay_out(
    timeline: Timeline, *, zones: Sequence[str], columns: int, wide: bool, unicode: bool
) -> list[Line]:
    """The timeline as lines of at most `columns` columns (never fewer than 20)."""
    columns = max(columns, _LEAST_WIDTH)
    found = rows(timeline, zones, wide=wide, unicode=unicode)
    heads, common = _heads(found, zones)
    widths = _widths(found, heads)
    body = columns - len(_MARGIN) - sum(widths) - len(_GAP) * len(widths) - 3
    lines: list[Line] = []
    headed = 0
    for day, group in groupby(found, key=lambda row: row.day):
        lines += [(), *_day_lines(day_heading(day), common, columns)]
        members = list(group)
        if body >= _LEAST_BODY:
            if any(heads) and (not headed or len(lines) - headed > _LINES_PER_HEAD):
                headed = len(lines)
                lines.append((Run(_MARGIN), *map(_pad, heads, widths, ["zone"] * len(heads))))
            lines += _columns(members, heads, widths, body)
        else:
            lines += _stacked(members, heads, columns)
    if wide:
        lines += _unplaced(timeline, columns, unicode=unicode)
    return lines[1:]


def _heads(found: list[Row], zones: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """Heads of the columns of times, and the one zone that all times share."""
    if zones:
        cities = [city(zone) for zone in zones]
        heads = [name if cities.count(name) == 1 else zone for name, zone in zip(cities, zones, strict=True)]
        return (tuple(heads), "") if len(heads) > 1 else (("",), heads[0])
    homes = {row.home for row in found if row.home}
    if len(homes) == 1:
        return ("",), homes.pop()
    return ("", "") if homes else ("",), ""


def _cells(row: Row, heads: tuple[str, ...]) -> tuple[str, ...]:
    """The entries of the columns: clocks under their zones, or a clock and the zone that it is in."""
    own_zone = len(heads) > 1 and not any(heads)
    cells = (*row.clocks, row.home) if own_zone else row.clocks
    return cells + ("",) * (len(heads) - len(cells))


def _widths(found: list[Row], heads: tuple[str, ...]) -> list[int]:
    table = [heads, *(_cells(row, heads) for row in found)]
    return [max(map(width, column)) for column in zip(*table, strict=True)]


def _day_lines(heading: str, common: str, columns: int) -> list[Line]:
    runs = [Run(heading, "day")]
    return wrap([*runs, Run(f"· {common}", "zone")] if common else runs, columns)


def _columns(members: list[Row], heads: tuple[str, ...], widths: list[int], body: int) -> Iterator[Line]:
    blank = Run(" " * (sum(widths) + len(_GAP) * len(widths)))
    for row in members:
        own_zone = not any(heads)
        cells = [
            _pad(cell, size, "zone" if own_zone and at else "clock")
            for at, (cell, size) in enumerate(zip(_cells(row, heads), widths, strict=True))
        ]
        rail = Run(" " if row is members[-1] else "│", "rail")
        for at, text in enumerate(_body(row, body)):
            left = [*cells, row.mark] if at == 0 else [blank, rail]
            yield Run(_MARGIN), *left, Run(_GAP), *text


def _stacked(members: list[Row], heads: tuple[str, ...], columns: int) -> Iterator[Line]:
    room = columns - len(_MARGIN) - 2
    for row in members:
        names = heads if any(heads) and len(row.clocks) == len(heads) else ("",) * len(row.clocks)
        if len(heads) > 1 and not any(heads):
            names = (row.home,)
        times: list[Run] = []
        for at, (time, name) in enumerate(zip(row.clocks, names, strict=True)):
            times += [Run("·", "zone")] if at else []
            times.append(Run(f"{time} {name}" if name else time, "clock"))
        rail = Run(" " if row is members[-1] else "│", "rail")
        for at, text in enumerate([*wrap(times, room), *_body(row, room)]):
            yield Run(_MARGIN), row.mark if at == 0 else rail, Run(" "), *text


def _body(row: Row, room: int) -> list[Line]:
    lines = wrap(list(row.body), room) or [()]
    for detail in row.details:
        lines += wrap(list(detail), room)
    return lines


def _pad(text: str, size: int, style: str) -> Run:
    return Run(text + " " * (size - width(text)) + _GAP, style)


def _unplaced(timeline: Timeline, columns: int, *, unicode: bool) -> Iterator[Line]:
    """The mentions that found no place, with their words where only one document was read."""
    if not timeline.unresolved:
        return
    yield ()
    yield (Run("Not placed", "day"),)
    for unresolved in timeline.unresolved:
        span = unresolved.mention.span
        text = (
            span.of(timeline.documents[0].text)
            if len(timeline.documents) == 1
            else f"{span.start}-{span.end}"
        )
        runs = [
            Run(f"“{plain(text, unicode=unicode)}”", "quote"),
            Run(plain(unresolved.reason, unicode=unicode), "note"),
        ]
        for line in wrap(runs, columns - len(_MARGIN)):
            yield Run(_MARGIN), *line
