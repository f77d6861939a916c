"""Tables that have lost their columns: a time, and each other cell on a line of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from timeline.events.item import TIME, Item, Line
from timeline.model.text import Block, BlockKind, Span

_MOST_CELLS: Final = 6
"""Lines that a cell table has between two times."""
_PAIR: Final = 2
"""Times that are a start and an end."""
_MANY: Final = 3
"""Times from which lines with blanks between them are a table."""
_WHEN: Final = "when"
_WORD: Final = 3
"""Letters of a word that is more than a half-day."""
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_CLOCK: Final = re.compile(r"[\s*_]*\d{1,2}(?:[:.]\d\d|[ \t]?[^\W\d_](?:\.?[^\W\d_])?(?![^\W_]))")
"""A clock time at the head of a line: "8.15", "8 am"."""
_COUNT: Final = re.compile(r"[^\W\d_]{2,12}[ \t]\d{1,2}")
"""A word with its number: "Day 2"."""
Cluster = tuple[int, int]
"""Where times stand together, as (first, behind) of the lines."""


class Head(NamedTuple):
    """The lines that head the columns."""

    before: int
    """Columns before that of the time."""
    end: int
    """The first line behind them."""
    kinds: tuple[str, ...]
    """What they call the columns, without that of the time; empty where one is not known."""


class Row(NamedTuple):
    """The lines of a row: its times, and its other cells in their order."""

    times: Sequence[Line]
    cells: Sequence[Line]


def clusters_of(run: Sequence[Line]) -> list[Cluster]:
    """Where times stand together in a run of lines."""
    found: list[Cluster] = []
    for index, line in enumerate(run):
        if line.kind != TIME:
            continue
        if found and found[-1][1] == index and not line.opens:
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
    return found


def read_cells(
    run: Sequence[Line],
    text: str,
    blocks: Sequence[Block],
    labels: Mapping[str, str],
    *,
    fewest: int,
    cut: bool = False,
) -> Iterator[tuple[int, Item]]:
    """The rows of a table of cells.

    Args:
        run: its lines, and those of titles over it.
        text: the document.
        blocks: its blocks.
        labels: words that head columns, and what they ask for.
        fewest: times from which it is a table.
        cut: whether a longer line goes on right below it.
    """
    clusters: Sequence[Cluster] = clusters_of(run)
    if len(clusters) < fewest:
        return
    run, clusters = _without_day(run, clusters, text, blocks)
    called = [labels.get(blocks[line.block].span.of(text).strip(" \t*_").lower(), "") for line in run]
    rows = _numbered(run, clusters)
    kinds: tuple[str, ...] = ()
    if not rows:
        head = _head(called, clusters[0][0])
        kinds = head.kinds if head is not None else ()
        rows = _ordered(run, clusters, head, blocks, cut=cut)
    for row in rows:
        twins = tuple(line.block for line in row.times)
        cells = tuple(line.block for line in row.cells)
        own = kinds if len(kinds) == len(cells) else ()
        # three times or more are one on the clocks of several places: the first tells
        for block in twins[: 2 if len(twins) <= _PAIR else 1]:
            yield block, Item((), cells, own, twins)


def _without_day(
    run: Sequence[Line], clusters: Sequence[Cluster], text: str, blocks: Sequence[Block]
) -> tuple[Sequence[Line], Sequence[Cluster]]:
    """The table without the day over it, where its rows tell only clock times."""
    (first, behind), *rows = clusters
    days = [tells_day(text, blocks[run[at].block].span) for at, _ in clusters]
    if len(rows) >= _PAIR and behind - first == 1 and days[0] and not any(days[1:]):
        return run[behind:], clusters_of(run[behind:])
    heads = _day_heads(run, text, blocks)
    if not heads:
        return run, clusters
    kept = [line for index, line in enumerate(run) if index not in heads]
    return kept, clusters_of(kept)


def _day_heads(run: Sequence[Line], text: str, blocks: Sequence[Block]) -> set[int]:
    """The days over rows that tell only clock times, and the lines that number them: "Day 2", "Tue 7/7"."""
    times = [index for index, line in enumerate(run) if line.kind == TIME]
    days = [index for index in times if tells_day(text, blocks[run[index].block].span)]
    led = [index for index in days if index + 1 in times and index + 1 not in days]
    if not days or len(led) < len(days) or len(times) - len(days) < max(_PAIR, len(days) + 1):
        return set()
    numbers = {
        index - 1
        for index in days
        if index and _COUNT.fullmatch(blocks[run[index - 1].block].span.of(text).strip(" \t*_"))
    }
    return {*days, *numbers}


def tells_day(text: str, span: Span) -> bool:
    """Whether a line of nothing but times has more letters than those of half-days: "Sunday; 4pm".

    Behind a clock time only a name tells a day: "4 pm Sunday", but not "4 pm onwards".
    """
    clock = _CLOCK.match(text, span.start, span.end)
    words = [word for word in _LETTERS.findall(text, span.start, span.end) if len(word) >= _WORD]
    return any(clock is None or word[0].isupper() for word in words)


def _numbered(run: Sequence[Line], clusters: Sequence[Cluster]) -> list[Row]:
    """Rows that begin with their number: "1.", "2." on lines of their own."""
    starts = [index for index, line in enumerate(run) if line.opens]
    rows: list[Row] = []
    longest = 0
    for start, end in pairwise([*starts, len(run)]):
        inside = [(first, behind) for first, behind in clusters if start <= first < end]
        if len(inside) > 1:
            return []
        if not inside:
            continue
        first, behind = inside[0]
        most = longest if end == len(run) and longest else _MOST_CELLS
        cells = (*run[start:first], *run[behind:end])[:most]
        longest = max(longest, len(cells))
        rows.append(Row(run[first:behind], cells))
    return rows if len(rows) > 1 and len(rows) == len(clusters) else []


def _head(called: Sequence[str], before: int) -> Head | None:
    """The heads of the columns among the lines over the first time."""
    when = next((index for index in range(before - 1, -1, -1) if called[index] == _WHEN), None)
    if when is None:
        return None
    first, end = when, when + 1
    while first and called[first - 1]:
        first -= 1
    while end < before and called[end]:
        end += 1
    if end - first < _PAIR:
        return None
    return Head(when - first, end, tuple(called[first:when]) + tuple(called[when + 1 : end]))


def _ordered(
    run: Sequence[Line], clusters: Sequence[Cluster], head: Head | None, blocks: Sequence[Block], *, cut: bool
) -> list[Row]:
    """Rows by the place of the time among their cells."""
    bounds = [first for first, _ in clusters[1:]] + [len(run)]
    counts = [bound - behind for (_, behind), bound in zip(clusters, bounds, strict=True)]
    inner, over = counts[:-1], clusters[0][0]
    if not inner or not min(inner) or max(inner) > _MOST_CELLS:
        return []
    if head is None and len(clusters) < _MANY and over and counts[-1] not in {0, inner[0]}:
        return []
    width = Counter(inner).most_common(1)[0][0]
    before = head.before if head is not None else _before(run, clusters, counts, width, blocks, cut=cut)
    if before and head is None and not over:
        return []
    top = head.end if head is not None else max(0, over - min(before, *inner))
    last = before >= (width if head is None else len(head.kinds))
    rows: list[Row] = []
    for number, (first, behind) in enumerate(clusters):
        gap = inner[number - 1] if number else over - top
        above = gap if last else min(before, gap)
        rest = counts[number] if number == len(inner) else counts[number] - min(before, counts[number])
        below = 0 if last else min(rest, max(inner) - before)
        rows.append(Row(run[first:behind], (*run[first - above : first], *run[behind : behind + below])))
    return rows


def _before(
    run: Sequence[Line],
    clusters: Sequence[Cluster],
    counts: Sequence[int],
    width: int,
    blocks: Sequence[Block],
    *,
    cut: bool,
) -> int:
    """Cells before the time of a row, where no heads tell: `width` when it is the last."""
    over, behind = clusters[0][0], counts[-1]
    sizes = [end - first for first, end in clusters]
    if not over or sizes[0] > max(sizes[1:]):
        return 0  # the day stands over the first time
    if not behind and not cut:
        return width
    even = len(clusters) >= _MANY and min(counts[:-1]) == max(counts[:-1]) == over + behind
    headed = blocks[run[0].block].kind is BlockKind.HEADING or run[clusters[0][0]].gap > 1
    return over if even and behind and not cut and not headed else 0
