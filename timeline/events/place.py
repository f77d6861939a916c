"""Where it happens: labels, "@ X", columns, "at the Élysée Palace", "in Lisbon", online."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline import zones
from timeline.events import roles
from timeline.events.clause import Joint
from timeline.events.columns import read_row
from timeline.events.layout import Layout, labels_around
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word, text_of
from timeline.events.words import EventWords

_ADDRESS: Final = re.compile(r"[^\w.]{0,3}(?:\w{1,4})?[^\w.]{0,3}(https?://[^\s<>)]+)")
_LONGEST: Final = 160
"""Code points of a place."""
_INSIDE: Final = roles.PREPOSITION | roles.DETERMINER
_BREAK: Final = roles.TIME | roles.AUXILIARY | roles.PRONOUN | roles.SUBORDINATOR | roles.RELATIVE


def find_place(scene: Scene, *, is_row: bool) -> str | None:
    """The place of the happening at a time, as the text says it; None when it does not.

    Args:
        scene: the time where it stands.
        is_row: whether it stands in a row, whose columns and notice are then asked.
    """
    label = labels_around(scene.layout, scene.block_at).get("where") if is_row else _notice_below(scene)
    if label is not None and label:
        return (
            label if isinstance(label, str) else _cleaned(scene.layout, label.value.of(scene.document.text))
        )
    if is_row:
        return _row_place(scene)
    clause = scene.clause
    words = scene.sentence.words
    found = _best(scene, words[clause.start : clause.end], scene.at - clause.start)
    if found is None and len(scene.sentence.clauses) > 1:
        found = _best(scene, _neighbours(scene), scene.at)
    return found or _online(scene, words[clause.start : clause.end])


def _neighbours(scene: Scene) -> list[Word]:
    """The words of the clauses without a time of their own around the clause of the time."""
    kept: list[Word] = []
    for number, clause in enumerate(scene.sentence.clauses):
        words = scene.sentence.words[clause.start : clause.end]
        if abs(number - scene.clause_at) != 1 or any(word.bits & roles.TIME for word in words):
            continue
        later = scene.sentence.clauses[max(number, scene.clause_at)]
        if later.joint is Joint.RELATIVE or (later.groups and later.groups[0].start == later.start):
            kept.extend(words)
    return kept


def _notice_below(scene: Scene) -> str | None:
    """The "Location:" line that follows a paragraph."""
    label = labels_around(scene.layout, scene.block_at).get("where")
    return None if label is None else _cleaned(scene.layout, label.value.of(scene.document.text))


def _cleaned(layout: Layout, raw: str) -> str | None:
    kept = " ".join(raw.replace("*", " ").replace("_", " ").split()).strip(" .,;|-")[:_LONGEST]
    return kept or None


def is_place_column(layout: Layout, column: Sequence[Word]) -> bool:
    """Whether a column of a row is nothing but a place: "Virtual (Kassel, DE)", "@ Köln"."""
    plain = [word for word in column if is_word(word)]
    if not plain or any(
        word.bits & roles.HAPPENING and not word.bits & (roles.VENUE | roles.ONLINE) for word in plain
    ):
        return False
    first = column[0]
    if first.low == "@" or first.low.startswith("@"):
        return True
    if plain[0].bits & roles.ONLINE:
        return True
    text = layout.document.text
    name = text[plain[0].start : plain[-1].end]
    if plain[-1].bits & roles.VENUE and all(
        word.bits & (roles.NAME | roles.VENUE | _INSIDE) for word in plain
    ):
        return True
    head = name.split(",")[0].split("(")[0].strip()
    return "," in name and bool(head) and zones.place(head, layout.words.code) is not None


def _row_place(scene: Scene) -> str | None:
    layout = scene.layout
    text = layout.document.text
    row = read_row(layout, scene.block_at, scene.row_part())
    for start, end in row.columns:
        column = [word for word in row.words[start:end] if not word.bits & roles.TIME]
        if column and is_place_column(layout, column):
            return _named(text_of(text, column).strip(" @|-\u2013"), column, layout.words)
    at = next((index for index, word in enumerate(row.words) if word.low == "@"), None)
    if at is not None and at + 1 < len(row.words):
        return _cleaned(layout, text_of(text, row.words[at + 1 : at + 9]))
    part = _part_place(scene, row.words)
    if part is not None:
        return part
    tail = _venue_tail(text, row.words)
    if tail:
        return text_of(text, tail)
    position = next(
        (index for index, word in enumerate(row.words) if word.start <= scene.mention.span.start < word.end),
        0,
    )
    return (
        _best(scene, row.words, position)
        or _after_sure(scene, row.words, position)
        or _online(scene, row.words)
    )


def _part_place(scene: Scene, words: Sequence[Word]) -> str | None:
    """A part of a row that is nothing but a place: ", Hall A", "(Room 4)", ", Lisbon, Portugal"."""
    text = scene.document.text
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.bits & (roles.MARK | roles.TIME):
            parts.append([])
        else:
            parts[-1].append(word)
    for number, part in enumerate(parts):
        if (
            not number
            or not part
            or not all(word.bits & (roles.NAME | roles.VENUE | roles.COMPLEMENT) for word in part)
        ):
            continue
        if any(word.bits & roles.HAPPENING and not word.bits & roles.VENUE for word in part):
            continue
        named = any(word.bits & roles.VENUE for word in part) and len(part) > 1
        if named or zones.place(text_of(text, part), scene.words.code) is not None:
            following = parts[number + 1] if number + 1 < len(parts) else []
            region = following and zones.place(text_of(text, following), scene.words.code) is not None
            return text_of(text, part) + (f", {text_of(text, following)}" if region and not named else "")
    return None


def _after_sure(scene: Scene, words: Sequence[Word], at: int) -> str | None:
    """In rows a name after "at" is a place, known or not: "Forest City at Waukon"."""
    sure = scene.words.sets["place.sure"]
    index = next(
        (index for index in range(min(at, len(words)) - 1, -1, -1) if words[index].low in sure), None
    )
    if index is None:
        return None
    end = _name_end(words, index + 1)
    inner = words[index + 1 : end]
    if not inner or any(word.bits & roles.HAPPENING for word in inner) or inner[0].low[0].isdigit():
        return None
    return _stripped(text_of(scene.document.text, inner), scene.words)


def _named(name: str, column: Sequence[Word], words: EventWords) -> str:
    first = next(word for word in column if is_word(word))
    if first.bits & roles.ONLINE:
        rest = name[len(first.low) :].strip()
        return f"{words.names['online']} {rest}".strip()
    return name


def _venue_tail(text: str, words: Sequence[Word]) -> list[Word]:
    """A venue at the end of a row, set off by its way of writing: "CALL w/ FRED SMITH Private Residence"."""
    if not words or not words[-1].bits & roles.VENUE:
        return []
    start = len(words) - 1
    if text[words[start].start : words[start].end].isupper():
        return []
    while (
        start > 0
        and words[start - 1].bits & roles.NAME
        and not text[words[start - 1].start : words[start - 1].end].isupper()
    ):
        start -= 1
    before = words[start - 1] if start else None
    shouted = (
        before is not None and text[before.start : before.end].isupper() and before.end - before.start > 1
    )
    return list(words[start:]) if shouted else []


def _best(scene: Scene, words: Sequence[Word], at: int) -> str | None:
    """The place nearest to the time; the finer one when two are joined."""
    found: list[tuple[int, int, str]] = []
    index = 0
    while index < len(words):
        end = _place_end(scene, words, index) if words[index].bits & roles.PLACE_LEAD else index
        if end > index:
            name = text_of(scene.document.text, words[index + 1 : end])
            found.append((abs(index - at), index, _stripped(name, scene.words)))
            index = end
        else:
            index += 1
    return min(found)[2] if found else None


def _stripped(name: str, words: EventWords) -> str:
    first, _, rest = name.partition(" ")
    small = words.roles.get(first.lower(), 0) & roles.DETERMINER
    return (rest if small and rest else name).strip(" ,.;-")[:_LONGEST]


def _place_end(scene: Scene, words: Sequence[Word], lead: int) -> int:
    """Index behind the place that follows the preposition at `lead`; `lead` if none does."""
    end = _name_end(words, lead + 1)
    if end == lead + 1 or not _is_place(scene, words[lead + 1 : end]):
        return lead
    while end < len(words):
        end = _behind_bracket(words, end)
        joint = end + (words[end].low == ",")
        if (
            joint < len(words)
            and words[joint].bits & roles.PLACE_LEAD
            and words[joint].bits & roles.PREPOSITION
        ):
            joint += 1
        elif joint == end:
            break
        further = _name_end(words, joint)
        if further == joint or any(word.bits & roles.HAPPENING for word in words[joint:further]):
            break
        end = further
    return end


def _behind_bracket(words: Sequence[Word], end: int) -> int:
    """Behind an abbreviation in brackets: "Bureau of Labor Statistics (BLS)"."""
    if end + 2 < len(words) and words[end].low == "(" and words[end + 2].low == ")":
        return end + 3
    return end


def _name_end(words: Sequence[Word], start: int) -> int:
    """Index behind the name that begins at `start`, which an article may open."""
    index = start
    while index < len(words) and words[index].bits & roles.DETERMINER:
        index += 1
    begin = index
    while index < len(words):
        word = words[index]
        named = word.bits & roles.NAME or word.bits & roles.VENUE
        if (word.bits & _BREAK and not word.bits & roles.VENUE) or not is_word(word) or not named:
            inner = word.bits & roles.COMPLEMENT and index > begin and index + 1 < len(words)
            if (
                inner
                and words[index + 1].bits & roles.DETERMINER
                and index + 2 < len(words)
                and words[index + 2].bits & roles.NAME
            ):
                index += 2
                continue
            if not (
                inner
                and words[index + 1].bits & roles.NAME
                and not word.bits & (roles.PLACE_LEAD | roles.CONJUNCTION)
            ):
                break
        index += 1
    return index if index > begin else start


def _is_place(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether a name is a place: it ends in a venue noun, or the gazetteer has it."""
    plain = [word for word in words if is_word(word) and not word.bits & roles.DETERMINER]
    if not plain or all(word.low.isdigit() for word in plain):
        return False
    if any(word.bits & roles.VENUE for word in plain) and any(word.bits & roles.NAME for word in plain):
        return not plain[-1].bits & roles.HAPPENING or bool(plain[-1].bits & roles.VENUE)
    if plain[-1].bits & roles.VENUE:
        return len(plain) > 1 or " " in plain[-1].low
    if not plain[0].bits & roles.NAME:
        return False
    text = scene.document.text
    name = text[plain[0].start : plain[-1].end]
    return zones.place(name, scene.words.code) is not None


def _online(scene: Scene, words: Sequence[Word]) -> str | None:
    """ "online", with the address that follows the word."""
    word = next((word for word in words if word.bits & roles.ONLINE), None)
    if word is None:
        return None
    address = _ADDRESS.match(scene.document.text, word.end)
    name = scene.words.names["online"]
    return f"{name} ({address[1]})" if address else name


def place_told_before(scene: Scene) -> str | None:
    """The place of "the summit" that the words before tell: "arrived in Paris ahead of the summit"."""
    head = _definite(scene)
    if head is None:
        return None
    noun = _canonical(head, scene.words)
    words = scene.sentence.words
    earlier = [words[: scene.clause.start]] if scene.clause_at else []
    if scene.before is not None:
        earlier.append(scene.before.words)
    for told in earlier:
        index = next(
            (index for index, word in enumerate(told) if _canonical(word, scene.words) == noun), None
        )
        if index is not None:
            place = _best(scene, told, index)
            if place is not None:
                return place
    return None


def _canonical(word: Word, words: EventWords) -> str:
    return words.telling.synonyms.get(word.low, word.low)


def _definite(scene: Scene) -> Word | None:
    """The happening of the clause that the text has told of before: "the summit", "today's summit"."""
    words = scene.sentence.words
    for index in range(max(scene.clause.start, 0), scene.clause.end):
        word = words[index]
        if not word.bits & roles.HAPPENING:
            continue
        before = words[index - 1] if index else None
        known = (
            before is not None
            and before.bits & (roles.DETERMINER | roles.TIME)
            and not before.bits & roles.INDEFINITE
        )
        return word if known else None
    return None
