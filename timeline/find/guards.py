"""What looks like a time and is none, by the words around it: counts, scores, verses, addresses, names.

The words come from the table `accept` of the language file; each guard looks at the nearest words only.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from timeline.find.around import Around, Words, look_around, tells_hours, words_of
from timeline.find.namesakes import (
    are_streets,
    before_street,
    counts_in_month,
    is_address,
    is_common_word,
    is_house_number,
    is_letter,
    is_pace,
    is_pair,
    is_part_of_word,
    is_verb_or_thing,
    names_body,
    names_season,
    names_thing,
)
from timeline.find.tokens import Node
from timeline.model.said import (
    Amount,
    At,
    Clock,
    Date,
    DayNumber,
    DayPart,
    Grain,
    Month,
    Now,
    Nth,
    Range,
    Said,
    Season,
    Shift,
    Vague,
    Weekday,
    Year,
)

_INITIAL_BEFORE = re.compile(r"(?:^|\W)[^\W\d_]\.[ ]*$")
_OFFSET_BEFORE = re.compile(r"(?:(?<![^\W\d_])[^\W\d_]{2,4} ?[+-]|\([+\-\u2212\u00b1] ?)\Z")
"""What stands before the hours of an offset: "GMT-07:00", "(-7:00 UTC)"."""
_SLUG = re.compile(r"\d\d-\d\d \d{4}")
"""The number of a story of a news agency: "03-02 0102"."""
_BARE_NUMBERS = re.compile(r"(?:\D*[^\d:.])?\d{1,4}(?:\s*[^\W\d_]*[ -]*\s*\d{1,4})?$")
_PAIR = re.compile(r"(\d{1,4})\D+(\d{1,4})$")
_LETTERED = re.compile(r"\d{1,2} ?[^\W\d_] ?\d\d")
"""As in "19h30"."""
_NUMBER_AFTER = re.compile(r" *[-\u2013] *\d|[/\u00d7]\d|,\d{3}(?!\d)")
_NUMBER_BEFORE = re.compile(r"\d *[-\u2013/] *$")
_NUMBER_TIED = re.compile(r"\d(?:[-\u2013] *| *\/ *)$")
_TIED_AFTER = re.compile(r"-[^\W_]")
_DOTTED = re.compile(r"(?<!\d)\d{1,2}\.\d{1,2}\.\d\d(?!\d)")
_MEASURE = re.compile(r"\s?[%\u00b0$\u20ac\u00a3/]|[.,:-]\d|\s\d|\s[^\W\d_]+\s\d|-[^\W\d_]")
_THREE = re.compile(r"(?:^|\D)\d{3}$")
_LOW = frozenset({"2", "3", "4", "5", "6", "7", "8", "9", "10", "12", "16"})
"""What fractions, odds and bars are counted in."""
_SHORT_NAME = 3
_MOST_SECONDS = 99
""""777s" are aircraft."""
_RECENT_YEARS = range(1000, 2100)


def is_none(code: str, node: Node, text: str, folded: str, *, alone: bool) -> bool:
    """Whether the words around a node say that it is no time."""
    guard = _GUARDS.get(type(node.said))
    if guard is None:
        return False
    around = look_around(known := words_of(code), node, text, folded, alone=alone)
    return around.words in known.not_times or names_season(around, known) or guard(node, around, known)


def stands_bare(code: str, node: Node, text: str, folded: str) -> bool:
    """Whether a number is a clock time by its preposition alone: "the call is at 7"."""
    around = look_around(words_of(code), node, text, folded, alone=False)
    bare = words_of(code).before_bare
    if around.before not in bare or around.counts or len(around.words) == _SHORT_NAME:
        return False
    if _MEASURE.match(around.rest):
        return False
    return not (around.written_before[:1].isupper() and around.rest[:1] == ",")  # "At 12, he left home"


def _clock(node: Node, around: Around, known: Words) -> bool:
    """Verses, game clocks, counts: "John 3:16", "3:12 on the clock", "about 500 people"."""
    if (clock := node.said.clock if isinstance(node.said, At) else node.said) is None:
        return names_thing(node, around, known)
    counted = around.words.split()[-1] in known.counted_parts or is_house_number(node, around, known)
    if counted or is_pace(around, known) or _OFFSET_BEFORE.search(around.lead_in):
        return True
    if _SLUG.fullmatch(around.words) or (node.rule == "clock_about" and _NUMBER_AFTER.match(around.rest)):
        return True
    if not isinstance(clock, Clock) or clock.half or clock.name:
        return isinstance(clock, Clock) and clock.half is not None and is_letter(around, known)
    if isinstance(node.said, At) and any(
        each is not None for each in (node.said.day, node.said.part, node.said.zone)
    ):
        return False
    if around.before in known.sources or around.rest.lstrip().startswith(known.not_before):
        return True
    if ":" in around.words:
        return False
    if node.rule == "clock_about":
        tied = around.rest[:1] == "-" and bool(around.after)  # "around four-foot high"
        counts = around.counts or around.rest.lstrip().startswith(known.rates)
        return tied or (around.words[-1:].isdigit() and bool(counts or _THREE.search(around.words)))
    if _LETTERED.fullmatch(around.words) or (hours := tells_hours(around, known)):
        return False
    if hours is False:
        return True
    pair = bool(_PAIR.match(around.words))
    if node.rule != "clock" or around.alone or around.before in known.clock_leads:
        return node.rule == "clock" and not around.alone and around.counts and pair
    return pair or (around.counts and " " in around.words and around.words.replace(" ", "").isalnum())


def _range(node: Node, around: Around, known: Words) -> bool:
    """Scores, telephone numbers, counts: "218-210", "555-1030", "between 3 and 5 items"."""
    said = node.said
    assert isinstance(said, Range)  # noqa: S101 - by the table
    before = _NUMBER_BEFORE if said.day is None else _NUMBER_TIED  # "Lines 12 & 14 - Monday ..."
    if _NUMBER_AFTER.match(around.rest) or before.search(around.lead_in) or said.start == said.end:
        return True
    if said.day is not None or said.zone is not None or are_streets(said, around, known):
        return said.day is None and said.zone is None
    ends = [end for end in (said.start, said.end) if end is not None]
    if len(ends) == 1:
        return _open(ends[0], around, known)
    if isinstance(ends[0], Year):
        return False
    if not all(
        isinstance(end, Clock) and not end.half and not end.name for end in ends
    ) or not _BARE_NUMBERS.match(around.words):
        return False
    pair = _PAIR.search(around.words)
    if pair is None or (around.alone and max(map(len, pair.groups())) < _SHORT_NAME):
        return around.counts
    if max(map(len, pair.groups())) >= _SHORT_NAME and not (len(pair[1]) == len(pair[2]) == 4):  # noqa: PLR2004
        return True
    return around.counts or pair[1] == "1"


def _open(end: Said, around: Around, known: Words) -> bool:
    if isinstance(end, Year):
        return is_address(around, known) or end.year not in _RECENT_YEARS
    if isinstance(end, Weekday):
        return is_common_word(around, known)
    if isinstance(end, DayNumber) and around.after:  # "after the 5th inning", "to the 5th floor"
        return (end.weekday is None and end.month_shift is None) or before_street(around, known)
    if not isinstance(end, Clock) or end.half or end.name or ":" in around.words:
        if isinstance(end, Season):
            return around.words.split()[-1] in known.names and around.words.startswith(known.verb_ties)
        return isinstance(end, Date) and (is_address(around, known) or bool(_DOTTED.search(around.words)))
    return around.counts or around.words.startswith(known.weak_ties) or bool(_THREE.search(around.words))


def _year(_: Node, around: Around, known: Words) -> bool:
    """Numbers of four digits: "request 2015", "BA 1530", "42 U.S.C. 1983", "1600 Sunset Road"."""
    if _NUMBER_AFTER.match(around.rest) or _NUMBER_BEFORE.search(around.lead_in) or is_address(around, known):
        return True
    if (
        around.words.startswith(("'", "\u2019"))
        and around.before not in known.times
        and around.before not in known.days
    ):
        return bool(around.before) and around.before not in known.function
    if not around.words.isdigit() or around.alone:
        return False
    if _INITIAL_BEFORE.search(around.lead_in):
        return True
    before, written = around.before, around.written_before
    if (
        not before
        or before in known.function
        or before in known.year_nouns
        or before in known.times
        or before in known.days
    ):
        return False
    if written[:1].islower():
        return not before.endswith("'s")
    return (written.isupper() and len(written) <= _SHORT_NAME) or (
        around.written_after[:1].isupper() and bool(around.after)
    )


def _month(node: Node, around: Around, known: Words) -> bool:
    """Names and words: "April sells fish", "the august body", "Jun Sato"."""
    said = node.said
    assert isinstance(said, Month)  # noqa: S101 - by the table
    if said.year is not None or said.which or said.year_shift is not None or around.alone:
        return (
            said.which in ("this", "same")
            and around.text.split()[-1].islower()
            and around.words.split()[-1] in known.names
        )
    if around.before in known.times:
        return False
    if around.words not in known.names:
        return False
    if around.text[:1].islower() or (around.written_after[:1].isupper() and around.after):
        return True
    determined = around.before in known.function or around.before.endswith("'s")
    return not determined


def _date(node: Node, around: Around, known: Words) -> bool:
    said = node.said
    assert isinstance(said, Date)  # noqa: S101 - by the table
    if said.year is None and (is_address(around, known) or is_pair(node, around, known)):
        return True
    if (
        node.rule == "numeric_short"
        and not around.alone
        and around.before not in known.days
        and not around.in_list_of_dates
    ):
        pair = _PAIR.search(around.words)  # "9/10", "6/8": fractions, odds, bars
        low = pair is not None and int(pair[1]) <= int(pair[2]) and pair[2] in _LOW
        return low or around.counts or around.before in known.sources
    if node.rule == "numeric" and _TIED_AFTER.match(around.rest):
        return True
    if node.rule == "numeric" and not around.alone and _DOTTED.fullmatch(around.words):
        return around.before not in known.days
    return counts_in_month(around, known)


def _day_number(node: Node, around: Around, known: Words) -> bool:
    """Ordinals of other things: "the first time", "in the first", "on the 5th floor"."""
    said = node.said
    assert isinstance(said, DayNumber)  # noqa: S101 - by the table
    if said.weekday is not None or said.month_shift is not None:
        return False
    if not any(map(str.isdigit, around.text)):  # "the first is on tax, and the second on"
        goes_on = around.rest[:1] == " " and around.rest[1:2].isalnum()
        return not around.alone and (goes_on or around.before not in known.ordinal_ties)
    return not around.alone and (bool(around.after) or around.before not in known.days)


def _amount(node: Node, around: Around, known: Words) -> bool:
    """Units that are other words: "a second vote", "a minute difference", "777s"."""
    said = node.said
    assert isinstance(said, Amount)  # noqa: S101 - by the table
    number, grain = said.parts[0]
    if node.rule == "bare_units":
        rest = around.rest.lstrip()
        return not rest.startswith(known.after_units) or rest.startswith(known.not_after_units)
    if (
        grain is Grain.SECOND
        and number is not None
        and number > _MOST_SECONDS
        and re.search(r"\d{3,}[^\W\d_]$", around.words)
    ):
        return True
    short = len(said.parts) == 1 and number == 1 and grain in (Grain.SECOND, Grain.MINUTE)
    return (
        short
        and bool(around.after)
        and not re.search(r"\d", around.words)
        and node.rule in ("amount", "duration")
    )


def _part(node: Node, around: Around, known: Words) -> bool:
    """Greetings and meals: "Good morning", "we had lunch"."""
    said = node.said
    assert isinstance(said, DayPart)  # noqa: S101 - by the table
    if around.before in known.not_after:
        return True
    return (
        said.code == "MI" and around.before not in known.clock_leads and not around.alone and not said.which
    )


_GUARDS: dict[type, Callable[[Node, Around, Words], bool]] = {
    Clock: _clock,
    At: _clock,
    Range: _range,
    Year: _year,
    Month: _month,
    Date: _date,
    DayNumber: _day_number,
    Amount: _amount,
    DayPart: _part,
    Season: is_verb_or_thing,
    Shift: names_body,
    Weekday: names_thing,
    Nth: lambda _node, _around, _known: False,  # only names are asked for
    Now: is_part_of_word,
    Vague: is_part_of_word,
}
