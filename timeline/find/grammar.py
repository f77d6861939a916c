"""A language's words and shapes, compiled: a lexicon, and stages of rules over codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from timeline.errors import DataError
from timeline.find.amounts import LONG
from timeline.find.classes import SAID_CLASSES
from timeline.find.digits import digit_classes, ordinal_classes, word_number_classes
from timeline.find.rules import STAGES
from timeline.find.samples import number_sets
from timeline.find.shapes import Shape, compile_shape, names_in
from timeline.find.slots import Rule
from timeline.find.tokens import TOKEN
from timeline.language import Language, load_language
from timeline.language.wordlist import letters_of
from timeline.model.values import value_class

_LETTERS = "".join(
    chr(code) for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xA1, 0x100))
)
_FIRST_CODE = 0xE000
BLANKS = (" ", "\n")
"""The codes of blanks between tokens."""
_TYING = ("until", "by", "before", "since", "after")
_FOR = frozenset({"duration"})


def _character(number: int) -> str:
    """The n-th private character: none of them means anything inside the brackets of a pattern."""
    return _LETTERS[number] if number < len(_LETTERS) else chr(_FIRST_CODE + number)


_LONGEST_KEPT, _MOST_KEPT = 40, 20_000
"""Code points of what is kept, and how many: bounded memory on endless odd input."""


@dataclass(slots=True)
class Entry:
    """A word of the lexicon: its code and values alone, and the phrases that it begins."""

    values: dict[str, Any] = field(default_factory=dict)
    code: str = ""
    trigger: bool = False
    bare: bool = True
    """Only a part of phrases: alone it means nothing here."""
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = field(default_factory=dict)
    """By the token that follows: (all tokens that follow, the entry of the whole), the longest first."""


Matches = tuple[tuple[int, tuple["Match", ...]], ...]
"""The positions of an island's codes at which something matches, in order: what, the longest first."""


class Stage:
    """Rules that are tried together: the longest match wins, then the earlier rule."""

    def __init__(self, rules: list[tuple[Rule, tuple[Shape, ...]]]) -> None:
        self._by_first: dict[str, list[tuple[Rule, Shape]]] = {}
        for rule, shapes in rules:
            for shape in shapes:
                for code in shape.first:
                    self._by_first.setdefault(code, []).append((rule, shape))

    def matches(self, codes: str) -> Matches:
        """What fits the codes of an island, and where."""
        present = frozenset(codes)
        found = ((position, self._at(codes, position, present)) for position in range(len(codes)))
        return tuple((position, matches) for position, matches in found if matches)

    def _at(self, codes: str, position: int, present: frozenset[str]) -> tuple[Match, ...]:
        found: list[Match] = []
        for rule, shape in self._by_first.get(codes[position], ()):
            for need in shape.needs:
                if present.isdisjoint(need):
                    break
            else:
                match = shape.pattern.match(codes, position)
                if match:
                    slots = {name: match.start(name) for name in shape.slots if match[name]}
                    core = _core(rule, codes, position, match.end(), slots)
                    found.append(Match(rule, shape, match.end(), slots, core))
        found.sort(key=lambda match: -match.end)
        return tuple(found)


@value_class(frozen=True, slots=True)
class Match:
    """A shape that fits at a position; `slots` are positions of the codes that fill the named slots."""

    rule: Rule
    shape: Shape
    end: int
    slots: dict[str, int]
    core: int
    """Where the expression begins after a preposition that only ties it: "Friday" of "until Friday"."""


def _core(rule: Rule, codes: str, position: int, end: int, slots: Mapping[str, int]) -> int:
    tied = rule.kind in _FOR or any(slots.get(name) == position for name in _TYING)
    after = position + 1
    while tied and after < end and codes[after] in BLANKS:
        after += 1
    return after if tied and after < end else position


class Grammar:
    """All that finding needs of a language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._sets: dict[frozenset[str], str] = {}
        self._by_code: dict[str, frozenset[str]] = {}
        self._of_class: dict[str, str] = {}
        self._frozen = False
        self.zone_words = frozenset(language.settings.get("zone", {}).get("words", ()))
        self.number_signs = tuple(language.settings.get("accept", {}).get("number_signs", ()))
        self.locatives = frozenset(language.settings.get("place", {}).get("locatives", ()))
        self._digits: dict[str, str] = {}
        self.lexicon: dict[str, Entry] = {}
        # values and numbers first: sets of characters below 256 compile and match fastest
        for classes in (*SAID_CLASSES, *number_sets(OPTIONAL)):
            self.code_of(classes)
        self._read_words(language)
        self._triggers: dict[str, list[str]] = {}
        for word, entry in self.lexicon.items():
            if entry.trigger:
                self._triggers.setdefault(max(letters_of(word), key=len), []).append(word)
        self.barren: set[str] = set()
        """Words of time and what stands around them that no shape fits: "a few minutes of"."""
        self._stages = self._compile(language)
        self._next: dict[tuple[str, int], tuple[int, Matches]] = {}
        self._zones = frozenset(
            code for code in self._by_code if not OPTIONAL.isdisjoint(self.classes_of(code))
        )
        self._frozen = True

    def matches(self, codes: str, stage: int) -> tuple[int, Matches]:
        """The first stage from `stage` on of which a rule fits the codes of an island, and what fits; none.

        What a string of codes matches depends on nothing else, and few different strings make up most texts,
        so the answers are kept (a bounded number of them).
        """
        try:
            return self._next[codes, stage]
        except KeyError:
            if len(self._next) > _MOST_KEPT:
                self._next.clear()
            found: tuple[int, Matches] = (len(self._stages), ())
            for number in range(stage, len(self._stages)):
                if matches := self._stages[number].matches(codes):
                    found = (number, matches)
                    break
            self._next[codes, stage] = found
            return found

    def code_of(self, classes: frozenset[str]) -> str:
        """The private character of a set of classes."""
        code = self._sets.get(classes)
        if code is None:
            if self._frozen:
                return " "
            code = self._sets[classes] = _character(len(self._sets))
            self._by_code[code] = classes
            for name in classes:
                self._of_class[name] = self._of_class.get(name, "") + code
        return code

    def classes_of(self, code: str) -> frozenset[str]:
        """The classes behind a code."""
        return self._by_code.get(code, frozenset())

    def is_zone(self, code: str) -> bool:
        """Whether a code is that of a zone which the text names."""
        return code in self._zones

    def remember_barren(self, folded: str, codes: str) -> None:
        """Keep what an island says nothing with, unless a line break or a zone of the text is part of it."""
        if len(folded) <= _LONGEST_KEPT and "\n" not in folded and self._zones.isdisjoint(codes):
            if len(self.barren) > _MOST_KEPT:
                self.barren.clear()
            self.barren.add(folded)

    def triggers_among(self, words: AbstractSet[str]) -> Iterator[str]:
        """The words of time that a text of some rows of letters may hold."""
        for letters in self._triggers.keys() & words:
            yield from self._triggers[letters]

    def digits_code(self, digits: str) -> str:
        """The code of a row of digits, kept for short ones."""
        code = self._digits.get(digits)
        if code is None:
            code = self.code_of(digit_classes(digits))
            if len(digits) <= 4:  # noqa: PLR2004 - few different ones
                self._digits[digits] = code
        return code

    def _read_words(self, language: Language) -> None:
        phrases: dict[tuple[str, ...], dict[str, Any]] = {}
        literals: set[str] = set()
        for name, table in language.classes.items():
            for value, words in table.items():
                for word in words:
                    tokens = tuple(token[0] for token in TOKEN.finditer(word))
                    phrases.setdefault(tokens, {}).setdefault(name, value)
        for shapes in language.shapes.values():
            for shape in shapes:
                for kind, name in names_in(shape):
                    if kind == "word":
                        phrases.setdefault((name,), {})
                        literals.add(name)
        for tokens, values in phrases.items():
            _derive(values)
            classes = set(values)
            if len(tokens) == 1 and tokens[0] in literals:
                classes.add("=" + tokens[0])
            entry = self.lexicon.setdefault(tokens[0], Entry())
            for token in tokens[1:]:
                self.lexicon.setdefault(token, Entry())
            if len(tokens) > 1:
                whole = Entry()
                entry.phrases.setdefault(tokens[1], []).append((tokens[1:], whole))
                entry = whole
            entry.values = values
            entry.code = self.code_of(frozenset(classes))
            entry.bare = not classes
            entry.trigger = not TRIGGERS.isdisjoint(classes)
        self._trigger_names(phrases)
        for entry in self.lexicon.values():
            for rows in entry.phrases.values():
                rows.sort(key=lambda phrase: -len(phrase[0]))
            entry.code = entry.code or self.code_of(frozenset())

    def _trigger_names(self, phrases: Mapping[tuple[str, ...], Mapping[str, Any]]) -> None:
        """A feast or "the moment", no word of which makes an island: its rarest or its last word does."""
        for tokens, values in phrases.items():
            if values.keys().isdisjoint({"holiday", "ref"}) or any(
                self.lexicon[word].trigger for word in tokens
            ):
                continue
            rare = next((token for token in tokens if not self.lexicon[token].values), tokens[0])
            self.lexicon[rare if "holiday" in values else tokens[-1]].trigger = True

    def _compile(self, language: Language) -> tuple[Stage, ...]:
        def codes(name: str) -> str:
            return self._of_class.get(name, "")

        path = f"languages/{language.code}.toml"
        known = {rule.kind for stage in STAGES for rule in stage}
        for kind in language.shapes:
            if kind not in known:
                raise DataError(path, f"shapes.{kind}", "no rule of this kind")
        stages = []
        for stage in STAGES:
            rules = []
            for rule in stage:
                shapes = language.shapes.get(rule.kind, ())
                for shape in shapes:
                    for what, name in names_in(shape):
                        if what == "class" and name not in self._of_class and name not in OPTIONAL:
                            raise DataError(path, f"shapes.{rule.kind}", f"{shape!r}: no class {name!r}")
                rules.append((rule, tuple(compile_shape(shape, codes) for shape in shapes)))
            stages.append(Stage(rules))
        return tuple(stages)


# Classes whose words make an island worth parsing; digits are judged by scan.py.
TRIGGERS = frozenset(
    {
        "month", "wday", "wdays", "relday", "night", "part", "named", "unit", "grain", "pgrain", "adverb",
        "season", "holiday", "ref", "now", "zoneword",
        "half", "groups", "oclock", "qx", "hyx", "tensp", "eom", "ytd", "zlocal",
        "told_noun", "tens", "scale", "ordw",
    }
)  # fmt: skip
# Classes that only scan.py gives out, so a lexicon may have none of them.
OPTIONAL = frozenset({"abbr", "zname", "zplace", "iana", "zoff"})


def _derive(values: dict[str, Any]) -> None:
    """Add the classes that follow from a number word's value, or from the length of a unit."""
    for source in ("card", "tens"):
        if source in values:
            number = values[source]
            values.update(dict.fromkeys(word_number_classes(number), number))
    if values.get("units") in LONG:  # minutes are none: what no shape fits is remembered as barren
        values["long_units"] = values["units"]
    if "ordw" in values:
        values.update(dict.fromkeys(ordinal_classes(values["ordw"]), values["ordw"]))


@cache
def grammar_of(code: str) -> Grammar:
    """The compiled grammar of a language, made once."""
    return Grammar(load_language(code))
