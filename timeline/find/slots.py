"""What a rule's builder sees: the named slots of the shape that matched."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import islice
from types import MappingProxyType
from typing import Any, Literal

from timeline.find.houses import heads_address
from timeline.find.tokens import TOKEN, Node, Word
from timeline.language.wordlist import letters_of
from timeline.model.said import Said
from timeline.model.values import value_class

_REACH = 40
_SCORE = re.compile(r"(?<!\d)\d{1,2}[-\u2013]$")
_OWN_TIME = re.compile(r",? (?:([^\W\d_]+|@) )?(\d{1,2})(?:([:.]\d\d)| ?([^\W\d_][\w.]*)|(?![\w]))")
_LISTING = frozenset(",:.-")
_GOES_ON = re.compile(r"[ ,]{1,2}\w")
_NEXT = re.compile(r"[ ,]{1,2}([^\W\d_]+)")
_AFTER = re.compile(r"[ \n-]([^\W\d_]+)")
_LAST = re.compile(r"([^\W\d_]+)(?:'[^\W\d_]?)? $")
"""The word before a match, without the sign of a possessive."""
_NAMED_ROW = re.compile(r"[ ]([^\W\d_]{2,})")
_ROW_HOUR = re.compile(
    r"[\s*|>\u2022-]*\d{1,2}(?:[:.]\d\d)?(?: ?[-\u2013] ?\d{1,2}(?:[:.]\d\d)?)?"
    r"(?: ?[^\W\d_]\.?[^\W\d_]\.?)?[ \t]+"
)
"""The hour at the head of a row."""
_NEAR = 4
"""Tokens before a time among which its day stands."""
_LEADS_HOUR = frozenset({"dotlead"})
"""Classes of words that are names as often: "Open morning"."""
_DAY_CLASSES = frozenset({"month", "wday", "relday"})
_PHRASE = re.compile(r"(?:[ -][^\W\d_]+(?:'[^\W\d_]+)?){1,3}")
"""The next words, up to a mark."""

_LINE = 80
_DAY_COLUMN = re.compile(
    r"[ \t*|\u2022-]*[^\W\d_]{2,9}\.?,?[ \t]+\d{1,2}[^\W\d_]{0,2}[.,]?"
    r"(?:[ \t]+[^\W\d_]{3,9}\.?,?)?[ \t|:\u2013-]+"
)
"""A day at the head of a row, with its weekday or its month."""
_ISO_DAY = re.compile(r"(?<![\d-])\d{4}-\d\d-\d\d[ \t]+$")
_NAME = re.compile(r"[ \t|:\u2013-]{1,40}[^\W\d_a-z]")


class Slots:
    """Named slots of one match, over the nodes of an island."""

    __slots__ = ("_classes", "_lexicon", "_nodes", "_text", "end", "folded", "settings", "start")

    def __init__(
        self,
        nodes: dict[str, Node],
        classes: dict[str, str],
        text: str,
        folded: str,
        span: tuple[int, int],
        *,
        settings: Mapping[str, Any],
        lexicon: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        self._nodes = nodes
        self._classes = classes
        self._text = text
        self.folded = folded
        self.start, self.end = span
        self._lexicon = lexicon
        self.settings = settings
        """The rest of the language file."""

    def __contains__(self, name: str) -> bool:
        return name in self._nodes

    def names(self) -> AbstractSet[str]:
        """The slots that are filled."""
        return self._nodes.keys()

    def raw(self, name: str) -> str:
        """The words of a slot as written."""
        node = self._nodes[name]
        return self._text[node.start : node.end]

    def words(self) -> str:
        """All words of the match, folded."""
        return self.folded[self.start : self.end]

    def follows(self, words: Collection[str], reach: int = 3) -> bool:
        """Whether one of some words is among the last few before the match."""
        return any(word in words for word in self.words_before(reach))

    def words_before(self, reach: int) -> list[str]:
        """The last few words before the match, in their order."""
        return letters_of(self.folded[max(0, self.start - _REACH) : self.start])[-reach:]

    def classes_before(self, reach: int) -> Iterator[Collection[str]]:
        """The classes of the tokens before the match on its line, the nearest first."""
        return (classes for classes, _ in self.tokens_before(self.start, reach))

    def tokens_before(self, end: int, reach: int) -> Iterator[tuple[Collection[str], str]]:
        """The tokens before an offset on its line, the nearest first, each with its classes before it."""
        line = self.folded.rfind("\n", max(0, end - _REACH), end) + 1
        for token in reversed(TOKEN.findall(self.folded, max(line, end - _REACH), end)[-reach:]):
            yield (frozenset({"digits"}) if token.isdigit() else self._values(token)), token

    def ends_with(self, name: str) -> bool:
        """Whether a slot is the last thing in the match."""
        return name in self._nodes and self._nodes[name].end == self.end

    def classes_after(self) -> Collection[str]:
        """The classes of the word behind the match."""
        word = _NEXT.match(self.folded, self.end)
        entry = self._lexicon.get(word[1]) if word else None
        return () if entry is None else entry.values

    def raw_start_is_score(self) -> bool:
        """Whether the match begins with the second number of a score: "3-*1 on Tuesday night*"."""
        first = self.folded[self.start : self.end].partition(" ")[0]
        return first.isdigit() and _SCORE.search(self.folded, max(0, self.start - 4), self.start) is not None

    def goes_on_in_words(self) -> bool:
        """Whether a word follows the match: "the Friday before *the* vote"."""
        return (
            self.folded[self.end : self.end + 1] == " " and self.folded[self.end + 1 : self.end + 2].isalpha()
        )

    def begins_line(self) -> bool:
        """Whether only blanks and marks stand before the match on its line."""
        line = self.folded.rfind("\n", max(0, self.start - _LINE), self.start) + 1
        return not any(map(str.isalnum, self.folded[max(line, self.start - _LINE) : self.start]))

    def follows_day_of_row(self) -> bool:
        """Whether it stands between the day at the head of a row and a name: "Thurs. 12th 1.30 Quiz"."""
        line = self.folded.rfind("\n", max(0, self.start - _LINE), self.start) + 1
        head = self.folded[max(line, self.start - _LINE) : self.start]
        if _ISO_DAY.search(head):
            return True  # "2026-08-20 18.00"
        return _DAY_COLUMN.fullmatch(head) is not None and _NAME.match(self._text, self.end) is not None

    def follows_day(self) -> bool:
        """Whether it stands between a day and a name or nothing: "20 March: 7 for 7.30 Quiz"."""
        before = [{*classes} for classes in self.classes_before(_NEAR)]
        day = any(not classes.isdisjoint(_DAY_CLASSES) for classes in before)
        return day and (not self.counts() or _NAME.match(self._text, self.end) is not None)

    def is_named(self, name: str) -> bool:
        """Whether a slot that begins the match ends a name: "Quiz *Night*, Friday", "Parents' *evening*"."""
        if not self.begins_with(name):
            return False
        word = _LAST.search(self.folded, max(0, self.start - _REACH), self.start)
        known = self.settings.get("accept", {}).get("function", ())
        return word is not None and word[1] not in known and not {*self._values(word[1])} - _LEADS_HOUR

    def names_row(self, *, capital: bool = False) -> bool:
        """Whether it begins the name of a row behind its hour: "8am *Morning* Prayer"."""
        behind = _NAMED_ROW.match(self.folded, self.end)
        if capital and not self._text[self.start].isupper():
            return False
        if behind is None or behind[1] in self.settings.get("place", {}).get("locatives", ()):
            return False
        line = self.folded.rfind("\n", max(0, self.start - _REACH), self.start) + 1
        low = max(line, self.start - _REACH)
        if not (line or low == 0) or not _ROW_HOUR.fullmatch(self.folded, low, self.start):
            return False
        values = {*self._values(behind[1])}
        return not values & (_DAY_CLASSES | {"at", "to", "until", "since", "by", "from"})

    def goes_to_day(self) -> bool:
        """Whether a day follows the match: "Earth Day at 5 p.m. *on Saturday*"."""
        tokens = self.tokens_after(_NEAR)
        if not tokens or tokens[0].isdigit() or "\n" in self.folded[self.end : self.end + 1]:
            return False
        tied = "on" in self._values(tokens[0]) and tokens[0].isalpha()
        reach = tokens[: _NEAR if tied else 1]
        return any(
            (tied and token.isdigit()) or not _DAY_CLASSES.isdisjoint(self._values(token)) for token in reach
        )

    def tokens_after(self, count: int) -> list[str]:
        """The next few tokens behind the match."""
        near = TOKEN.finditer(self.folded, self.end, self.end + _REACH)
        return [token[0] for token in islice(near, count)]

    def begins_hours(self) -> bool:
        """Whether numbers go on behind the match to one with a half-day: ", 10 and 11:30 am"."""
        joined = False
        for token in TOKEN.findall(self.folded, self.end, self.end + _REACH):
            entry = self._lexicon.get(token)
            values = () if entry is None else entry.values
            if "half" in values:
                return joined
            joined = joined or "or" in values
            if not (token.isdigit() or token in _LISTING or "or" in values):
                return False
        return False

    def has_own_time(self) -> bool:
        """Whether a clock time of its own follows what ends the match: ", Sunday at 3"."""
        match = _OWN_TIME.match(self.folded, self.end)
        if match is None or (match[1] and "at" not in self._values(match[1])):
            return False
        half = "half" in self._values(match[4] or "")
        if match[3] is None and not half and self.tells_house(match.end(2)):
            return False  # "Friday, May 8, at 40 Marina Way"
        return bool(match[1]) or match[3] is not None or half

    def tells_house(self, end: int) -> bool:
        """Whether the number that ends there is that of a house."""
        return heads_address(self._text, end, self.settings)

    def is_of(self, word: str, classes: AbstractSet[str]) -> bool:
        """Whether a folded word has one of some classes."""
        return not classes.isdisjoint(self._values(word))

    def _values(self, word: str) -> Collection[str]:
        entry = self._lexicon.get(word)
        return () if entry is None else entry.values

    def follow(self, *classes: str) -> bool:
        """Whether the tokens behind the match have these classes, one each."""
        tokens = self.tokens_after(len(classes))
        pairs = zip(classes, tokens, strict=False)
        return len(tokens) == len(classes) and all(name in self._values(token) for name, token in pairs)

    def begins_with(self, name: str) -> bool:
        """Whether a slot is the first thing in the match."""
        return name in self._nodes and self._nodes[name].start == self.start

    def goes_on(self) -> bool:
        """Whether more words follow the match on its line."""
        return _GOES_ON.match(self.folded, self.end) is not None

    def after(self, size: int) -> str:
        """The next code points behind the match, as written."""
        return self._text[self.end : self.end + size]

    def counts(self) -> bool:
        """Whether a noun follows that a number at the end could count: "by two aunts", "march 20 miles"."""
        after = _AFTER.match(self.folded, self.end)
        return (
            after is not None
            and after[1] not in self._lexicon
            and after[1] not in self.settings.get("accept", {}).get("function", ())
        )

    def counts_many(self) -> bool:
        """Whether the nouns behind the match are several: "two Wednesday evening races"."""
        table = self.settings.get("accept", {})
        many, one = tuple(table.get("plural", ())), tuple(table.get("not_plural", ()))
        phrase = _PHRASE.match(self.folded, self.end)
        for word in letters_of(phrase[0]) if phrase else ():
            if word in table.get("function", ()):
                return False
            if word.endswith(many) and not word.endswith(one):
                return True
        return False

    def number(self, name: str, default: int = 0) -> int:
        """The whole number in a slot: digits, or the value of its class."""
        if name not in self._nodes:
            return default
        node = self._nodes[name]
        value = node.values.get(self._classes[name])
        return int(self.folded[node.start : node.end]) if value is None else int(value)

    def value(self, name: str) -> Any:  # noqa: ANN401
        """The value that the language file gives the words of a slot; None if the slot is empty."""
        node = self._nodes.get(name)
        return None if node is None else node.values.get(self._classes[name])

    def has_class(self, name: str, cls: str) -> bool:
        """Whether the words of a slot have another class too."""
        return cls in self._nodes[name].values

    def asks(self, name: str, classes: Collection[str]) -> bool:
        """Whether the shape asked for one of some classes in a slot."""
        return self._classes.get(name) in classes

    def said(self, name: str) -> Any:  # noqa: ANN401
        """What the node in a slot says; None if the slot is empty."""
        node = self._nodes.get(name)
        return None if node is None else node.said


Built = Said | Word | None
Builder = Callable[[Slots], Built]


@value_class(frozen=True, slots=True)
class Rule:
    """A kind of expression: its shapes come from the language file, its meaning from `build`."""

    kind: str
    build: Builder
    guard: Literal["", "number", "hour", "clock", "date"] = ""
    """Which neighbours forbid it: part of a longer number, a price, a version."""
