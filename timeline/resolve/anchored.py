"""Amounts counted from a happening whose time is told behind it: "two days after the vote on 6 December"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Final, Literal

from timeline.language import Language, load_language
from timeline.model.said import (
    Amount,
    At,
    Clock,
    Date,
    DayOffset,
    Grain,
    Holiday,
    Mention,
    Month,
    Said,
    Season,
    Shift,
    Weekday,
)
from timeline.model.text import Span
from timeline.resolve.tensewords import tense_words

_MOST: Final = 6
"""Words between the amount and the time of what it is counted from."""
_LONGEST: Final = 60
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_PLAIN: Final = re.compile(r"[^\W_]+(?:[ '\u2019-]+[^\W_]+)*")
_NEXT: Final = re.compile(r" ([^\W\d_]+(?:['\u2019-][^\W\d_]+)*)")
_COUNTED: Final = frozenset({"shift", "before_told"})
_GOES_ON: Final = re.compile(r"[ \n]*[^\s.,;!?)]")
_ASIDE: Final = re.compile(r", ")
_OWNING: Final = re.compile(r"[^\s.,;]+")
_SHORT: Final = frozenset({Grain.HOUR, Grain.MINUTE, Grain.SECOND})
_NAME: Final = 3
"""Words of a happening's name at most; of more only the first is sure."""
_DAY: Final = (Date, Weekday, DayOffset, Holiday)


def with_anchors(mentions: Sequence[Mention], folded: str, language: Language) -> Sequence[Mention]:
    """An amount, "before" or "after", a happening and its time are one expression, counted from that time.

    Args:
        mentions: those of a text, in order and apart.
        folded: the text folded.
        language: its words for "after" and "before", its verbs.
    """
    if not any(isinstance(mention.said, Amount | Shift) for mention in mentions):
        return mentions
    kept: list[Mention] = []
    for mention in mentions:
        last = kept[-1] if kept else None
        joined = None if last is None else _joined(last, mention, folded, language)
        if joined is None:
            kept.append(mention)
        else:
            kept[-1] = joined
    kept = [
        mention
        for before, mention in pairwise([None, *kept])
        if mention is not None and not _describes_day(before, mention, folded)
    ]
    kept = [
        mention if _is_beside_day(before, mention, folded) else _with_open_tie(mention, folded, language)
        for before, mention in pairwise([None, *kept])
        if mention is not None
    ]
    return [_with_noun(mention, folded, language) if _is_anchored(mention) else mention for mention in kept]


def _is_beside_day(before: Mention | None, mention: Mention, folded: str) -> bool:
    """Whether it stands right behind a day: "begins on Aug. 3, a week before" what was told ahead of that."""
    if before is None or not isinstance(before.said, (*_DAY, At)):
        return False
    return folded[before.span.end : mention.span.start].strip() in {",", "("}


def _with_open_tie(mention: Mention, folded: str, language: Language) -> Mention:
    """An amount with "before" behind which nothing goes on: "kick-off is at 3, gates open an hour before"."""
    if not isinstance(mention.said, Amount) or mention.rule == "duration":
        return mention
    tied = tie(language.code).match(folded, mention.span.end + 1)
    if tied is None or _GOES_ON.match(folded, tied.end()):
        return mention
    said = Shift(mention.said, _signs(language.code)[tied[1]], told=True)
    return replace(mention, span=Span(mention.span.start, tied.end()), said=said, rule="ago", core=None)


def _describes_day(before: Mention | None, mention: Mention, folded: str) -> bool:
    """Whether an amount only tells more of the day before it: "on 5 June, *a week before the deadline*"."""
    said = mention.said
    if before is None or not isinstance(said, Shift) or mention.rule not in _COUNTED:
        return False
    if not isinstance(before.said, (Date, Weekday, At)):
        return False
    if said.anchor is not None and not isinstance(said.anchor, (Season, Month)):
        return False
    return _ASIDE.fullmatch(folded, before.span.end, mention.span.start) is not None


def _is_anchored(mention: Mention) -> bool:
    said = mention.said
    return isinstance(said, Shift) and isinstance(said.anchor, (*_DAY, At, Clock))


def _with_noun(mention: Mention, folded: str, language: Language) -> Mention:
    """With the name of what it is counted from behind it: "10 days before the 6 December *vote*"."""
    words = language.settings.get("accept", {})
    told = _WORD.findall(folded[mention.span.start : mention.span.end])
    tied = tie(language.code).search(folded, mention.span.start, mention.span.end)
    owner = tuple(language.settings.get("limits", {}).get("possessive", ()))
    owned = tied is not None and any(
        word.endswith(owner) for word in _OWNING.findall(folded, tied.end(), mention.span.end)
    )
    if tied is None or not (owned or any(word in words.get("articles", ()) for word in told)):
        return mention
    if owned:
        mention = replace(mention, said=_of_day(mention.said))
    end, ends = mention.span.end, list[int]()
    while len(ends) <= _NAME and (following := _NEXT.match(folded, end)):
        if following[1] in words.get("function", ()):
            break
        end = following.end()
        ends.append(end)
    if not ends:
        return mention
    behind = ends[-1] if len(ends) <= _NAME else ends[0]
    return replace(mention, span=Span(mention.span.start, behind), core=mention.core or mention.span)


def _of_day(said: Said) -> Said:
    """Days count from a day, whatever its hour: "two days after Monday's 9 p.m. vote" is no clock time."""
    if not isinstance(said, Shift) or not isinstance(said.anchor, At) or said.anchor.day is None:
        return said
    if any(grain in _SHORT for _, grain in said.amount.parts):
        return said
    return replace(said, anchor=said.anchor.day)


def _may_count(said: Said) -> bool:
    return isinstance(said, Amount) or (isinstance(said, Shift) and said.anchor is None and said.told)


def _joined(first: Mention, second: Mention, folded: str, language: Language) -> Mention | None:
    if not isinstance(second.said, (*_DAY, At, Clock)):
        return None
    gap = folded[first.span.end : second.span.start]
    if len(gap) > _LONGEST or not _PLAIN.fullmatch(gap.strip()):
        return None
    said = first.said
    span = Span(first.span.start, second.span.end)
    if isinstance(said, Shift) and isinstance(said.anchor, Clock) and isinstance(second.said, _DAY):
        noun = _WORD.findall(gap)
        tied_on = second.lead is not None or 0 < len(noun) < _NAME  # "the 8 p.m. kickoff Saturday"
        named = tied_on and _is_noun(noun, language)
        anchor = At(second.said, said.anchor)
        return replace(first, span=span, said=replace(said, anchor=anchor)) if named else None
    if not isinstance(said, Amount | Shift) or not _may_count(said):
        return None
    words = f"{folded[first.span.start : first.span.end]} {gap.strip()}" if isinstance(said, Shift) else gap
    tied = tie(language.code).search(words)
    told = words[tied.end() :] if tied else ""
    if tied is None or not _is_noun(_WORD.findall(told), language):
        return None
    if first.rule == "duration" or (second.lead is None and not isinstance(second.said, Clock | At)):
        return None  # "for two days after the vote on", "a day after the court Friday"
    counted = said if isinstance(said, Shift) else Shift(said, _signs(language.code)[tied[1]])
    return replace(
        first, span=span, said=replace(counted, anchor=second.said, told=False), rule="shift", core=None
    )


def _is_noun(words: Sequence[str], language: Language) -> bool:
    """Whether the words may name a happening and hold no verb: "the vote in parliament on"."""
    apart = language.settings.get("place", {}).get("apart", ())
    known = tense_words(language.code)
    return len(words) <= _MOST and not any(word in apart or known.direction_of(word) for word in words)


@cache
def _signs(code: str) -> dict[str, Literal[1, -1]]:
    table = load_language(code).classes.get("before_after", {})
    return {word: 1 if sign == 1 else -1 for sign, words in table.items() for word in words}


@cache
def tie(code: str) -> re.Pattern[str]:
    """The words that count from a time: "before", "after"."""
    words = sorted(_signs(code), key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, words)) or '(?!)'})(?!\w)")
