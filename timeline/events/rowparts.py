"""Which words of a row belong to one of its times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.columns import Row, is_telling
from timeline.events.headings import line_title
from timeline.events.place_rows import is_place_column
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word
from timeline.events.wording import without_times
from timeline.model.when import Moment

_PARTING: Final = frozenset({"-", "--", "\u2013", "\u2014", "|", "//"})
_BETWEEN: Final = frozenset({";", "|", "\u2022", ","})
"""What parts an item from the next one, which begins with its time."""
_LINKS: Final = ("nouns.buttons", "status.marks_sure")
_STATES: Final = ("status.marks_off", "status.marks_open")
_NUMBERS: Final = re.compile(r"(?<!\d)\d{1,2}(?:[/.-]\d+)*(?!\d)")
"""The numbers of a time but for a year: a day has one of them, and a clock time another."""
_PART: Final = 4
"""Words up to which the text behind a time in mid-row is its label: "7:00 PM Kickoff"."""


def own_words(scene: Scene, row: Row) -> list[Word]:
    """The words of the row that belong to this time, without links and states in parts of their own."""
    own = _without_move(scene, _words_of_time(scene, row))
    parts = _parts(row, own)
    kept = [
        word
        for part in parts
        for word in part
        if word.bits & roles.TIME or not (_is_told(scene, part, _LINKS) or _is_venue(scene, part))
    ]
    states = any(_is_told(scene, part, _STATES) for part in parts)
    if not states and (len(kept) == len(own) or is_telling(without_times(kept))):
        return kept
    plain = [word for part in parts if not _is_told(scene, part, (*_LINKS, *_STATES)) for word in part]
    over = scene.block_at - 1
    named = over >= 0 and bool(line_title(scene.layout, over))
    if is_telling(without_times(plain)) or not named or scene.layout.times_in(scene.layout.blocks[over].span):
        return kept if is_telling(without_times(kept)) else own
    return plain


def _without_move(scene: Scene, own: list[Word]) -> list[Word]:
    """Without the move at the head of a row that leads to the new slot: "*Moving* Friday's IRC to 3 p.m."."""
    plain = without_times(own)
    if len(plain) < len("ab") or not plain[0].bits & roles.MOVE:
        return own
    if scene.at < 1 or scene.sentence.low[scene.at - 1] not in scene.words.sets["moved.to"]:
        return own
    of = plain[1].low in scene.words.sets["words.of"]
    rest = own[own.index(plain[0]) + 1 + of :]
    if not (of or plain[0].low.endswith(scene.words.suffixes["gerund"])) or not is_telling(
        without_times(rest)
    ):
        return own
    return rest


def _parts(row: Row, own: Sequence[Word]) -> list[list[Word]]:
    """The words between dashes and bars, and the columns."""
    begins = {row.words[start].start for start, _ in row.columns}
    parts: list[list[Word]] = [[]]
    for word in own:
        if word.start in begins or word.low in _PARTING:
            parts.append([])
        parts[-1].append(word)
    return parts


def _is_venue(scene: Scene, part: Sequence[Word]) -> bool:
    """Whether a part behind the time, set off by a dash, is nothing but where."""
    behind = bool(part) and part[0].low in _PARTING and part[0].start >= scene.mention.span.end
    return behind and is_place_column(scene.layout, part[1:])


def _is_told(scene: Scene, part: Sequence[Word], keys: Sequence[str]) -> bool:
    """Whether a part is nothing but phrases of these keys."""
    low = [word.low for word in part if is_word(word) and not word.bits & roles.TIME]
    at = 0
    while at < len(low):
        length = max(scene.words.phrases[key].at(low, at)[0] for key in keys)
        if not length:
            return False
        at += length
    return bool(low)


def _words_of_time(scene: Scene, row: Row) -> list[Word]:
    """The words of the row that belong to this time."""
    times = _without_day(scene, row)
    at = next(
        (
            index
            for index in times
            if row.words[index].start <= scene.mention.span.start < row.words[index].end
        ),
        None,
    )
    if at is not None and len(times) > 1 and (cell := _cell_of(row, times, at)):
        return cell
    if at is None or len(times) == 1 or untimed(row, set(row.words)):
        return list(row.words)
    position = times.index(at)
    head = row.words[: times[0]]
    behind = row.words[at + 1 : times[position + 1] if position + 1 < len(times) else len(row.words)]
    if _names_follow(row, times):
        return list(behind)
    if is_telling(head) and _are_slots(row, times):
        return list(head)
    if is_telling(head) and len(times) < len(row.times()):
        # "Sat 28 March: rehearsal 10 h, concert 19.30 h": each stands before its time
        between = list(row.words[times[position - 1] + 1 : at]) if position else list(head)
        return between if is_telling(between) else list(row.words)
    if is_telling(head) and _names_lead(row, times):
        # each name stands before its time, as in "practice Friday 10:00, race Sunday 15:00"
        return list(row.words[times[position - 1] + 1 : at]) if position else list(head)
    if is_telling(head):
        if is_telling(behind) and behind[0].low != ";" and sum(map(is_word, behind)) <= _PART:
            return [*head, *behind]
        before = without_tail(list(row.words[times[position - 1] + 1 : at])) if position else list(head)
        closing = not is_telling(row.words[times[-1] + 1 :])
        return before if closing and is_telling(before) else list(row.words[: times[0] + 1])
    return list(behind) if is_telling(behind) else list(row.words)


def _cell_of(row: Row, times: Sequence[int], at: int) -> list[Word]:
    """The column of a time, where each begins one that names something: "9am Hunters   11am Ponies"."""
    ends = dict(row.columns)
    if not all(time in ends and is_telling(row.words[time + 1 : ends[time]]) for time in times):
        return []
    return list(row.words[at : ends[at]])


def _gaps(row: Row, times: Sequence[int]) -> list[Sequence[Word]]:
    """What stands behind each time, up to the next one."""
    ends = [*times[1:], len(row.words)]
    return [row.words[at + 1 : end] for at, end in zip(times, ends, strict=True)]


def _names_follow(row: Row, times: Sequence[int]) -> bool:
    """Whether something stands right behind every time: "Fair: 9 am Run; 11 am Parade; 2 pm Duck race"."""
    gaps = _gaps(row, times)
    parted = all(gap and gap[-1].low in _BETWEEN for gap in gaps[:-1])
    return parted and all(is_telling(gap) and is_word(gap[0]) for gap in gaps)


def _are_slots(row: Row, times: Sequence[int]) -> bool:
    """Whether a name leads to times with their places: "Tour: 16 May, 8 pm, Ely; 17 May, 8 pm, Wells"."""
    gaps = _gaps(row, times)
    named = times[0] > 1 and row.words[times[0] - 1].low == ":"
    return (
        named
        and all(gap and gap[-1].low == ";" for gap in gaps[:-1])
        and all(gap and gap[0].low == "," for gap in gaps)
    )


def _names_lead(row: Row, times: Sequence[int]) -> bool:
    """Whether something stands before every time and nothing behind the last, all parted by commas."""
    gaps = _gaps(row, times)
    parted = all(gap and gap[0].low in {",", ";"} and is_telling(gap) for gap in gaps[:-1])
    return parted and not is_telling(gaps[-1])


def _without_day(scene: Scene, row: Row) -> list[int]:
    """The times of a row without the day at its head: "Fri 6 Mar - The Larks - 8pm - free"."""
    times = row.times()
    if len(times) <= 1 or not isinstance(scene.mention.start, Moment):
        return times
    first = row.words[times[0]]
    said = scene.document.text[first.start : first.end]
    named = any(len(word) > len("am") and word.isalpha() for word in said.replace(".", " ").split())
    told = scene.mention.start.day_from.span
    day = (named and len(_NUMBERS.findall(said)) == 1 and ":" not in said) or (
        told is not None and told.start == first.start
    )
    return times[1:] if day and first.start != scene.mention.span.start else times


def untimed(row: Row, chosen: set[Word]) -> list[tuple[int, int]]:
    """The columns without a time that tell something, where a row has several columns."""
    if len(row.columns) <= len("ab"):
        return []
    return [
        (start, end)
        for start, end in row.columns
        if not any(word.bits & roles.TIME for word in row.words[start:end])
        and is_telling([word for word in row.words[start:end] if word in chosen])
    ]


def without_tail(column: list[Word]) -> list[Word]:
    """Without a bracket set off by a dash at the end: "Board - (after the committees)"."""
    opening = next((index for index in range(len(column) - 1, 0, -1) if column[index].low == "("), 0)
    if opening > 1 and column[-1].low == ")" and column[opening - 1].low in {"-", "\u2013", "—"}:
        return column[: opening - 1]
    return column
