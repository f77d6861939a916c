"""Names of places in running words: "Room 214 on the 2nd floor of the Mill", "Brawley, California"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline import zones
from timeline.events import roles
from timeline.events.placecommas import lies_in, opens_with_place
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word, text_of
from timeline.events.words import EventWords

_ADDRESS: Final = re.compile(r"[^\w.]{0,3}(?:\w{1,4})?[^\w.]{0,3}(https?://[^\s<>)]+)")
_LINK: Final = re.compile(r"\[([^\[\]\n]{1,160})\](?:\([^()\n]{0,300}\)|\[[^\[\]\n]{0,80}\])")
LONGEST: Final = 160
"""Code points of a place."""
_BREAK: Final = roles.TIME | roles.AUXILIARY | roles.PRONOUN | roles.SUBORDINATOR | roles.RELATIVE


def nearest_place(scene: Scene, words: Sequence[Word], at: int) -> str | None:
    """The place nearest to the time; the finer one when two are joined."""
    found: list[tuple[int, int, str]] = []
    index = 0
    while index < len(words):
        leads = words[index].bits & roles.PLACE_LEAD and not _is_topic(scene, words, index)
        end = _place_end(scene, words, index) if leads else index
        if end > index:
            name = text_of(scene.document.text, words[index + 1 : end])
            if not _tells_who(scene, words, index):
                name = _without_ending(scene, words, end, name)
                found.append((abs(index - at), index, stripped(name, scene.words)))
            index = end
        else:
            index += 1
    return min(found)[2] if found else None


def _tells_who(scene: Scene, words: Sequence[Word], lead: int) -> bool:
    """Whether a place tells of whom it is told: "*teams from Spain* play", not "broadcast from Glasgow"."""
    if not lead or words[lead].low not in scene.words.sets["moved.from"]:
        return False
    before = words[lead - 1].bits & ~(roles.NAME if lead == 1 else 0)
    return bool(before & roles.PLURAL) and not before & (roles.HAPPENING | roles.VERB | roles.NAME)


def _without_ending(scene: Scene, words: Sequence[Word], end: int, name: str) -> str:
    """A place without its ending where something of it follows: "in *Bulgaria*'s third election"."""
    if end >= len(words) or not is_word(words[end]) or words[end].bits & (roles.FUNCTION | roles.LEAD):
        return name
    told = name.replace("\u2019", "'")
    ending = next((each for each in scene.words.suffixes["possessive"] if told.endswith(each)), "")
    bare = name[: len(name) - len(ending)]
    return bare if ending and zones.place(bare, scene.words.code) is not None else name


def _is_topic(scene: Scene, words: Sequence[Word], lead: int) -> bool:
    """Whether what follows is spoken of: "a meeting *on* Gaza", not "the meeting on Main Street"."""
    sets = scene.words.sets
    if (
        not lead
        or words[lead].low not in sets["place.about"]
        or words[lead - 1].low not in sets["place.spoken"]
    ):
        return False
    name = words[lead + 1 : name_end(words, lead + 1)]
    return not any(word.bits & roles.VENUE for word in name)


def stripped(name: str, words: EventWords) -> str:
    """A name without its article, unless it is its own: "The Hague"."""
    first, _, rest = name.partition(" ")
    small = words.roles.get(first.lower(), 0) & roles.DETERMINER
    if small and first[:1].isupper():
        found = zones.place(name.strip(" ,.;-"), words.code)
        small = 0 if found is not None and found.name.startswith(f"{first} ") else small
    return (rest if small and rest else name).strip(" ,.;-")[:LONGEST]


def _place_end(scene: Scene, words: Sequence[Word], lead: int) -> int:
    """Index behind the place that follows the preposition at `lead`; `lead` if none does."""
    end = name_end(words, lead + 1)
    if end == lead + 1 or not _is_place(scene, words[lead + 1 : end]):
        return lead
    while end < len(words):
        end = _behind_bracket(words, end)
        joint = end + (end < len(words) and words[end].low == ",")
        if (
            joint < len(words)
            and words[joint].bits & roles.PLACE_LEAD
            and words[joint].bits & roles.PREPOSITION
        ):
            joint += 1
        elif joint == end:
            break
        further = name_end(words, joint)
        if (
            further == joint
            or words[joint].bits & roles.INDEFINITE
            or _is_subject(words, end, further)
            or any(word.bits & roles.HAPPENING for word in words[joint:further])
        ):
            break
        end = further
    return _list_end(scene, words, end)


def _is_subject(words: Sequence[Word], comma: int, end: int) -> bool:
    """Whether a name behind a place at the front acts: "In Vienna, *Hungary* and Serbia will play"."""
    if words[comma].low != "," or not opens_with_place(words, comma):
        return False
    return end < len(words) and is_word(words[end])


def _list_end(scene: Scene, words: Sequence[Word], end: int) -> int:
    """Index behind the last of several places: "in Madrid, Seville *and Valencia*"."""
    if end + 1 >= len(words) or not words[end].bits & roles.CONJUNCTION or words[end - 1].bits & roles.VENUE:
        return end
    last = name_end(words, end + 1)
    if last == end + 1 or not _is_place(scene, words[end + 1 : last]):
        return end
    behind = words[last].bits if last < len(words) else roles.MARK
    ends = behind & (roles.TIME | roles.LEAD | roles.PREPOSITION | roles.MARK)
    return last if ends and not opens_with_place(words, end) else end


def _behind_bracket(words: Sequence[Word], end: int) -> int:
    """Behind an abbreviation in brackets: "Bureau of Labor Statistics (BLS)"."""
    if end + 2 < len(words) and words[end].low == "(" and words[end + 2].low == ")":
        return end + 3
    return end


def name_end(words: Sequence[Word], start: int) -> int:
    """Index behind the name that begins at `start`, which an article may open."""
    index = start
    while index < len(words) and words[index].bits & (roles.DETERMINER | roles.ORDINAL):
        if words[index].bits & roles.NAME and not words[index].bits & roles.DETERMINER:
            break  # "First Street"
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
    while plain and plain[0].bits & roles.ORDINAL and not plain[0].bits & roles.NAME:
        plain = plain[1:]  # "neighbouring Chad"
    if not plain or all(word.low.isdigit() for word in plain):
        return False
    if any(word.bits & roles.VENUE for word in plain) and any(word.bits & roles.NAME for word in plain):
        return not plain[-1].bits & roles.HAPPENING or bool(plain[-1].bits & roles.VENUE)
    if plain[-1].bits & roles.VENUE:
        return len(plain) > 1 or " " in plain[-1].low
    if not plain[0].bits & roles.NAME:
        return False
    text = scene.document.text
    city, _, region = text[plain[0].start : plain[-1].end].partition(",")
    found = zones.place(city, scene.words.code)
    return found is not None or (bool(region) and lies_in(city, region, scene.words.code))


def after_sure(scene: Scene, words: Sequence[Word], at: int) -> str | None:
    """A name after "at", known or not: "Forest City at Waukon"."""
    sure = scene.words.sets["place.sure"]
    before = range(min(at, len(words)) - 1, -1, -1)
    index = next((index for index in (*before, *range(at, len(words))) if words[index].low in sure), None)
    if index is None:
        return None
    end = name_end(words, index + 1)
    inner = words[index + 1 : end]
    if not inner or any(word.bits & roles.HAPPENING for word in inner) or inner[0].low[0].isdigit():
        return None
    return stripped(text_of(scene.document.text, inner), scene.words)


def cleaned(raw: str) -> str | None:
    """A place without markup and outer punctuation; None when nothing is left."""
    plain = _LINK.sub(r"\1", raw.replace("*", " ").replace("_", " "))
    kept = " ".join(plain.split()).strip(" .,;|-")[:LONGEST]
    return kept or None


def online_in(scene: Scene, words: Sequence[Word]) -> str | None:
    """The word for "online", with the address that follows it; None when nothing is online."""
    word = next((word for word in words if word.bits & roles.ONLINE), None)
    if word is None:
        return None
    address = _ADDRESS.match(scene.document.text, word.end)
    name = scene.words.names["online"]
    return f"{name} ({address[1]})" if address else name
