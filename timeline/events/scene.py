"""A time mention where it stands: its block, its sentence, its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Final, NamedTuple

from timeline.events import roles
from timeline.events.clause import Clause, Sentence, read_sentence
from timeline.events.columns import Row, read_row
from timeline.events.layout import Layout
from timeline.events.lineparts import parted
from timeline.events.opening import opening_end
from timeline.events.sentence import sentences
from timeline.events.verbs import Group
from timeline.events.words import EventWords
from timeline.model.text import Block, BlockKind, Document, Span
from timeline.model.values import value_class
from timeline.model.when import AllDay, Basis, Moment, Resolved

_LONGEST_TIME: Final = 80
"""Code points of a time that stands alone at the head of a row."""
_ITEM: Final = re.compile(r"(?:\d{1,2}|[A-Z])\.")
"""The number of an item behind its hour: "6:05 PM  3. Consent calendar"."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_BACK: Final = 4
"""Sentences before one among which a pronoun is told."""
_KEPT: Final = 16
"""Sentences that are kept."""


@value_class(frozen=True, slots=True)
class Memo:
    """What was worked out for scenes before, to be used again: it changes nothing but the time it takes."""

    sentences: dict[Span, Sentence] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    rows: dict[tuple[int, Span | None], Row] = field(default_factory=dict)
    latest: list[tuple[Resolved, Sentence, Row]] = field(default_factory=list)
    """The row that was asked for last, and for which mention."""

    def sentence(self, layout: Layout, span: Span) -> Sentence:
        """A sentence, read once while it is near."""
        found = self.sentences.get(span)
        if found is None:
            if len(self.sentences) >= _KEPT:
                self.sentences.clear()
            found = self.sentences[span] = _read(layout, span)
        return found


class Scene(NamedTuple):
    """Everything that is asked when one mention is judged."""

    layout: Layout
    mention: Resolved
    block_at: int
    sentence: Sentence
    earlier: Span | None
    """The sentence before it in the same block."""
    at: int
    """Number of the word that is the mention."""
    clause_at: int
    """Number of its clause within the sentence."""
    clause: Clause
    memo: Memo
    document: Document
    """The text; it and the next two are those of the layout, asked for a hundred times a scene."""
    words: EventWords
    """The language."""
    block: Block
    """The paragraph, row or heading."""
    group: Group | None
    """Its verb, which dozens of rules ask for."""

    @property
    def before(self) -> Sentence | None:
        """The sentence before it in the same block, read on demand."""
        return None if self.earlier is None else self.memo.sentence(self.layout, self.earlier)

    def last_word(self) -> str:
        """The last word of the time expression, in lower case."""
        return self.mention.span.of(self.document.text).lower().split()[-1]

    def row(self) -> Row:
        """The row that the mention stands in."""
        latest = self.memo.latest
        if latest and latest[0][0] is self.mention and latest[0][1] is self.sentence:
            return latest[0][2]
        key = self.block_at, self.row_part()
        found = self.memo.rows.get(key)
        if found is None:
            if len(self.memo.rows) >= _KEPT:
                self.memo.rows.clear()
            found = self.memo.rows[key] = read_row(self.layout, *key, self.sentence)
        latest[:] = [(self.mention, self.sentence, found)]
        return found

    def row_part(self) -> Span | None:
        """What of a row is read: only the sentence, where the row has several."""
        text = self.document.text
        if self.block.kind is BlockKind.PARAGRAPH:
            line = self._line()
            if line is not None:
                return line
        rest = text[self.sentence.span.end : self.block.span.end]
        return None if self.earlier is None and not rest.strip() else self.sentence.span

    def _line(self) -> Span | None:
        """The line of the mention, where several lines of a block have times."""
        text, block = self.document.text, self.block.span
        start = text.rfind("\n", block.start, self.mention.span.start) + 1 or block.start
        end = text.find("\n", self.mention.span.end, block.end)
        line = Span(start, block.end if end == -1 else end)
        outside = len(self.layout.times_in(block)) > len(self.layout.times_in(line))
        return line if outside else None

    def verb(self) -> Group | None:
        """The verb that the time belongs to: the nearest before it, else the first after it."""
        return self.group

    def of_part(self, part: Span) -> Scene:
        """The scene of the same mention in a part of its row, read from the first word on."""
        inside = self.memo.sentence(self.layout, part)
        clause = inside.clauses[0]
        group = _verb_of(inside, clause, 0)
        return self._replace(sentence=inside, earlier=None, at=0, clause_at=0, clause=clause, group=group)

    def is_ahead(self) -> bool:
        """Whether the day lies after the day of publication."""
        published, start = self.document.published, self.mention.start
        if published is None or start is None:
            return False
        day = start.first if isinstance(start, AllDay) else start.at.date()
        return day > published.at.date()

    def first_in_clause(self) -> bool:
        """Whether only small words stand before the time in its clause."""
        return all(
            word.bits
            & (roles.TIME | roles.MARK | roles.LEAD | roles.PREPOSITION | roles.CONJUNCTION | roles.ADVERB)
            for word in self.sentence.words[self.clause.start : self.at]
        )


def scene_at(
    layout: Layout,
    mention: Resolved,
    block: int,
    sentence: Sentence,
    *,
    earlier: Span | None,
    at: int,
    memo: Memo,
) -> Scene:
    """The scene of a mention that is word `at` of a sentence."""
    number = sentence.clause_at(at)
    clause = sentence.clauses[number]
    return Scene(
        layout,
        mention,
        block,
        sentence,
        earlier,
        at,
        number,
        clause,
        memo,
        layout.document,
        layout.words,
        layout.blocks[block],
        _verb_of(sentence, clause, at),
    )


def _verb_of(sentence: Sentence, clause: Clause, at: int) -> Group | None:
    """The verb that word `at` of a clause belongs to."""
    earlier = [group for group in clause.groups if group.end <= at]
    later = [group for group in clause.groups if group.start > at]
    if earlier and not (later and _is_front(sentence, clause, earlier, at)):
        return earlier[-1]
    return next((group for group in later if group.finite), later[0] if later else None)


def _is_front(sentence: Sentence, clause: Clause, earlier: Sequence[Group], at: int) -> bool:
    """Whether the verb stands in a phrase before the clause: "After checking the data, at 7:20 we"."""
    words, group = sentence.words, earlier[-1]
    if any(other.finite for other in earlier):
        return False
    opens = words[group.start].bits & roles.GERUND and all(
        word.bits & (roles.PREPOSITION | roles.SUBORDINATOR | roles.ADVERB)
        for word in words[clause.start : group.start]
    )
    return bool(opens) and any(word.low == "," for word in words[group.end : at])


def scenes(layout: Layout, mentions: Sequence[Resolved]) -> Iterator[Scene]:
    """The scenes of mentions, which must be in the order of the text; each sentence is read once."""
    text = layout.document.text
    at = -1
    spans: list[Span] = []
    number = 0
    sentence: Sentence | None = None
    memo = Memo()
    for mention in mentions:
        block = layout.block_at(mention.span.start)
        if block != at:
            at, number, sentence = block, 0, None
            whole = layout.blocks[block].span
            start = opening_end(layout, block, mention)
            times = layout.times_in(whole)
            spans = (
                sentences(text, Span(start, max(whole.end, mention.span.end)), times, layout.words)
                if start < whole.end
                else []
            )
            is_row = layout.blocks[block].kind is BlockKind.ROW
            if is_row:
                spans = _joined(layout, spans)
            if len(times) > 1:
                spans = parted(layout, spans, is_row=is_row)
        while number + 1 < len(spans) and spans[number + 1].start <= mention.span.start:
            number, sentence = number + 1, None
        if not spans or not spans[number].start <= mention.span.start < spans[number].end:
            continue
        if sentence is None:
            sentence = memo.sentence(layout, spans[number])
        index = sentence.index_of(mention.span.start)
        if index is not None:
            before = sentence_before(layout, spans, number)
            yield scene_at(layout, mention, at, sentence, earlier=before, at=index, memo=memo)


def sentence_before(layout: Layout, spans: Sequence[Span], number: int) -> Span | None:
    """The sentence before it; behind "It is old. It opens" the one that says what "it" is."""
    at = number - 1
    anaphors = layout.words.sets["words.anaphors"]
    if at > 0 and _first_word(layout, spans[number]) in anaphors:
        while at > max(0, number - _BACK) and _first_word(layout, spans[at]) in anaphors:
            at -= 1
    return spans[at] if at >= 0 else None


def _first_word(layout: Layout, span: Span) -> str:
    word = _WORD.match(layout.document.text, span.start)
    return word[0].lower() if word is not None else ""


def _joined(layout: Layout, spans: list[Span]) -> list[Span]:
    """A time with a full stop in a row is no sentence: "March 5. Rust meetup", "Quiz at the Plough. 8pm"."""
    found: list[Span] = []
    for span in spans:
        if found and _is_time_only(layout, found[-1]):
            found[-1] = Span(found[-1].start, span.end)
        elif found and not layout.times_in(found[-1]) and _is_time_only(layout, span):
            while len(found) > 1 and not layout.times_in(found[-2]):
                found.pop()
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def _is_time_only(layout: Layout, span: Span) -> bool:
    if span.end - span.start > _LONGEST_TIME:
        return False
    rest, times = span.of(layout.document.text), layout.times_in(span)
    for time in reversed(times):
        rest = rest[: time.start - span.start] + rest[time.end - span.start :]
    if not any(letter.isalnum() for letter in rest):
        return True
    return bool(times) and _ITEM.fullmatch(rest.strip()) is not None


def _read(layout: Layout, span: Span) -> Sentence:
    return read_sentence(layout.document.text, span, layout.times_in(span), layout.words)


def listed_as(scene: Scene) -> str:
    """What the list of a row is of that names nothing beside its day and its hours; else nothing."""
    name = scene.layout.lists.get(scene.block_at, "")
    if not name:
        return ""
    if isinstance(scene.mention.start, Moment):
        return "" if scene.mention.start.day_from.basis is Basis.PUBLICATION else name
    return name if scene.layout.times_in(scene.block.span)[0].start == scene.mention.span.start else ""
