"""Where the text is: a place near a time that tells its zone."""

from __future__ import annotations

import re

from timeline import zones
from timeline.language import Language
from timeline.language.wordlist import letters_of
from timeline.model.text import Span
from timeline.resolve.cities import (
    CAPITALS,
    LARGE,
    LONGEST,
    city_before,
    city_zone,
    is_qualified,
    look_up,
    people_zone,
    qualified_zone,
)
from timeline.resolve.clips import REACH, clip_after, clip_before
from timeline.resolve.placewords import place_words
from timeline.resolve.tensewords import tense_words

CLOCK = re.compile(r"\d[:.]\d\d|\d ?[ap]\.?m", re.IGNORECASE)
"""A clock time in a line that only heads others."""
_CAPITAL = re.compile(r"[^\W\d_a-z]")
_DATELINE = re.compile(
    r"\W{0,4}(?P<city>[^\W\d_a-z](?:[^\W\d_a-z]|['.\u2019 ]|(?<=[^\W\d_a-z])-(?=[^\W\d_a-z])){2,30})"
    r"(?:, (?P<region>(?![A-Z]{3}\.? \d)[A-Z][\w.]+(?: [A-Z][\w.]+)?))?"
    r"(?:,? ?\([^)\n]{2,20}\)|,? [^\n\u2014\u2013-]{0,24})? ?[\u2014\u2013:-]"
)
_VENUE = re.compile(r"[^\W\d_][\w'\u2019-]*(?: [^\W\d_][\w'\u2019-]*){0,5}")
_NAMED = re.compile(
    r"[^\W\d_a-z][\w'\u2019&-]*(?: (?:[^\W\d_A-Z]{1,3} ){0,2}[^\W\d_a-z][\w'\u2019&-]*){0,5}, "
    r"(?=[^\W\d_a-z])"
)
_ENDS = ("", ".", ",", ";", "?", "!", ")", "/", "\n")
_COMMA = re.compile(", ")
"""Between a venue of up to six words and its city."""
_NEXT = re.compile(r",? ([^\W\d_]+) ")
_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]+) $")
_BESIDE = 60
_TOLD = 1200
_FIGURE = re.compile(r"\d")


def place_near(
    text: str, span: Span, language: Language, block: Span, *, is_local: bool = False
) -> tuple[str, Span] | None:
    """The zone of the place that stands with a time: the nearest in its sentence, before or after it.

    Args:
        text: the document's.
        span: the time.
        language: its words for "in" and "at".
        block: the block of the time; no place outside it counts.
        is_local: whether it is told as local time, which is that of where somebody goes.

    Returns:
        the IANA zone and the place's words, or None.
    """
    if not (_may_name(text, span.end, span.end + REACH) or _may_name(text, span.start - REACH, span.start)):
        return None
    known = place_words(language.code)
    locatives = known.locatives
    after = min(clip_after(text, span.end, language), block.end)
    found = _first(locatives, text, Span(span.end, after), language)
    if found and any(word in known.apart for word in text[span.end : found[1].start].lower().split()):
        found = None  # "departs at 6 p.m. and arrives in Lisbon"
    if found and ";" in text[span.end : found[1].start] and _FIGURE.search(text, found[1].end, after):
        found = None  # "the vote is at 7 p.m.; the summit in Rome starts on Sunday at 5 p.m."
    before = max(clip_before(text, span.start, language), block.start)
    earlier = _last(locatives, text, Span(before, span.start), language)
    gone = _gone_to(text, Span(before, span.start), earlier, language, is_local=is_local)
    earlier = gone or earlier
    if found and (earlier is None or found[1].start - span.end < span.start - earlier[1].end):
        return found
    return earlier or found


def _may_name(text: str, start: int, end: int) -> bool:
    """Whether a capital stands there, without which no place is named."""
    return _CAPITAL.search(text, max(0, start), end) is not None


def place_in_front(text: str, span: Span, language: Language, block: Span) -> tuple[str, Span] | None:
    """The zone of the place with which the sentence of a time begins: "*In Spain,* it starts at 8 p.m."."""
    start = max(clip_before(text, span.start, language), block.start)
    while start < span.start and not text[start].isalnum():
        start += 1
    match = place_words(language.code).locatives.match(text, start, span.start)
    found = look_up(text, match.end(), language) if match else None
    if found is None or text[found[1].end : found[1].end + 1] == ",":
        return found
    subject = _NEXT.match(text, found[1].end)  # "In Dallas a hearing opens"
    return found if subject and subject[1] in tense_words(language.code).articles else None


def bare_city(text: str, span: Span, language: Language) -> tuple[str, Span] | None:
    """The zone of a large city that alone stands behind a time: "on Monday at 2pm London"."""
    match = CAPITALS.match(text, span.end + 1) if text[span.end : span.end + 1] == " " else None
    if match is None or text[match.end() : match.end() + 1] not in _ENDS:
        return None
    if text[span.end - 1] == "." and text[match.end() : match.end() + 1] == ",":
        return None  # "at 8 p.m. Madrid, the star of the night, sings"
    name = match[0].rstrip(".")
    named = zones.place(name, language.code)
    if named is None or named.kind == "region" or named.population < LARGE:
        return None
    zone = city_zone(name, language.code)
    return None if zone is None else (zone, Span(match.start(), match.start() + len(name)))


def is_located(text: str, span: Span, language: Language) -> bool:
    """Whether a preposition of place stands right behind a time: "9 PM in Tokyo"."""
    locatives = place_words(language.code).locatives
    return text[span.end : span.end + 1] == " " and locatives.match(text, span.end + 1) is not None


def place_of_venue(text: str, span: Span, language: Language, block: Span) -> tuple[str, Span] | None:
    """The zone of the city of a venue right behind a time: "at 4 p.m. in Rossio Square in Lisbon"."""
    locatives = place_words(language.code).locatives
    opening = locatives.match(text, span.end + 1) if text[span.end : span.end + 1] in " ," else None
    if opening is None:
        return None
    after = min(clip_after(text, span.end, language), block.end)
    first = opening.end()
    for joint in (*locatives.finditer(text, first, after), *_COMMA.finditer(text, first, after)):
        venue = text[first : joint.start()]
        if _VENUE.fullmatch(venue.rstrip()) and (found := look_up(text, joint.end(), language)):
            return found
    return None


def _gone_to(
    text: str, window: Span, earlier: tuple[str, Span] | None, language: Language, *, is_local: bool
) -> tuple[str, Span] | None:
    """Where somebody has gone by the time told: "in Berlin before flying to Tokyo, where he speaks at 9"."""
    known = place_words(language.code)
    best = None
    if known.gone_first.isdisjoint(letters_of(text[window.start : window.end].lower())):
        return None
    for match in known.gone.finditer(text, window.start, window.end):
        if earlier is not None and match.start() < earlier[1].end:
            continue
        found = look_up(text, match.end(), language)
        behind = found and _NEXT.match(text, found[1].end, window.end)
        if (
            found
            and behind
            and (is_local or behind[1] in known.there or (earlier and behind[1] in known.on_arrival))
        ):
            best = found
    return best


def place_beside(text: str, span: Span, language: Language) -> tuple[str, Span] | None:
    """The zone of a place that touches the time: "8 p.m. in Lisbon", "in Lisbon at 8 p.m."."""
    known = place_words(language.code)
    prepositions, toward = known.prepositions, known.toward
    behind = text[span.end : span.end + 1]
    match = prepositions.match(text, span.end + 1) if behind in " ,\n" else None
    opens = match is not None and match[0][0].isupper() and (text[span.end - 1] == "." or behind == "\n")
    if match and not opens and (found := look_up(text, match.end(), language)):
        return found
    found = look_up(text, span.end + 2, language) if text.startswith(", ", span.end) else None
    if found and is_qualified(found, text, language):
        return found  # "Talks, 3 p.m. Friday, Springfield, Mo."
    links = known.links
    window = max(0, span.start - _BESIDE)
    if not _may_lie_before(text[window : span.start], links):
        return None
    for match in CAPITALS.finditer(text, window, span.start):  # "left Amsterdam at 12:15"
        if text.endswith(toward, window, match.start()):
            continue  # "the flight to Amsterdam at 12:15" leaves from elsewhere
        word = _BEFORE.search(text, window, match.start())
        if word is not None and word[1] not in known.left:
            continue  # "host Barcelona on Wednesday"
        if match.start() > window and _only_links(text[match.end() : span.start], links):
            found = look_up(text, match.start(), language)
            if found and found[1].end == match.end():
                return city_before(found, text, window, language) or found
    for match in prepositions.finditer(text, window, span.start):
        if text.endswith(toward, window, match.end()):
            continue
        found = look_up(text, match.end(), language)
        if found and _only_links(text[found[1].end : span.start], links):
            return found
    return None


def seat_of_people(text: str, span: Span, language: Language, block: Span) -> tuple[str, Span] | None:
    """The zone of the country whose capital the sentence of a time names: "in the Belgian capital"."""
    seats = language.settings.get("place", {}).get("seats", ())
    start = max(clip_before(text, span.start, language), block.start)
    for match in CAPITALS.finditer(text, start, min(clip_after(text, span.end, language), block.end)):
        following = _NEXT.match(text, match.end())
        if following and following[1] in seats and (zone := people_zone(match[0], language.code)):
            return zone, Span(*match.span())
    return None


def place_told(text: str, end: int, language: Language) -> tuple[str, Span] | None:
    """The zone of the place or the people that the text before an offset named last; for "local time"."""
    start = max(0, end - _TOLD)
    for match in reversed(list(CAPITALS.finditer(text, start, end))):
        words = match[0].rstrip(".,").split(" ")
        for first in range(len(words)):
            for count in range(min(len(words) - first, LONGEST), 0, -1):
                name = " ".join(words[first : first + count])
                if (
                    zone := city_zone(name, language.code)
                    or (count == 1 and people_zone(name, language.code))
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


def place_in(text: str, span: Span, language: Language) -> tuple[str, Span] | None:
    """The zone of the first place that a row or a heading names, with or without a preposition."""
    for match in CAPITALS.finditer(text, span.start, min(span.end, span.start + _TOLD)):
        if found := look_up(text, match.start(), language, sure=False):
            return found
    return None


def only_place(text: str, span: Span, language: Language) -> tuple[str, Span] | None:
    """The zone of the one place that a line names anywhere; None if it names places of several zones."""
    found: tuple[str, Span] | None = None
    for match in CAPITALS.finditer(text, span.start, min(span.end, span.start + _TOLD)):
        words = match[0].rstrip(".,").split(" ")
        for first in range(len(words)):
            begin = match.start() + sum(len(word) + 1 for word in words[:first])
            here = look_up(text, begin, language)
            if here and found and here[0] != found[0]:
                return None
            found = found or here
    return found


def dateline(text: str, language: Language) -> tuple[str, Span] | None:
    """The zone of a dateline in the first lines: "SANAA (AP) -", "LAS VEGAS, NV - May 22, 2025"."""
    head = text[:1500]
    lines = (_DATELINE.match(head, at) for at in (0, *(end.end() for end in re.finditer("\n", head))))
    match = next((each for each in lines if each and each["city"].isupper()), None)
    if match is None:
        return None
    city = match["city"].strip(" .,").title()
    region = match["region"]
    qualified = qualified_zone(city, region.strip(" .,"), language.code) if region else None
    zone = qualified or city_zone(city, language.code)
    return None if zone is None else (zone, Span(*match.span("city")))


def _first(
    prepositions: re.Pattern[str], text: str, window: Span, language: Language
) -> tuple[str, Span] | None:
    for match in prepositions.finditer(text, window.start, window.end):
        if match[0][0].isupper() and text[window.start - 1 : match.start()].rstrip().endswith("."):
            return None  # "at 3 p.m. In New York, shops open at 9"
        if found := look_up(text, match.end(), language) or _city_of(text, match.end(), window.end, language):
            return found
    return None


def _city_of(text: str, start: int, end: int, language: Language) -> tuple[str, Span] | None:
    """The zone of the city behind the name of a venue: "at Trinity College, *Dublin*, on Monday"."""
    venue = _NAMED.match(text, start, end)
    found = look_up(text, venue.end(), language) if venue else None
    found = (found and city_before(found, text, start, language)) or found
    return found if found and text[found[1].end : found[1].end + 1] in _ENDS else None


def _last(
    prepositions: re.Pattern[str], text: str, window: Span, language: Language
) -> tuple[str, Span] | None:
    best = None
    for match in prepositions.finditer(text, window.start, window.end):
        best = (
            look_up(text, match.end(), language) or _city_of(text, match.end(), window.end, language) or best
        )
    return best
