"""The words around a mention, and the words of a language that say what beside a number is no time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from timeline.find.tokens import Node
from timeline.language import load_language
from timeline.model.values import value_class

_REACH = 40
_BULLETS = " \t*-\u2022|>"
_LINE = 160
"""Code points in which the next line of a list begins."""
_DATE_ROW = re.compile(r"[\s*\u2022|>-]*\d{1,2}/\d{1,2}(?![\d/])")
_FOUR_HOURS = re.compile(r"[0-2]\d[0-5]\d ?[^\W\d_]+\.?")
_WORD_BEFORE = re.compile(r"(?:^|[^\w.])((?:[^\W\d_]|['-](?=[^\W\d_]))+(?:'s)?)[ \n]+$")
_WORD_AFTER = re.compile(r"[ \n]+([^\W\d_][^\W_]*)|-([^\W\d_]+)")


class Around(NamedTuple):
    """A mention's words and its neighbours."""

    text: str
    """As written."""
    words: str
    """Folded."""
    before: str
    """The folded word right before it, if only blanks lie between."""
    after: str
    written_before: str
    written_after: str
    lead_in: str
    """The folded text before it, up to 40 code points."""
    rest: str
    """The folded text after it."""
    alone: bool

    @property
    def in_list_of_dates(self) -> bool:
        """Whether the line begins with the numbers, as its neighbour does: "9/21 all rehearse"."""
        head, _, own = self.lead_in.rpartition("\n")
        if own.strip(_BULLETS):
            return False
        behind = self.rest[:_LINE].partition("\n")[2]
        return bool(_DATE_ROW.match(behind) or _DATE_ROW.match(head.rpartition("\n")[2]))

    @property
    def counts(self) -> bool:
        """Whether a noun follows that a number could count."""
        return bool(self.after) or self.rest[:1] in ("%", "\u00b0")


@value_class(frozen=True, slots=True)
class Words:
    """The table `accept` of a language file."""

    function: frozenset[str]
    indefinite: frozenset[str]
    """Before an adjective and a weekday: "a quiet Wednesday"."""
    day_adjectives: frozenset[str]
    """What a weekday without a date may be: "a quiet Wednesday", but "in a speech Wednesday"."""
    days: frozenset[str]
    times: frozenset[str]
    streets: frozenset[str]
    sources: frozenset[str]
    not_after: frozenset[str]
    not_before: tuple[str, ...]
    rates: tuple[str, ...]
    """Behind an estimate these tell that it is of things: "about 4 *per* week"."""
    weak_ties: tuple[str, ...]
    verb_ties: tuple[str, ...]
    year_nouns: frozenset[str]
    names: frozenset[str]
    clock_leads: frozenset[str]
    before_bare: frozenset[str]
    named_weekdays: frozenset[str]
    house_days: frozenset[str]
    priced: frozenset[str]
    slashed: frozenset[str]
    """Before two numbers that are no date: "*Runway* 09/27"."""
    no_day_leads: frozenset[str]
    """Before the hours of a house: "weekdays 7-19"."""
    house_leads: frozenset[str]
    """Before the number of a house that could be a date: "at 11/4, 9th Main"."""
    ordinal_ties: frozenset[str]
    street_leads: frozenset[str]
    """What streets begin with: "rue Monge", "via Roma"."""
    run_leads: frozenset[str]
    run_stretches: frozenset[str]
    """What somebody runs in a time told before it: "a 4:40 mile"."""
    articles: frozenset[str]
    amount_of: tuple[str, ...]
    papers: frozenset[str]
    not_times: frozenset[str]
    after_weekday: tuple[str, ...]
    seasons: frozenset[str]
    counted_parts: frozenset[str]
    labelled: frozenset[str]
    after_units: tuple[str, ...]
    not_after_units: tuple[str, ...]


@cache
def words_of(code: str) -> Words:
    """The table of a language."""
    raw: Mapping[str, Any] = load_language(code).settings.get("accept", {})

    def words(name: str) -> frozenset[str]:
        return frozenset(raw.get(name, ()))

    return Words(
        words("function"),
        words("indefinite"),
        words("day_adjectives"),
        words("before_day"),
        words("before_period"),
        words("streets"),
        words("numbered_works"),
        words("not_after"),
        tuple(raw.get("not_time_before", ())),
        tuple(raw.get("rates", ())),
        tuple(raw.get("weak_ties", ())),
        tuple(raw.get("verb_ties", ())),
        words("before_year"),
        words("names"),
        words("before_clock"),
        words("before_bare"),
        words("before_weekday"),
        words("house_days"),
        words("priced"),
        words("slashed"),
        words("no_day_leads"),
        words("house_leads"),
        words("before_ordinal"),
        words("street_leads"),
        words("run_leads"),
        words("run_stretches"),
        words("articles"),
        tuple(f" {word} " for word in raw.get("amount_of", ())),
        words("weekday_papers"),
        words("not_times"),
        tuple(raw.get("after_weekday", ())),
        frozenset(word for names in load_language(code).classes.get("season", {}).values() for word in names),
        words("counted_parts"),
        words("labelled"),
        tuple(raw.get("after_units", ())),
        tuple(raw.get("not_after_units", ())),
    )


def _word_before(lead_in: str) -> tuple[str, int]:
    """The word right before a mention, looked for from the last blank before it on, and where it begins."""
    rest = lead_in.rstrip(" \n")
    if len(rest) == len(lead_in):
        return "", 0
    blank = max(rest.rfind(" "), rest.rfind("\n"))
    if rest[blank + 1 :].isalpha():
        return rest[blank + 1 :], blank + 1
    match = _WORD_BEFORE.search(lead_in, max(0, blank))
    return (match[1], match.start(1)) if match else ("", 0)


def look_around(known: Words, node: Node, text: str, folded: str, *, alone: bool) -> Around:
    """The neighbours of a node, on the same line or over one line break."""
    lead_in = folded[max(0, node.start - _REACH) : node.start]
    rest = folded[node.end : node.end + _REACH]
    (before, begins), after = _word_before(lead_in), _WORD_AFTER.match(rest)
    next_word = (after[1] or after[2]) if after else ""
    start = node.start - len(lead_in) + begins
    return Around(
        text[node.start : node.end],
        folded[node.start : node.end],
        before,
        "" if next_word in known.function else next_word,
        text[start : start + len(before)],
        text[node.end + 1 : node.end + 1 + len(next_word)],
        lead_in,
        rest,
        alone,
    )


def tells_hours(around: Around, known: Words) -> bool | None:
    """Whether four digits and a word for hours tell an hour: "a 2200 hrs curfew", "1100 hrs Poetry" in a row.

    False for an amount of hours ("1500 hours of training"), None for what neither shows.
    """
    if not _FOUR_HOURS.fullmatch(around.words):
        return None
    if around.before in known.clock_leads:
        return None
    if around.rest.startswith(known.amount_of):
        return False
    begins = not around.lead_in.rpartition("\n")[2].strip(_BULLETS)
    names = around.after and around.after not in known.function
    return True if begins or (names and around.before in known.articles | known.indefinite) else None
