"""Where a text names a zone with words of no lexicon: "Kyiv time", "ET", "Eastern", "America/New_York"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from timeline import zones
from timeline.find.grammar import Grammar
from timeline.find.smallzones import after_clock, dotted, is_small_zone
from timeline.find.tokens import TOKEN
from timeline.language import at_word_start, load_language
from timeline.language.alternatives import found_at
from timeline.language.wordlist import letters_of
from timeline.model.values import value_class

_LONGEST_NAME = 4
_LONGEST_ABBREVIATION = 5
_REACH = 48
_IANA = re.compile(r"[A-Za-z]+(?:/[A-Za-z_+-]+\d*){1,2}")
_BRACKETED = re.compile(r"\(([A-Z]{2,5})\)")
_LIST = re.compile(r"[(/|=] ?\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)? [A-Z][a-z]")
"""Behind a place the same instant elsewhere: "10 a.m. New York (2 p.m. London)"."""
_LINE = 40
"""Code points of a line that a zone in brackets ends."""
_HEAD = 20
"""Code points before a zone in brackets in which the word stands that it goes with."""
_ENDS = re.compile(r"[*_]{0,3}(?::|[ \t]*(?:\n|\Z))")
"""What ends a heading, or a label before its row: "Start (UTC):", "**Start (UTC):**"."""
_MOST_LINKS = 6
_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*\.?")


@value_class(frozen=True, slots=True)
class Spot:
    """A zone in the text: where it ends, the class of its token, its IANA candidates."""

    end: int
    cls: str
    zones: tuple[str, ...]


def zone_spots(grammar: Grammar, text: str, folded: str, letters: AbstractSet[str]) -> dict[int, Spot]:
    """Names of places and zones beside a word for time ("Kyiv time", "heure de Paris"), by their start.

    Args:
        grammar: of the language.
        text: as written.
        folded: the text folded.
        letters: the rows of letters of the folded text.
    """
    settings = grammar.language.settings.get("zone", {})
    words = settings.get("words", ())
    if not words:
        return {}
    suffix = settings.get("order", "suffix") != "prefix"
    prefix = settings.get("order", "suffix") != "suffix"
    found: dict[int, Spot] = {}
    told = _named(tuple(words))
    for match in found_at(told.pattern, folded, told.first & letters):
        if suffix and (spot := _before(grammar, text, match.start(), match.end())):
            found[spot[0]] = spot[1]
        elif prefix and (after := _after(grammar, text, folded, match)):
            found[match.start()] = after
    found |= _declared(grammar, text, folded, letters)
    heads = settings.get("heads", ())
    for match in _BRACKETED.finditer(text):
        ends = _ENDS.match(folded, match.end()) is not None
        heading = _heads(folded, match.start(), heads) or (ends and _is_heading(folded, match.start()))
        if heading and _is_short_for(text, match, words):
            continue  # "Museum of Eastern Tales (MET): 7 p.m."
        named = zones.abbreviation(match[1]) if heading else ()
        if named:
            found.setdefault(match.start(1), Spot(match.end(1), "zname", tuple(named)))
    return found


_ITS_CITY = re.compile(r" [-\u2013] ([^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]+){0,2})(?=[ \t]*(?:\n|\Z))")


class _Phrases(NamedTuple):
    """Words and phrases that are looked for in a text."""

    pattern: re.Pattern[str]
    first: frozenset[str]
    """Rows of letters, one of which begins whatever the pattern finds."""


@cache
def _declaring(code: str) -> _Phrases | None:
    """What says that all times are of one zone: whole phrases, and nouns with the words that lead on."""
    settings = load_language(code).settings.get("zone", {})
    phrases = settings.get("declares", ())
    if not phrases:
        return None
    nouns, links = (sorted(settings.get(key, ()), key=len, reverse=True) for key in ("declared", "declaring"))
    row = f"{at_word_start(nouns)}(?:[ \\n](?:{'|'.join(map(re.escape, links))})){{0,{_MOST_LINKS}}}"
    pattern = f"(?:{at_word_start(sorted(phrases, key=len, reverse=True))}|{row})(?!\\w)"
    return _Phrases(re.compile(pattern), frozenset(letters_of(words)[0] for words in (*phrases, *nouns)))


def _declared(grammar: Grammar, text: str, folded: str, letters: AbstractSet[str]) -> dict[int, Spot]:
    """Zones behind words that say that all times are theirs: "Times are Pacific", "Timestamps in ET"."""
    declaring = _declaring(grammar.language.code)
    if declaring is None:
        return {}
    found = {}
    for match in found_at(declaring.pattern, folded, declaring.first & letters):
        words = list(_WORD.finditer(text, match.end(), match.end() + _REACH))[:2]
        if not words or text[match.end() : words[0].start()].strip(" \n") or not words[0][0][0].isupper():
            continue
        start = words[0].start()
        for count in range(len(words), 0, -1):
            name = text[start : words[count - 1].end()].rstrip(".")
            if named := cldr(name, grammar.language.code):
                found[start] = Spot(start + len(name), "zname", named)
                break
            if name.isupper() and (named := abbreviation(name, grammar.language.code)):
                found[start] = Spot(start + len(name), "abbr", named)
                break
    return found


def _is_heading(folded: str, start: int) -> bool:
    """Whether a line of a few words without digits ends there: "Timeline (UTC)"."""
    low = max(0, start - _LINE)
    begin = folded.rfind("\n", low, start) + 1
    line = folded[begin:start]
    return bool(begin or not low) and bool(line.strip()) and not any(map(str.isdigit, line))


def _is_short_for(text: str, bracket: re.Match[str], words: Collection[str]) -> bool:
    """Whether letters in a bracket are short for the name before them, which is no name of a zone."""
    before = _WORD.findall(text, max(0, bracket.start() - _LINE), bracket.start())
    initials = "".join(word[0] for word in before if word[0].isupper())
    return bool(before) and initials.endswith(bracket[1]) and before[-1].lower() not in words


def _heads(folded: str, start: int, heads: Collection[str]) -> bool:
    """Whether a word such as "Start" or "Schedule" stands before a zone in brackets."""
    return any(word in heads for word in _WORD.findall(folded, max(0, start - _HEAD), start))


@lru_cache(maxsize=32)
def _named(words: tuple[str, ...]) -> _Phrases:
    pattern = at_word_start(sorted(words, key=len, reverse=True)) + r"(?!\w)"
    return _Phrases(re.compile(pattern), frozenset(letters_of(word)[0] for word in words))


def _before(grammar: Grammar, text: str, start: int, end: int) -> tuple[int, Spot] | None:
    if start < 2 or text[start - 1] not in " \u00a0\n-\u2019's":  # noqa: PLR2004
        return None
    window = max(0, start - _REACH)
    words = list(_WORD.finditer(text, window, start))[-_LONGEST_NAME:]
    lower_case = grammar.language.settings.get("zone", {}).get("lower_case", False)
    for first in words:
        if first.start() == window and window and text[window - 1].isalnum():
            continue
        if not (first[0][0].isupper() or lower_case) or "\n\n" in text[first.start() : start]:
            continue
        name = " ".join(text[first.start() : start].split())
        whole = " ".join(text[first.start() : end].split())
        found = lookup(name, grammar.language.code) or lookup(whole, grammar.language.code)
        if found:
            return first.start(), Spot(_behind_city(text, end, found[1], grammar.language.code), *found)
    return None


def _behind_city(text: str, end: int, candidates: Collection[str], code: str) -> int:
    """Where a zone ends with the city that calendars write behind it: "Pacific Time - Los Angeles"."""
    city = _ITS_CITY.match(text, end, end + _REACH)
    place = zones.place(city[1], code) if city is not None else None
    return city.end() if city is not None and place is not None and place.zone in candidates else end


def _after(grammar: Grammar, text: str, folded: str, match: re.Match[str]) -> Spot | None:
    links = tuple(grammar.language.settings.get("zone", {}).get("links", ()))
    position = match.end()
    rest = folded[position : position + _REACH]
    blanks = len(rest) - len(rest.lstrip(" "))
    position += blanks
    for link in links:
        if folded.startswith(link, position):
            position += len(link)
            break
    words = list(_WORD.finditer(text, position, position + _REACH))[:_LONGEST_NAME]
    for count in range(len(words), 0, -1):
        name = text[words[0].start() : words[count - 1].end()]
        if words[0].start() - position <= 1 and (found := lookup(name.rstrip("."), grammar.language.code)):
            return Spot(words[0].start() + len(name.rstrip(".")), *found)
    return None


@lru_cache(maxsize=4096)
def lookup(name: str, language: str) -> tuple[str, tuple[str, ...]] | None:
    """The class and the IANA candidates of a name that stands beside a word for time."""
    name = name.removesuffix("'s").removesuffix("\u2019s")
    if named := zones.cldr_name(name, language):
        return "zname", named
    place = (
        zones.place(name, language)
        or zones.demonym(name, language)
        or zones.place(name, language, strict=False)
    )
    if place is not None:
        return "zplace", (place.zone, *(zone for zone in place.zones if zone != place.zone))
    return None


def zone_after(
    grammar: Grammar,
    text: str,
    folded: str,
    run: Sequence[tuple[str, int, int]],
    here: tuple[int, int],
) -> Spot | None:
    """A zone that begins at an unknown word right after a number or a word of time.

    `run` is what has been read before it.
    """
    start, end = here
    previous = run[-1]
    written = text[start:end]
    clock = after_clock(grammar, run)
    if not (clock or written[0].isupper() or text.startswith("/", end)):
        return None
    if clock and (letters := dotted(text, start)):
        found = abbreviation(letters.replace(".", ""), grammar.language.code)
        return Spot(start + len(letters), "abbr", found) if found else None
    if end - start <= _LONGEST_ABBREVIATION and (written.isupper() or clock):
        found = abbreviation(written.upper(), grammar.language.code)
        if found and (written.isupper() or is_small_zone(grammar, folded, run, here)):
            return Spot(end, "abbr", found)
    if text.startswith("/", end) and written.isalpha() and (match := _IANA.match(text, start)):
        zone = zones.canonical(match[0])
        if zone:
            return Spot(match.end(), "iana", (zone,))
    if not written[0].isupper() and not clock:
        return None
    if (
        clock
        and (any(not word for word, _, _ in run) or _LIST.search(text, end, end + _REACH))
        and (place := place_in_list(grammar, text, start))
    ):
        return place
    if not _may_begin(written):
        return None
    ends = [match.end() for match in islice(TOKEN.finditer(folded, start, start + _REACH * 2), _LONGEST_NAME)]
    for count in range(len(ends), 0, -1):
        name = text[start : ends[count - 1]]
        if count == 1 and not clock and previous[0] not in grammar.zone_words:
            return None
        if name[-1].isalnum() and (named := cldr(name, grammar.language.code)):
            return Spot(start + len(name), "zname", named)
    return None


def place_in_list(grammar: Grammar, text: str, start: int) -> Spot | None:
    """A bare place after a clock time in a list of zones: "8 am PT | 11 am ET | 4 pm London"."""
    words = list(islice(_WORD.finditer(text, start, start + _REACH), 3))
    for count in range(len(words), 0, -1):
        name = text[start : words[count - 1].end()].rstrip(".")
        found = zones.place(name, grammar.language.code)
        if found and len(found.zones) <= 1:
            return Spot(start + len(name), "zplace", (found.zone,))
    return None


@lru_cache(maxsize=4096)
def abbreviation(text: str, language: str) -> tuple[str, ...]:
    """IANA candidates of an abbreviation."""
    return zones.abbreviation(text, language)


@lru_cache(maxsize=4096)
def cldr(text: str, language: str) -> tuple[str, ...]:
    """IANA candidates of a CLDR zone name."""
    return zones.cldr_name(text, language)


@lru_cache(maxsize=4096)
def _may_begin(word: str) -> bool:
    """Whether the name of a zone may begin with a word."""
    return zones.begins_cldr_name(word)
