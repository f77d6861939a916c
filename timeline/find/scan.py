"""One pass over a folded text: islands of tokens that can be part of a time expression.

A token outside the lexicon ends an island; islands without a month, a unit, a number or the like are dropped
at once, so most of a text costs one dictionary look-up a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from timeline.find.glued import glued_at, parted
from timeline.find.grammar import Entry, Grammar
from timeline.find.overlong import LONGEST, pieces
from timeline.find.ranks import rank_code
from timeline.find.rare import is_other_word, rare_names
from timeline.find.tokens import TOKEN, Node
from timeline.find.zonelines import lone_zones
from timeline.find.zonespots import Spot, place_in_list, zone_after, zone_spots
from timeline.language.figures import figures_in
from timeline.language.wordlist import letters_in
from timeline.model.unwrapped import WRAP

_COLUMN = 3
"""Blanks in a row that separate columns."""
_STOPS = ",.;:!?"
_DASHES = frozenset("-\u2013\u2014")
_WHOLE_WORD = 3
"""Letters of a word that a full stop does not shorten: "May." but not "p.m."."""
_BLANK, _BREAK = " ", "\n"
_Token = tuple[str, int, int]


def islands(grammar: Grammar, text: str, folded: str, breaks: Sequence[int]) -> Iterator[list[Node]]:
    """Yield the islands in reading order; blanks are nodes too.

    `breaks` are the offsets, in order, at which blocks begin: no expression goes over one. A line break
    inside a block is a blank.
    """
    letters = letters_in(folded)
    spots = zone_spots(grammar, text, folded, letters) | lone_zones(grammar.language, text, letters)
    cuts = glued_at(text, folded, grammar.language.code)
    reader = _Reader(grammar, spots, text, folded, breaks)
    behind = 0
    for start in _hot(grammar, (text, folded), spots, letters):
        if start >= behind:  # only what lies around these offsets has to be read word by word
            begin = _run_start(grammar.lexicon, folded, behind, start)
            tokens = parted(TOKEN, folded, begin, cuts) if cuts else TOKEN.finditer(folded, begin)
            found, behind = reader.read(tokens, start)
            yield from found


def _hot(
    grammar: Grammar, written: tuple[str, str], spots: Collection[int], letters: AbstractSet[str]
) -> list[int]:
    """The offsets, in order, at which a number, a word of time or a spot begins; of a text and it folded."""
    text, folded = written
    rare = rare_names(grammar.language.code)
    found = set(figures_in(folded))
    found.update(spots)
    for word in grammar.triggers_among(letters):
        start = folded.find(word)
        while start >= 0:
            end = start + len(word)
            lead = folded[start - 1 : start]
            inside = lead.isalpha() or (lead == "'" and folded[start - 2 : start - 1].isalpha())
            if not (
                inside
                or folded[end : end + 1].isalpha()
                or (word in rare and is_other_word(grammar.lexicon, text, folded, start, end))
            ):
                found.add(start)
            start = folded.find(word, end)
    return sorted(found)


def _run_start(lexicon: Container[str], folded: str, least: int, start: int) -> int:
    """Where a row of words of the lexicon that goes on to `start` begins, or a little before."""
    end = start
    while end > least:
        begin = folded.rfind(" ", least, end) + 1 or least
        piece = folded[begin:end]
        if piece not in lexicon and (
            ((bare := piece.rstrip(_STOPS)).isalpha() and bare not in lexicon)  # one word, as most are
            or any(
                word not in lexicon and word != _BREAK and not word.isdigit() for word in TOKEN.findall(piece)
            )
        ):
            return begin
        end = begin - 1
    return least


def _is_column(text: str, run: list[_Token], end: int, lexicon: Mapping[str, Entry]) -> bool:
    """Whether a wide gap parts what is told, no marks of Markdown and no weekday from its number."""
    gap = text[run[-1][2] : end]
    if "*" in gap or "_" in gap or WRAP in gap:
        return False
    if run[-1][0] in _DASHES or (text[end] in _DASHES and text[end + 1 : end + 2] == _BLANK):
        return False  # "9.30    -   10.30"
    return not (text[end].isdigit() and _is_weekday(run, lexicon))


def _is_apart(
    text: str,
    run: list[_Token],
    gap: tuple[int, int],
    entry: Entry | None,
    lexicon: Mapping[str, Entry],
    *,
    wrapped: bool,
) -> bool:
    """Whether a new column or a new sentence begins behind a run."""
    last, start = gap
    if start - last >= _COLUMN and not wrapped and _is_column(text, run, start, lexicon):
        return True
    return entry is not None and _opens_sentence(text, run, start, entry, lexicon)


def _opens_sentence(
    text: str, run: list[_Token], start: int, entry: Entry, lexicon: Mapping[str, Entry]
) -> bool:
    """Whether a sentence begins behind a time: "5 p.m. On Tuesday", "on 1 May. The"; not "Sat. At noon"."""
    if run[-1][0] != "." or not text[start].isupper() or text[start - 1] not in " \n":
        return False
    word = run[-2][0] if len(run) > 1 else ""
    before = lexicon.get(word)
    dotted = before is not None and "." in before.phrases
    shortened = dotted and before is not None and bool({"wday", "month"} & before.values.keys())
    if "lead" in entry.values:
        return not shortened
    whole = word.isdigit() or (len(word) >= _WHOLE_WORD and not dotted)
    return whole and not entry.trigger


def _is_weekday(run: list[_Token], lexicon: Mapping[str, Entry]) -> bool:
    """Whether nothing but a weekday has been read: its number may stand in the next column."""
    words = [word for word, _, _ in run if word != "."]
    entry = lexicon.get(words[0]) if len(words) == 1 else None
    return entry is not None and "wday" in entry.values


def _breaks_between(breaks: Sequence[int], start: int, end: int) -> bool:
    position = bisect_left(breaks, start)
    return position < len(breaks) and breaks[position] <= end


class _Reader:
    """Reads tokens to runs, and makes nodes of them: joins phrases, puts blanks between."""

    def __init__(
        self, grammar: Grammar, spots: dict[int, Spot], text: str, folded: str, breaks: Sequence[int]
    ) -> None:
        self.grammar = grammar
        self.spots = spots
        self.text = text
        self.folded = folded
        self.breaks = breaks
        self.locatives = grammar.locatives

    def read(self, tokens: Iterator[re.Match[str]], least: int) -> tuple[list[list[Node]], int]:
        """The islands of tokens up to where no run is under way behind an offset, and where that is."""
        text, spots, lexicon = self.text, self.spots, self.grammar.lexicon
        known = lexicon.get
        found, run = list[list[Node]](), list[_Token]()
        heat = skip = last = 0
        wrapped = False
        for match in tokens:
            start, end = match.span()
            if start < skip:
                continue
            word = match[0]
            entry = known(word)
            if not run:
                if entry is None and start not in spots and not word.isdigit():  # nothing begins here
                    if start >= least:
                        return found, end
                    last = end
                    continue
            elif (start - last >= _COLUMN or run[-1][0] == ".") and _is_apart(
                text, run, (last, start), entry, lexicon, wrapped=wrapped
            ):
                found += self.finish(run, heat)
                heat = 0
            if spots and start in spots:
                end = skip = spots[start].end
                run.append(("", start, end))
                heat += 2
            elif word.isdigit():
                run.append((word, start, end))
                heat += 1
            elif entry is not None and not (entry.bare and heat and text[start].isupper()):
                run.append((word, start, end))
                heat += 2 * entry.trigger
            elif word == _BREAK and run and not _breaks_between(self.breaks, last, start + 1):
                wrapped = True  # the blanks that indent the next line separate no columns
                continue
            elif heat and word != _BREAK and (spot := self.spot_after(run, start, end)):
                spots[start] = spot
                end = skip = spot.end
                run.append(("", start, end))
            elif entry is not None:
                run.append((word, start, end))
            elif run:
                found += self.finish(run, heat)
                heat = 0
            if not run and start >= least:
                return found, end
            last, wrapped = end, False
        return [*found, *self.finish(run, heat)], len(self.folded)

    def spot_after(self, run: list[_Token], start: int, end: int) -> Spot | None:
        """The zone that a word right behind a time names, though it is in no lexicon."""
        if run[-1][0] in self.locatives and self._in_bracket(run):
            return place_in_list(self.grammar, self.text, start)
        return zone_after(self.grammar, self.text, self.folded, run, (start, end))

    def _in_bracket(self, run: Sequence[_Token]) -> bool:
        """Whether the word before is the "in" of "12:20 UTC (1:20 p.m. in Paris)"."""
        words = [word for word, _, _ in run]
        return "" in words and "(" in words and ")" not in words[words.index("(") :]

    def finish(self, run: list[_Token], heat: int) -> Sequence[list[Node]]:
        """The island of a run, which it empties; none without a word of time, or of one number."""
        found: Sequence[list[Node]] = ()
        if heat and len(run) > LONGEST:
            found = [island for piece in pieces(run) for island in self.finish(piece, heat)]
        elif heat:
            bare = len(run) == 1 and run[0][0].isdigit() and len(run[0][0]) not in (3, 4, 8)
            found = () if bare or self._says_nothing(run) else (self._island(run),)
        run.clear()
        return found

    def _says_nothing(self, run: Sequence[_Token]) -> bool:
        told = self.folded[run[0][1] : run[-1][2]] in self.grammar.barren
        return told and "" not in [word for word, _, _ in run]

    def _island(self, run: Sequence[_Token]) -> list[Node]:
        nodes: list[Node] = []
        grammar, text, known = self.grammar, self.text, self.grammar.lexicon.get
        last = run[0][1]
        position = 0
        while position < len(run):
            word, start, end = run[position]
            if start > last and nodes:
                nodes.append(Node(_BREAK if _BREAK in text[last:start] else _BLANK, last, start, {}))
            entry = known(word)
            length = 1
            if entry is not None and entry.phrases:
                entry, length = _longest(entry, run, position)
                end = run[position + length - 1][2]
            if entry is None or (length == 1 and word.isdigit()):
                rank = rank_code(grammar, self.folded, run, position) if word else ""
                nodes.append(Node(rank, start, end, {}) if rank else self._other(word, start, end))
            else:
                nodes.append(Node(entry.code, start, end, entry.values))
            position += length
            last = end
        return nodes

    def _other(self, word: str, start: int, end: int) -> Node:
        if word:
            return Node(self.grammar.digits_code(word), start, end, {})
        spot = self.spots[start]
        return Node(self.grammar.code_of(frozenset({spot.cls})), start, end, {spot.cls: spot.zones})


def _longest(entry: Entry, run: Sequence[_Token], position: int) -> tuple[Entry, int]:
    """The longest phrase of the lexicon that begins here, and how many tokens it takes."""
    after = position + 1
    if after == len(run):
        return entry, 1
    for rest, whole in entry.phrases.get(run[after][0], ()):
        if len(rest) <= len(run) - after and all(
            run[after + index][0] == word for index, word in enumerate(rest)
        ):
            return whole, 1 + len(rest)
    return entry, 1
