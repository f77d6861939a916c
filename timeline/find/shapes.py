r"""Shapes: the small language in which a language file says how an expression is built.

    {day=d} [of ]{month}[,] {year=y4}

`{class}` or `{name=class}` is one token or node of that class; a word or sign is itself; `[...]` may be
missing; `(a|b)` is either (round brackets without a bar are themselves); a blank may be missing too, `_` is a
blank that may not. `<{class}>` in front asks for a token before, which stays outside; `!{class}` at the end
forbids one after it; `\[` is a square bracket.
A shape becomes a regular expression over codes: one private character for each set of classes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from timeline.find.tokens import TOKEN

_PIECE = re.compile(
    r"<\{(?P<before>\w+)\}>|!\{(?P<behind>\w+)\}|\{(?:(?P<name>\w+)=)?(?P<cls>\w+)\}|\\(?P<escaped>.)|(?P<sign>[\[\]()|])"
    r"|(?P<gap>[ _])|(?P<word>[^\W_]+(?:'[^\W_]+)*|.)"
)
Codes = Callable[[str], str]


class Shape:
    """A shape as a regular expression over codes, compiled when an island first needs it."""

    __slots__ = ("_pattern", "_regex", "first", "needs", "slots", "source")

    def __init__(
        self,
        regex: str,
        slots: dict[str, str],
        first: frozenset[str],
        needs: tuple[frozenset[str], ...],
        source: str,
    ) -> None:
        self._regex = regex
        self._pattern: re.Pattern[str] | None = None
        self.slots = slots
        """Named slot -> the class it asks for."""
        self.first = first
        """Codes that can stand at its beginning."""
        self.needs = needs
        """Of each of these sets a code must be there; most shapes are ruled out before they are compiled."""
        self.source = source

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern; few of the shapes of a language are met in a short text."""
        if self._pattern is None:
            self._pattern = re.compile(self._regex)
        return self._pattern


@dataclass(slots=True)
class _Group:
    """Alternatives in brackets; each is a list of (regex, first codes, may be empty)."""

    sign: str
    alternatives: list[list[tuple[str, frozenset[str], bool]]] = field(default_factory=lambda: [[]])

    def add(self, regex: str, first: frozenset[str], *, nullable: bool = False) -> None:
        self.alternatives[-1].append((regex, first, nullable))


@lru_cache(maxsize=8192)
def names_in(shape: str) -> tuple[tuple[str, str], ...]:
    """("class", name) and ("word", token) for all that a shape asks for."""
    return tuple(_names_in(shape))


def _names_in(shape: str) -> Iterator[tuple[str, str]]:
    for piece in _PIECE.finditer(shape):
        if cls := piece["cls"] or piece["before"] or piece["behind"]:
            yield "class", cls
        elif word := piece["word"] or piece["escaped"] or piece["sign"]:
            for token in TOKEN.finditer(word):
                yield "word", token[0]


def compile_shape(shape: str, codes: Codes) -> Shape:
    """Compile a shape; `codes(cls)` gives all codes whose set holds the class, or the word for `=word`."""
    slots: dict[str, str] = {}
    stack = [_Group("")]
    before = ""
    for piece in _PIECE.finditer(shape):
        top = stack[-1]
        sign = piece["sign"]
        if piece["before"]:
            look = _any(codes(piece["before"]))
            before = f"(?:(?<={look})|(?<={look}[ \\n]))"
        elif piece["behind"]:
            top.add(f"(?![ \\n]?{_any(codes(piece['behind']))})", frozenset(), nullable=True)
        elif cls := piece["cls"]:
            name = piece["name"] or cls
            if name in slots:
                raise ValueError(f"slot {name!r} twice in {shape!r}")
            slots[name] = cls
            top.add(f"(?P<{name}>{_any(codes(cls))})", frozenset(codes(cls)))
        elif piece["gap"]:
            top.add("[ \\n]?" if piece["gap"] == " " else "[ \\n]", frozenset(), nullable=True)
        elif sign in ("[", "(") and (sign == "[" or _has_bar(shape, piece.end())):
            stack.append(_Group(sign))
        elif sign and len(stack) > 1 and (sign == "|" or sign == {"[": "]", "(": ")"}[top.sign]):
            if sign == "|":
                top.alternatives.append([])
            else:
                _close(stack)
        else:
            for token in TOKEN.finditer(piece["word"] or piece["escaped"] or sign):
                found = codes("=" + token[0])
                blank = "[ \\n]?" if token[0] == "," and piece.start() and len(stack) > 1 else ""
                top.add(blank + _any(found), frozenset(found))
    regex, first, _ = _fold(stack[0])
    whole = stack[0].alternatives
    needs = tuple(need for _, need, nullable in whole[0] if not nullable and need) if len(whole) == 1 else ()
    return Shape(before + regex, slots, first, needs, shape)


def _has_bar(shape: str, start: int) -> bool:
    """Whether the round bracket that opens before `start` has a bar of its own."""
    depth = 0
    for letter in shape[start:]:
        if letter in "([":
            depth += 1
        elif letter in ")]":
            depth -= 1
            if depth < 0:
                return False
        elif letter == "|" and depth == 0:
            return True
    return False


def _close(stack: list[_Group]) -> None:
    group = stack.pop()
    regex, first, nullable = _fold(group)
    stack[-1].add(
        f"(?:{regex})" + ("?" if group.sign == "[" else ""), first, nullable=nullable or group.sign == "["
    )


def _fold(group: _Group) -> tuple[str, frozenset[str], bool]:
    """Join the alternatives of a group: its regex, its first codes, whether it may match nothing."""
    regexes: list[str] = []
    first: set[str] = set()
    any_nullable = False
    for items in group.alternatives:
        regexes.append("".join(regex for regex, _, _ in items))
        nullable = True
        for _, item_first, item_nullable in items:
            first |= item_first
            if not item_nullable:
                nullable = False
                break
        any_nullable |= nullable
    return "|".join(regexes), frozenset(first), any_nullable


def _any(codes: str) -> str:
    # codes are private characters: none of them means anything in a pattern
    return f"[{codes}]" if codes else "(?!)"
