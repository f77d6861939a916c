"""A time mention where it stands: its block, its sentence, its clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.events import roles
from timeline.events.clause import Clause, Sentence, read_sentence
from timeline.events.layout import Layout
from timeline.events.opening import opening_end
from timeline.events.sentence import sentences
from timeline.events.verbs import Group
from timeline.events.words import EventWords
from timeline.model.text import Block, BlockKind, Document, Span
from timeline.model.when import Resolved


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is asked when one mention is judged."""

    layout: Layout
    mention: Resolved
    block_at: int
    sentence: Sentence
    before: Sentence | None
    """The sentence before it in the same block."""
    at: int
    """Number of the word that is the mention."""

    @property
    def document(self) -> Document:
        """The text."""
        return self.layout.document

    @property
    def words(self) -> EventWords:
        """The language."""
        return self.layout.words

    @property
    def block(self) -> Block:
        """The paragraph, row or heading."""
        return self.layout.blocks[self.block_at]

    @property
    def clause_at(self) -> int:
        """Number of the clause within the sentence."""
        return self.sentence.clause_at(self.at)

    @property
    def clause(self) -> Clause:
        """The clause."""
        return self.sentence.clauses[self.clause_at]

    def row_part(self) -> Span | None:
        """What of a row is read: only the sentence, where the row has several."""
        text = self.document.text
        if self.block.kind is BlockKind.PARAGRAPH:
            line = self._line()
            if line is not None:
                return line
        rest = text[self.sentence.span.end : self.block.span.end]
        return None if self.before is None and not rest.strip() else self.sentence.span

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
        groups = self.clause.groups
        earlier = [group for group in groups if group.end <= self.at]
        if earlier:
            return earlier[-1]
        later = [group for group in groups if group.start > self.at]
        return later[0] if later else None

    def first_in_clause(self) -> bool:
        """Whether only small words stand before the time in its clause."""
        return all(
            word.bits
            & (roles.TIME | roles.MARK | roles.LEAD | roles.PREPOSITION | roles.CONJUNCTION | roles.ADVERB)
            for word in self.sentence.words[self.clause.start : self.at]
        )


def scenes(layout: Layout, mentions: Sequence[Resolved]) -> Iterator[Scene]:
    """The scenes of mentions, which must be in the order of the text; each sentence is read once."""
    text = layout.document.text
    at = -1
    spans: list[Span] = []
    number = 0
    sentence: Sentence | None = None
    before: Sentence | None = None
    for mention in mentions:
        block = layout.block_at(mention.span.start)
        if block != at:
            at, number, sentence, before = block, 0, None, None
            whole = layout.blocks[block].span
            start = opening_end(layout, block, mention)
            times = layout.times_in(whole)
            spans = (
                sentences(text, Span(start, max(whole.end, mention.span.end)), times, layout.words)
                if start < whole.end
                else []
            )
        while number + 1 < len(spans) and spans[number + 1].start <= mention.span.start:
            number, sentence = number + 1, None
        if not spans or not spans[number].start <= mention.span.start < spans[number].end:
            continue
        if sentence is None:
            sentence = _read(layout, spans[number])
            before = _read(layout, spans[number - 1]) if number else None
        index = sentence.index_of(mention.span.start)
        if index is not None:
            yield Scene(layout, mention, at, sentence, before, index)


def _read(layout: Layout, span: Span) -> Sentence:
    return read_sentence(layout.document.text, span, layout.times_in(span), layout.words)
