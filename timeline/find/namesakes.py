"""Names of things that hold a time: "Black Monday", "Last Day of Spring Term", "9 March Lane"."""

from __future__ import annotations

import re
from typing import Final

from timeline.find.around import Around, Words
from timeline.find.tokens import Node
from timeline.language.wordlist import letters_of
from timeline.model.said import At, DayNumber, Range, Season, Weekday

_ADDRESS = re.compile(r"(?: +[^\W\d_]+\.?){1,3}")


_ADJECTIVE = re.compile(r"\b([^\W\d_]+) ([^\W\d_]+(?:-[^\W\d_]+)*) $")
_HOUSE = re.compile(r"\d{1,3} ?/ ?\d{1,3}")
"""The number of a house and of a part of it: "at 11/4, 9th Main"."""
_STREET = re.compile(r",[ \n]+(?:\d{1,3}[^\W\d_]{0,2}[ \n]+)?[^\W\d_]")
_NEAR = 60
_WORD = re.compile(r"[^\W\d_]{2,}\.?")
_STREET_LINE = re.compile(r"(?: +[^\W\d_][^\W_]*\.?){1,3} +([^\W\d_]+)\.?(?= *(?:\Z|\n|,|;))")
"""The rest of a line that is a street: "1130 Old Water Street", "1430 Mill St., Port Hope"."""
_ROW_OVER = re.compile(r"(?:^|\n)\W*\d{4}\b[^\n]*\n\W*\Z")
_ROW_BELOW = re.compile(r"[^\n]*\n\W*\d{4}\b")
"""Lines that begin with four digits too: rows with hours of four digits, "1400 High Court"."""


_DATED: Final = re.compile(r"\d[^\n;.]{0,16} (?:--?|[\u2013\u2014]) \Z")
"""A date and a dash, behind which a title begins."""


def names_thing(node: Node, around: Around, known: Words) -> bool:
    """Whether a weekday is part of a name."""
    written = around.text
    day = node.said.day if isinstance(node.said, At) else node.said
    if not isinstance(day, Weekday):
        return False
    whole = around.words + around.rest
    if written.split()[-1][:1].isupper() and any(f" {words}" in whole for words in known.after_weekday):
        return around.written_after[:1].isupper()
    if day.which or not written[:1].isupper():
        return False
    article = _ADJECTIVE.search(around.lead_in)
    if article is not None and article[1] in known.indefinite and not around.counts:
        return " " not in around.words and ("-" in article[2] or article[2] in known.day_adjectives)
    if around.before in known.named_weekdays and around.written_before[:1].isupper():
        return True
    if _DATED.search(around.lead_in) and around.written_after.islower() and around.after:
        return True  # "13 May - Monday club"
    return (
        around.before in known.articles
        and around.after in known.papers
        and around.written_after[:1].isupper()
    )


def names_season(around: Around, known: Words) -> bool:
    """Whether a season is part of a name: "Last Day of Spring Term", "the Summer Games"."""
    if not around.after:
        return False
    last = around.text.split()[-1]
    if not last[:1].isupper() or last.lower() not in known.seasons:
        return False
    return (
        around.written_after[:1].isupper() and around.after not in known.function | known.days | known.times
    )


def is_verb_or_thing(node: Node, around: Around, known: Words) -> bool:
    """Whether a season is a verb or a thing: "to fall", "the spring in the lock"."""
    said = node.said
    if not isinstance(said, Season) or around.alone:
        return False
    if said.year is not None or said.which or said.year_shift is not None:
        return False
    return around.words.split()[-1] in known.names and around.before not in known.times


def is_common_word(around: Around, known: Words) -> bool:
    """Whether a weekday cut short is a word: "40 miles from the sun", "until the sun sets"."""
    last = around.text.split()[-1].rstrip(".")
    if not last.islower() or last not in known.names:
        return False
    return bool(around.after) or not known.articles.isdisjoint(around.words.split())


def is_part_of_word(node: Node, around: Around, known: Words) -> bool:
    """Whether a vague word is part of a longer one: "now-cancelled", "soon-to-open", "most recent"."""
    del node
    return (around.rest[:1] == "-" and around.rest[1:2].isalpha()) or around.before in known.not_after


def counts_in_month(around: Around, known: Words) -> bool:
    """Whether a number in words is of what follows: "the second November meeting", "the first may"."""
    words = around.text.split()
    if len(words) == 1 or not all(map(str.isalpha, words)):
        return False
    if len(words) == len(("first", "may")) and words[-1].islower() and words[-1] in known.names:
        return True
    named = words[-1].istitle() and words[-2].islower() and not known.function & set(words[1:])
    return named and bool(around.after) and around.written_after.islower()


def names_body(node: Node, around: Around, known: Words) -> bool:
    """Whether a unit in capitals is the name of a body: "in an SEC contest", "within the HR team"."""
    del node, known
    first, last = around.text.split()[0], around.text.split()[-1]
    return last.isupper() and first.islower() and not any(map(str.isdigit, around.text))


def before_street(around: Around, known: Words) -> bool:
    """As in "beginning on Second Street"."""
    return around.after.rstrip(".") in known.streets and around.written_after[:1].isupper()


def is_address(around: Around, known: Words) -> bool:
    """House numbers: "9 March Lane", "1600 Sunset Road", "new premises at 11/4, 9th Main"."""
    if not around.text[:1].isdigit() and not around.text[-1:].isdigit():
        return False
    if around.before in known.house_leads and _HOUSE.fullmatch(around.words) and _STREET.match(around.rest):
        return True
    match = _ADDRESS.match(around.rest)
    if match is None or not around.written_after[:1].isupper():
        return False
    return any(word.rstrip(".") in known.streets for word in match[0].split())


def are_streets(said: Range, around: Around, known: Words) -> bool:
    """Whether two ordinals are streets: "Chicago - from 21st to 23rd" in a line that names streets."""
    for day in (said.start, said.end):
        if not isinstance(day, DayNumber) or day.weekday is not None or day.month_shift is not None:
            return False
    if any(each in around.words.split() for each in known.articles):
        return False
    near = f"{around.lead_in} {around.rest[:_NEAR]}"
    return any(word.rstrip(".") in known.streets for word in _WORD.findall(near))


def is_house_number(node: Node, around: Around, known: Words) -> bool:
    """Whether four digits at the head of a line are the number of a house: "1130 Water Street"."""
    if node.rule != "clock_row":
        return False
    match = _STREET_LINE.match(around.rest)
    if match is None or match[1] not in known.streets or not around.written_after[:1].isupper():
        return False
    return _ROW_OVER.search(around.lead_in) is None and _ROW_BELOW.match(around.rest) is None


_NAME = re.compile(r", +([^\W\d_]+(?:[ -]+[^\W\d_]+\.?){1,4})(?=,|\n|\Z| \()")


def are_houses(rest: str, known: Words) -> bool:
    """Whether a street follows two numbers, which are of houses then: "the Institute, 14-16, rue Dumas"."""
    named = _NAME.match(rest)
    words = named[1].replace("-", " ").split() if named else []
    if not words or not known.function.isdisjoint(words):
        return False
    return words[0] in known.street_leads or words[-1].rstrip(".") in known.streets


_PACE = re.compile(r"\d{1,2}:\d\d(?:\.\d+)?")
_BEHIND_PACE = 3
"""Words behind a time run that name the stretch: "a 4:40 second mile"."""


def is_pace(around: Around, known: Words) -> bool:
    """Whether a clock time is how long somebody ran: "with a 4:40 opening mile", "her 59.8 last lap"."""
    if around.before not in known.run_leads or not _PACE.fullmatch(around.words):
        return False
    behind = re.match(r"(?:[ -]+[^\W\d_]+){1,3}", around.rest)
    if behind is None:
        return False
    words = re.split(r"[ -]+", behind[0].strip(" -").lower())[:_BEHIND_PACE]
    return not known.run_stretches.isdisjoint(words)


def is_letter(around: Around, known: Words) -> bool:
    """A label or a price as often as a time: "4a", "9.45p"."""
    if not re.fullmatch(r"\d{1,2}(?:\.\d\d)?[^\W\d_]", around.words):
        return False
    return around.before not in known.clock_leads or around.before.removesuffix("s") in known.labelled


_RESULT = re.compile(r"(?:^|[\s|])[^\W\d_] $")
"""A letter by itself before a score: "L 1-4"."""


def is_pair(node: Node, around: Around, known: Words) -> bool:
    """Whether two numbers are no date: "L 1-4", "at 7-2", "weekdays 7-19", "Runway 09/27", "odds of 5/2"."""
    if node.rule == "numeric_short":
        return around.before in known.slashed or not known.priced.isdisjoint(letters_of(around.lead_in))
    if node.rule != "numeric_dash":
        return False
    if around.before in known.house_days or around.before in known.no_day_leads:
        return True
    beside = (*letters_of(around.lead_in), *letters_of(around.rest)[:1])
    return _RESULT.search(around.lead_in) is not None or not known.priced.isdisjoint(beside)
