"""Is a time that of a mishap? Nobody plans one: "families of those hurt in Sunday's crash will speak"."""

from __future__ import annotations

import re
from typing import Final

from timeline.model.text import Span
from timeline.resolve.tensewords import TenseWords

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NOUN: Final = re.compile(r"((?:\s+[^\W\d_]+(?:-[^\W\d_]+)*){1,4})\s*([^\s\w'\u2019-])?")
_SCORE: Final = re.compile(r"\d{1,3}(?:-|\s?\u2013\s?)\d{1,3}")
_FIGURE: Final = re.compile(r"[^\w\s]?\d[\d.,]*\w*(?:\s+[^\W\d_]+){0,2}\s*$")
"""A figure at the end of what stands before a day: "a peak of *11,400 cases* on"."""
_REACH: Final = 60
_DESCRIBED: Final = 2
"""Words between an article or a day and the noun: "Sunday's fatal helicopter crash"."""
_CLAUSE: Final = 4
"""Words of a relative clause among which its verb stands."""
_LED, _RESULT = 6, 8
"""Words before a figure, and from a result to its day."""
_PLACE: Final = 4
"""Words between a mishap and its time: "a crash near the town hall on"."""


def is_of_mishap(folded: str, span: Span, told: list[str], words: TenseWords) -> bool:
    """Whether the time goes with a noun for what nobody plans, or with what somebody underwent.

    Args:
        folded: the text, folded.
        span: the time in it.
        told: the words of its clause before it.
        words: the tense words of its language.
    """
    behind = folded[span.end : span.end + _REACH]
    if folded.endswith(words.possessive, span.start, span.end) and (
        _names_mishap(behind, words)
        or _left_marks(behind, [*told, *_WORD.findall(folded[span.start : span.end])[:1]], words)
    ):
        return True
    owned = _owned(folded[span.start : span.end], words)
    if owned and _names_mishap(folded[span.start + owned : span.end + _REACH], words):
        return True
    return (
        _has_mishap(told, behind, words)
        or _underwent(told, words)
        or _is_result(folded[max(0, span.start - _REACH) : span.start], behind, told, words)
        or _is_praised(told, words)
    )


def _owned(told: str, words: TenseWords) -> int:
    """Where what a day owns begins inside a time counted from it: "two days after Monday's | crash"."""
    if not any(map(told.__contains__, words.possessive)):
        return 0
    ends = [told.rfind(f"{owner} ") + len(owner) for owner in words.possessive if f"{owner} " in told]
    return max(ends, default=0)


def _names_mishap(behind: str, words: TenseWords) -> bool:
    """Whether a noun phrase behind a possessive day ends with a mishap, not "Friday's crash test"."""
    score = _SCORE.match(behind.lstrip())
    if score is not None:
        behind = behind.lstrip()[score.end() :]
    match = _NOUN.match(behind)
    if match and _tells_of_it(behind[match.end(1) :], words):
        return True
    noun = _WORD.findall(match[1])[: _DESCRIBED + 2] if match else []
    for at, word in enumerate(noun[: _DESCRIBED + 1]):
        if word in words.mishaps or word in words.results:
            if score is not None:
                return True
            return at + 1 == len(noun) or noun[at + 1] in words.function | words.past | words.perfect
        if word in words.function:
            return False
    return False


def _left_marks(behind: str, told: list[str], words: TenseWords) -> bool:
    """Whether what came of a storm is told: "debris from | Monday's storm"."""
    over = not (words.look_back | words.figure_ties).isdisjoint(told[-len("ab") :])
    if not over and words.aftermath.isdisjoint(told[-_PLACE:]):
        return False
    noun = _WORD.findall(behind)[: _DESCRIBED + 1]
    return not words.storms.isdisjoint(noun)


def _tells_of_it(behind: str, words: TenseWords) -> bool:
    """Whether a relative clause tells how it went: "Tuesday's report, *which came in* above forecasts"."""
    told = _WORD.findall(behind.split(".", maxsplit=1)[0])[:_CLAUSE]
    return bool(told) and told[0] in words.relating and any(words.direction_of(word) < 0 for word in told[1:])


def _is_result(before: str, behind: str, told: list[str], words: TenseWords) -> bool:
    """Whether the time goes with a score or a figure that is known: "their 3-1 win on"."""
    if not words.modals.isdisjoint(told):
        return False
    figure = _FIGURE.search(before.removesuffix(" ").removesuffix(told[-1]) if told else before)
    if figure is not None:
        led = _WORD.findall(before[: figure.start()])[-_LED:]
        if not words.figure_ties.isdisjoint(led) and not words.extremes.isdisjoint(led):
            return True
    near = told[-_RESULT:]
    if words.results.isdisjoint(near):
        return False
    score = _SCORE.search(before) or _SCORE.match(behind.lstrip(" (,"))
    following = _WORD.match(behind.lstrip())
    return score is not None or (following is not None and following[0] in words.leaving)


def _is_praised(told: list[str], words: TenseWords) -> bool:
    """Whether somebody is praised for what is over: "*Well done* to the juniors on their run on"."""
    head = {told[0], " ".join(told[:2])} if told else set()
    return not words.praising.isdisjoint(head) and not any(
        words.direction_of(word) > 0 and word not in words.marker and not word.endswith(words.gerund_suffixes)
        for word in told
    )


def _has_mishap(told: list[str], behind: str, words: TenseWords) -> bool:
    """Whether a mishap is told first: "a gas leak on | Sunday", "the attack on | Sunday that killed two"."""
    if words.mishaps.isdisjoint(told):
        return False
    at = len(told)
    while at and told[at - 1] in words.day_ties:
        at -= 1
    near = range(at - 1, max(0, at - 2 - _PLACE), -1)
    found = next((index for index in near if told[index] in words.mishaps), None)
    if found is None or any(words.direction_of(word) for word in told[found + 1 : at]):
        return False
    if found + 1 < at and told[found + 1] not in words.function:
        return False  # "a fire drill on Monday"
    following = _WORD.match(behind.lstrip())
    if following is not None and following[0] in words.modals:
        return False  # "a collapse on Monday would hit"
    tells = behind[:1].isspace() and following is not None and following[0] in words.that
    if tells and found == at - 1:
        return True
    return not words.indefinite.isdisjoint(told[max(0, found - 1 - _DESCRIBED) : found])


def _underwent(told: list[str], words: TenseWords) -> bool:
    """Whether what was before is told: "will miss the final after being sent off on | Saturday"."""
    if words.look_back.isdisjoint(told):
        return False
    for at in range(len(told) - 2, -1, -1):
        if told[at] in words.look_back and told[at + 1] in words.undergone:
            return True
        if words.direction_of(told[at]) > 0:
            return False
    return False
