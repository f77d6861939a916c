"""How long a thing lasts, told beside its start: "... at 10 and is expected to take two hours"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from timeline.model.said import Amount, Grain
from timeline.model.text import BlockKind
from timeline.model.when import AllDay, Moment, Relation, Resolved, Unresolved
from timeline.resolve.add import add_amount
from timeline.resolve.page import Found, Page, words_of
from timeline.resolve.tensewords import tense_words

_REACH, _SHORT, _NEAR = 160, 50, 120
_CLOCK = frozenset({Grain.HOUR, Grain.MINUTE, Grain.SECOND})
_LONG = frozenset({Grain.DAY, Grain.WEEK, Grain.FORTNIGHT, Grain.MONTH})
_LONGEST = timedelta(hours=72)
_MODS = frozenset({"", "APPROX", "EQUAL_OR_LESS", "LESS_THAN"})
"""Not "more than two hours": that says when it does not end."""
_PARTS = re.compile(r"[.,;:()|\n!?]| -+ |[\u2013\u2014]")
_SENTENCES = re.compile(r"[.!?\n](?:\s|$)")
_LABEL_ENDS = " \t\n:=\u2013-"
_CLOSES = re.compile(r"[ ]*(?:[),.;|\n]|[-\u2013\u2014] |$)")
_HYPHEN = re.compile(r"[^\W_]-[^\W\d_]")


def with_lengths(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """Give starts without an end the one that an amount of time beside them tells."""
    out = list(found)
    for index, result in enumerate(out):
        if isinstance(result, Unresolved) or not isinstance(result.mention.said, Amount):
            continue
        before = _start_before(out, index, page)
        if before is not None and (ended := _ended(out[before], result, page, _is_behind)):
            out[before] = ended
        elif index + 1 < len(out) and (ended := _ended(out[index + 1], result, page, _is_before)):
            out[index + 1] = ended
    return out


def _start_before(out: list[Resolved | Unresolved], index: int, page: Page) -> int | None:
    """The time before an amount; a day in brackets behind it says nothing new: "at 4 (Friday, 3 May)"."""
    beside = out[index - 1] if index else None
    if index > 1 and isinstance(beside, Resolved) and beside.start is None and beside.end is None:
        bracketed = page.folded[beside.span.start - 1 : beside.span.start] == "("
        return index - 2 if bracketed else index - 1
    return index - 1 if index else None


def _ended(
    start: Resolved | Unresolved,
    length: Resolved,
    page: Page,
    belongs: Callable[[Resolved, Resolved, Page], bool],
) -> Resolved | None:
    if isinstance(start, Unresolved) or start.end is not None or start.choices:
        return None
    if start.relation not in (Relation.AT, Relation.SINCE):
        return None
    said = length.mention.said
    assert isinstance(said, Amount)  # noqa: S101 - by the caller
    if said.mod not in _MODS or any(number is None for number, _ in said.parts):
        return None
    ended = _with_end(start, said)
    return ended if ended is not None and belongs(start, length, page) else None


def _with_end(result: Resolved, length: Amount) -> Resolved | None:
    start = result.start
    if isinstance(start, Moment) and all(grain in _CLOCK for _, grain in length.parts):
        end = _end_of(start, length)
        return None if end is None else replace(result, end=replace(start, at=end))
    days = all(grain in _LONG for _, grain in length.parts)
    if (
        isinstance(start, AllDay)
        and start.first == start.last
        and start.part is None
        and days
        and not result.rrule
    ):
        following = add_amount(start.first, length, 1)
        if following is None or (last := following - timedelta(days=1)) <= start.first:
            return None
        return replace(result, start=replace(start, last=last))
    return None


def _end_of(start: Moment, length: Amount) -> datetime | None:
    """Hours are those of a watch: a change of the clocks makes none of them longer."""
    begun = start.at if start.at.tzinfo is None else start.at.astimezone(UTC)
    end = add_amount(begun, length, 1)
    if end is None or not timedelta() < end - begun <= _LONGEST:
        return None
    return end if start.at.tzinfo is None else end.astimezone(start.at.tzinfo)


def _is_behind(start: Resolved, length: Resolved, page: Page) -> bool:
    """Whether the words between say that the amount is how long: "and lasts", "(", "Duration:"."""
    gap = page.between(start, length)
    words = page.table("lasting")
    if len(gap) > _REACH or "\n\n" in gap:
        return False
    before = words_of(page.folded[max(0, start.span.start - _SHORT) : start.span.start])[-3:]
    if not {*before}.isdisjoint(words.get("ends", ())):
        return False
    if gap.rstrip(_LABEL_ENDS).endswith(tuple(words.get("labels", ()))):
        return True
    if _is_taken_up(start, length, page, gap):
        return True
    part = _PARTS.split(gap)[-1]
    told = words_of(part)
    joints = [index for index, word in enumerate(told) if word in words.get("joints", ())]
    whole = part == gap and not joints
    told = told[joints[-1] + 1 :] if joints else told
    if told and not {*told}.isdisjoint(words.get("verbs", ())):
        return _goes_on(told, start, length, page) and not _is_supposed(gap, page)
    if told and told[-1] in words.get("bare", ()):
        return len(gap) <= _SHORT and whole and not _tells(told, page)
    return not told and _in_row(start, length, page, gap)


def _goes_on(told: list[str], start: Resolved, length: Resolved, page: Page) -> bool:
    """Whether the words before an amount are of what starts: "the work will take an hour to complete"."""
    words = page.table("lasting")
    begin = max(page.span_of(page.block_of(start)).start, start.span.start - _NEAR)
    known = {
        *words_of(page.folded[begin : start.span.start]),
        *words.get("links", ()),
        *words.get("whole", ()),
    }
    if not all(word in known or word in words.get("verbs", ()) for word in told):
        return False
    behind = words_of(page.folded[length.span.end : length.span.end + _SHORT])[:2]
    led = behind and behind[0] in words.get("purposes", ()) and page.folded[length.span.end].isspace()
    return not led or {*behind[1:]} <= {*words.get("completing", ())}  # not "to get there"


def _is_taken_up(start: Resolved, length: Resolved, page: Page, gap: str) -> bool:
    """Whether the next sentence begins with how long it is: "... at 1 p.m. The 30-minute call is free"."""
    words, known = page.table("lasting"), page.table("accept").get("function", ())
    lead = words_of(_SENTENCES.split(gap)[-1])
    if len(lead) != 1 or lead[0] not in words.get("definite", ()) or not _is_adjective(length, page):
        return False
    if len(_SENTENCES.findall(gap)) != 1:
        return False
    tense, named = tense_words(page.language.code), list[str]()
    for word in words_of(page.folded[length.span.end : length.span.end + _SHORT]):
        if word in known or word in tense.future or word in tense.past:
            break
        named.append(word)
    begin = max(page.span_of(page.block_of(start)).start, start.span.start - _REACH)
    told = {*words_of(page.folded[begin : start.span.start]), *words_of(gap)}
    return bool(named) and told.issuperset(named)


def _is_supposed(gap: str, page: Page) -> bool:
    """Whether the sentence tells of a case that may not come: "If it fails, it will take hours"."""
    told = words_of(_SENTENCES.split(gap)[-1])
    return not {*told}.isdisjoint(page.table("lasting").get("conditions", ()))


def _tells(told: list[str], page: Page) -> bool:
    tense = tense_words(page.language.code)
    return any(
        word in tense.future or word in tense.past or word.endswith(tense.past_suffixes) for word in told
    )


def _in_row(start: Resolved, length: Resolved, page: Page, gap: str) -> bool:
    """As in "10:00 Keynote (45 min)", "19:30 Concert | 90 min | Main Hall"."""
    block = page.block_of(start)
    if "\n" in gap or page.block_of(length) != block:
        return False
    said = length.mention.said
    short = isinstance(said, Amount) and all(grain in _CLOCK for _, grain in said.parts)
    if not short or not _CLOSES.match(page.folded, length.span.end):
        return False
    if gap.rstrip().endswith("("):
        return page.kind(block) in (BlockKind.ROW, BlockKind.HEADING) or not words_of(gap)
    return page.kind(block) is BlockKind.ROW and bool(gap.strip())


def _is_before(start: Resolved, length: Resolved, page: Page) -> bool:
    """As in "a two-hour window that opens at 01:17", "it lasts two hours and starts at 7"."""
    gap = page.between(length, start)
    words = page.table("lasting")
    if len(gap) > _NEAR or re.search(r"[.;:!?()\n]", gap):
        return False
    told = words_of(gap)
    starts, tense = words.get("starts", ()), tense_words(page.language.code)
    if any(word in words.get("enders", ()) or word in words.get("not_nouns", ()) for word in told):
        return False
    lead = words_of(page.folded[max(0, length.span.start - _SHORT) : length.span.start])[-2:]
    if not {*lead}.isdisjoint(words.get("verbs", ())):
        return bool(told) and all(word in starts for word in told)
    if not told or not _is_adjective(length, page) or not {*told}.isdisjoint(words.get("apart", ())):
        return False
    return not any(
        word not in starts
        and (word in tense.future or word in tense.past or word.endswith(tense.past_suffixes))
        for word in told
    )


def _is_adjective(length: Resolved, page: Page) -> bool:
    """Whether the amount describes a noun: "two-hour", "90 minute"."""
    words = page.folded[length.span.start : length.span.end]
    if page.folded[length.span.end : length.span.end + 1] not in (" ", "-", "\n"):
        return False
    said = length.mention.said
    if _HYPHEN.search(words):
        return True
    singular = any(words.endswith(tuple(names)) for names in page.language.classes.get("grain", {}).values())
    return singular and isinstance(said, Amount) and said.parts[-1][0] != 1
