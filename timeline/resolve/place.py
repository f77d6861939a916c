"""Where the text is: a place near a time that tells its zone."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline import zones
from timeline.language import Language, at_word_start
from timeline.model.text import Span
from timeline.resolve.tensewords import tense_words

_CAPITALS = re.compile(r"[^\W\d_a-z][\w'.\u2019-]*(?: (?:of |de |la |and )?[^\W\d_a-z][\w'.\u2019-]*){0,3}")
CLOCK = re.compile(r"\d[:.]\d\d|\d ?[ap]\.?m", re.IGNORECASE)
"""A clock time in a line that only heads others."""
_CAPITAL = re.compile(r"[^\W\d_a-z]")
_REGION = re.compile(r", ([A-Z][\w.]+(?: [A-Z]\w+)?)")
_DATELINE = re.compile(
    r"^\W{0,4}(?P<city>[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'.\u2019 -]{2,30})"
    r"(?:, (?P<region>[A-Z][\w.]+(?: [A-Z][\w.]+)?))?"
    r"(?:,? ?\([^)\n]{2,20}\)|,? [^\n\u2014\u2013-]{0,24})? ?[\u2014\u2013:-]",
    re.MULTILINE,
)
_NEXT = re.compile(r",? ([^\W\d_]+) ")
_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]+) $")
_MIXED_PAIR = re.compile(r"[A-Z][a-z] ")
"""Two letters that are none of a state before a name: "Cashel, Co Tipperary"."""
_LARGE = 1_000_000
"""People of a city that the first word of a longer name means: elsewhere a hall is named after it."""
_LONGEST = 4
_REACH = 90
_BESIDE = 60
_TOLD = 1200
_WHOLE = 6000


def place_near(text: str, span: Span, language: Language, block: Span) -> tuple[str, Span] | None:
    """The zone of the place that stands with a time: the nearest in its sentence, before or after it.

    Args:
        text: the document's.
        span: the time.
        language: its words for "in" and "at".
        block: the block of the time; no place outside it counts.

    Returns:
        the IANA zone and the place's words, or None.
    """
    locatives = _prepositions(tuple(language.settings.get("place", {}).get("locatives", ())))
    after = min(_clip_after(text, span.end), block.end)
    found = _first(locatives, text, Span(span.end, after), language)
    apart = language.settings.get("place", {}).get("apart", ())
    if found and any(word in apart for word in text[span.end : found[1].start].lower().split()):
        found = None  # "departs at 6 p.m. and arrives in Lisbon"
    before = max(_clip_before(text, span.start), block.start)
    earlier = _last(locatives, text, Span(before, span.start), language)
    earlier = _gone_to(text, Span(before, span.start), earlier, language) or earlier
    if found and (earlier is None or found[1].start - span.end < span.start - earlier[1].end):
        return found
    return earlier or found


def place_in_front(text: str, span: Span, language: Language, block: Span) -> tuple[str, Span] | None:
    """The zone of the place with which the sentence of a time begins: "*In Spain,* it starts at 8 p.m."."""
    start = max(_clip_before(text, span.start), block.start)
    while start < span.start and not text[start].isalnum():
        start += 1
    locatives = _prepositions(tuple(language.settings.get("place", {}).get("locatives", ())))
    match = locatives.match(text, start, span.start)
    found = _look_up(text, match.end(), language) if match else None
    return found if found and text[found[1].end : found[1].end + 1] == "," else None


def _gone_to(
    text: str, window: Span, earlier: tuple[str, Span] | None, language: Language
) -> tuple[str, Span] | None:
    """Where somebody has gone by the time told: "in Berlin before flying to Tokyo, where he speaks at 9"."""
    words = language.settings.get("place", {})
    there, apart = words.get("there", ()), words.get("on_arrival", ())
    best = None
    for match in _prepositions(tuple(words.get("gone", ()))).finditer(text, window.start, window.end):
        if earlier is not None and match.start() < earlier[1].end:
            continue
        found = _look_up(text, match.end(), language)
        behind = found and _NEXT.match(text, found[1].end, window.end)
        if found and behind and (behind[1] in there or (earlier is not None and behind[1] in apart)):
            best = found
    return best


def place_beside(text: str, span: Span, language: Language) -> tuple[str, Span] | None:
    """The zone of a place that touches the time: "8 p.m. in Lisbon", "in Lisbon at 8 p.m."."""
    prepositions = _prepositions(tuple(language.settings.get("place", {}).get("prepositions", ())))
    toward = tuple(f" {word} " for word in language.settings.get("place", {}).get("toward", ()))
    match = prepositions.match(text, span.end + 1) if text[span.end : span.end + 1] in " ," else None
    opens = match is not None and match[0][0].isupper() and text[span.end - 1] == "."
    if match and not opens and (found := _look_up(text, match.end(), language)):
        return found
    links = frozenset(language.settings.get("place", {}).get("links", ()))
    window = max(0, span.start - _BESIDE)
    if not _may_lie_before(text[window : span.start], links):
        return None
    left = language.settings.get("place", {}).get("left", ())
    for match in _CAPITALS.finditer(text, window, span.start):  # "left Amsterdam at 12:15"
        if text.endswith(toward, window, match.start()):
            continue  # "the flight to Amsterdam at 12:15" leaves from elsewhere
        word = _BEFORE.search(text, window, match.start())
        if word is not None and word[1] not in left:
            continue  # "host Barcelona on Wednesday"
        if match.start() > window and _only_links(text[match.end() : span.start], links):
            found = _look_up(text, match.start(), language)
            if found and found[1].end == match.end():
                return found
    for match in prepositions.finditer(text, window, span.start):
        if text.endswith(toward, window, match.end()):
            continue
        found = _look_up(text, match.end(), language)
        if found and _only_links(text[found[1].end : span.start], links):
            return found
    return None


def place_told(text: str, end: int, language: Language) -> tuple[str, Span] | None:
    """The zone of the place or the people that the text before an offset named last; for "local time"."""
    start = max(0, end - _TOLD)
    for match in reversed(list(_CAPITALS.finditer(text, start, end))):
        words = match[0].rstrip(".,").split(" ")
        for first in range(len(words)):
            for count in range(min(len(words) - first, _LONGEST), 0, -1):
                name = " ".join(words[first : first + count])
                if (
                    zone := _city(name, language.code)
                    or (count == 1 and _people(name, language.code))
                    or None
                ):
                    begin = match.start() + len(" ".join(words[:first])) + (1 if first else 0)
                    return zone, Span(begin, begin + len(name))
    return None


def _may_lie_before(words: str, links: frozenset[str]) -> bool:
    """Whether the last word that is no link has a capital: a search for places takes ten times as long."""
    last = next((word for word in reversed(words.replace(",", " ").split()) if word not in links), "")
    return _CAPITAL.search(last) is not None


def _only_links(words: str, links: frozenset[str]) -> bool:
    return all(word in links for word in words.replace(",", " ").split())


@lru_cache(maxsize=4096)
def _people(name: str, language: str) -> str | None:
    found = zones.demonym(name, language)
    return None if found is None else zones.only_zone(found)


def place_in(text: str, span: Span, language: Language) -> tuple[str, Span] | None:
    """The zone of the first place that a row or a heading names, with or without a preposition."""
    for match in _CAPITALS.finditer(text, span.start, min(span.end, span.start + _TOLD)):
        if found := _look_up(text, match.start(), language, sure=False):
            return found
    return None


def only_place(text: str, span: Span, language: Language) -> tuple[str, Span] | None:
    """The zone of the one place that a line names anywhere; None if it names places of several zones."""
    found: tuple[str, Span] | None = None
    for match in _CAPITALS.finditer(text, span.start, min(span.end, span.start + _TOLD)):
        words = match[0].rstrip(".,").split(" ")
        for first in range(len(words)):
            begin = match.start() + sum(len(word) + 1 for word in words[:first])
            here = _look_up(text, begin, language)
            if here and found and here[0] != found[0]:
                return None
            found = found or here
    return found


def only_zone(text: str, language: Language) -> tuple[str, Span] | None:
    """The zone of the places that a text names, if they all lie in one."""
    prepositions = _prepositions(tuple(language.settings.get("place", {}).get("prepositions", ())))
    found: tuple[str, Span] | None = None
    for match in prepositions.finditer(text, 0, _WHOLE):
        here = _look_up(text, match.end(), language)
        if here and found and here[0] != found[0]:
            return None
        found = found or here
    return found


def dateline(text: str, language: Language) -> tuple[str, Span] | None:
    """The zone of a dateline in the first lines: "SANAA (AP) -", "LAS VEGAS, NV - May 22, 2025"."""
    match = _DATELINE.search(text[:1500])
    if match is None:
        return None
    city = match["city"].strip(" .,").title()
    region = match["region"]
    qualified = _qualified(city, region.strip(" .,"), language.code) if region else None
    zone = qualified or _city(city, language.code)
    return None if zone is None else (zone, Span(*match.span("city")))


@lru_cache(maxsize=16)
def _prepositions(words: tuple[str, ...]) -> re.Pattern[str]:
    both = [form for word in words for form in (word, word.capitalize(), word.upper())]
    words_here = at_word_start(dict.fromkeys(both)) if both else "(?!)"
    return re.compile(rf"{words_here} (?:the |The |THE )?(?=[^\W\d_a-z])")


def _first(
    prepositions: re.Pattern[str], text: str, window: Span, language: Language
) -> tuple[str, Span] | None:
    for match in prepositions.finditer(text, window.start, window.end):
        if match[0][0].isupper() and text[: match.start()].endswith(". ", window.start - 1):
            return None  # "at 3 p.m. In New York, shops open at 9"
        if found := _look_up(text, match.end(), language):
            return found
    return None


def _last(
    prepositions: re.Pattern[str], text: str, window: Span, language: Language
) -> tuple[str, Span] | None:
    best = None
    for match in prepositions.finditer(text, window.start, window.end):
        best = _look_up(text, match.end(), language) or best
    return best


def _look_up(text: str, start: int, language: Language, *, sure: bool = True) -> tuple[str, Span] | None:
    match = _CAPITALS.match(text, start)
    if match is None:
        return None
    words = match[0].rstrip(".,").split(" ")
    tail = text[match.end() : match.end() + 30]
    for count in range(min(len(words), _LONGEST), 0, -1):
        name = " ".join(words[:count])
        if count == len(words) and (region := _REGION.match(tail)):
            zone = _qualified(name, region[1].rstrip("."), language.code)
            if zone is None and (" " not in region[1] or not _MIXED_PAIR.match(region[1])):
                zone = _qualified(name, region[1].split(" ")[0], language.code)
            if zone:
                return zone, Span(start, start + len(name))
        if (zone := _city(name, language.code)) and (not sure or _is_meant(words, count, language)):
            return zone, Span(start, start + len(name))
    return None


def _is_meant(words: list[str], count: int, language: Language) -> bool:
    """Whether the first words of a longer name are a place: "Berlin Cathedral", not "Victoria Hall"."""
    behind = words[count] if count < len(words) and not words[count - 1].endswith(".") else ""
    if (
        not behind
        or (behind.isupper() and not words[0].isupper())
        or behind.lower() in tense_words(language.code).names
    ):
        return True
    civic = language.settings.get("place", {}).get("civic", ())
    if behind.lower() in civic:
        return zones.place(words[0], language.code) is not None
    found = zones.place(" ".join(words[:count]), language.code)
    if found is None or found.kind == "region":
        return False
    return found.kind == "country" or found.population >= _LARGE


def city_zone(name: str, language: Language) -> str | None:
    """The zone of a city; None if several cities of that name lie in different ones."""
    return _city(name, language.code)


@lru_cache(maxsize=4096)
def _city(name: str, language: str) -> str | None:
    found = zones.place(name, language)
    zone = None if found is None else zones.only_zone(found)
    return None if zone is None or zone.startswith("Etc/") else zone  # Greenwich itself has summer time


@lru_cache(maxsize=4096)
def _qualified(city: str, region: str, language: str) -> str | None:
    found = zones.qualified(city, region, language)
    return None if found is None else found.zone


def _clip_before(text: str, start: int) -> int:
    low = max(0, start - _REACH)
    for mark in (". ", "\n\n", "? ", "! "):
        position = text.rfind(mark, low, start)
        if position >= 0 and not (mark == ". " and text[position - 2 : position - 1] in " ."):
            low = max(low, position + 1)
    return low


def _clip_after(text: str, end: int) -> int:
    high = min(len(text), end + _REACH)
    for mark in (". ", "\n\n", "? ", "! "):
        position = text.find(mark, end, high)
        if position >= 0 and not (mark == ". " and text[position - 2 : position - 1] in " ."):
            high = min(high, position)
    return high
