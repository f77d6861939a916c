"""Which of the things that an island says may stand as an expression of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from timeline.find.around import words_of
from timeline.find.grammar import Grammar
from timeline.find.guards import is_none, stands_bare
from timeline.find.tokens import Node
from timeline.model.said import Clock, DayNumber, Mention, Month, Now, Season, Vague, Weekday, Year
from timeline.model.text import Span

_BLANKS = (" ", "\n")
_YEARS = range(1500, 2100)
_LINE = 200
"""Code points of a line that are looked at; a line of blanks may be longer, and says nothing more."""


_CELL: Final = 40
"""Code points beside a weekday in which the next cell is looked at."""
_CELL_BEFORE: Final = re.compile(r"(?:([^\W\d_]{2,12}\.?)[ *_]*)?(?:\||\t|^)[ \t*_]*\Z", re.MULTILINE)
_CELL_BEHIND: Final = re.compile(r"\.?[ *_]*(?:$|(?:\||\t)[ \t*_]*([^\W\d_]{2,12}\.?)?)", re.MULTILINE)

_BULLETS: Final = " \t*#|\u2022\u00b7\u25cf\u25aa\u2013-"
_NEAR_ROWS: Final = 400
"""Code points around a row in which another of a list stands."""
_MARK: Final = r"\.?\**(?::|[ \t]*[\u2013\u2014]|[ \t]+-)\**[ \t]"
_ROW_MARK: Final = re.compile(_MARK)
_ROW_HEAD: Final = re.compile(rf"^[{re.escape(_BULLETS)}]*([^\W\d_]{{2,9}}){_MARK}", re.MULTILINE)


def accept(grammar: Grammar, nodes: list[Node], position: int, text: str, folded: str) -> Mention | None:
    """The mention of a node, or None if the words are more likely something else."""
    node = nodes[position]
    said = node.said
    if said is None:
        return None
    # what needs the fewest looks comes first: most of what is no time falls here
    lead = _lead(nodes, position)
    if isinstance(said, Year) and said.year not in _YEARS and lead is None:
        return None
    if _is_weak(node) and not (
        _weak_stands(node, lead, text)
        or _heads_column(grammar, node, text)
        or _heads_row(grammar, node, text)
    ):
        return None
    if isinstance(said, Clock) and said.bare:
        if not stands_bare(grammar.language.code, node, text, folded):
            return None
        said = replace(said, bare=False)
    if node.rule in ("numeric_short", "numeric_dash", "day_number") and not _numeric_stands(
        grammar, node, lead, text, folded
    ):
        return None
    if is_none(grammar.language.code, node, text, folded, alone=_alone(node, text)):
        return None
    span = Span(node.start, node.end)
    return Mention(
        span, said, node.rule, None if lead is None else Span(lead.start, lead.end), _core(node, folded)
    )


def _core(node: Node, folded: str) -> Span | None:
    """The words without a preposition that only ties them and without the sign of a possessive."""
    end = node.end
    if folded.endswith("'s", 0, end) and folded[end - 3 : end - 2].isalpha():
        end -= 2
    return Span(node.core, end) if (node.core, end) != (node.start, node.end) else None


def _lead(nodes: list[Node], position: int) -> Node | None:
    before = position - 1
    if before >= 0 and nodes[before].code in _BLANKS:
        before -= 1
    if before >= 0 and "lead" in nodes[before].values:
        return nodes[before]
    return None


def _is_weak(node: Node) -> bool:
    if not isinstance(node.said, Month | Weekday | Season | Now | Vague):
        return False
    return "weak" in node.values


def _weak_stands(node: Node, lead: Node | None, text: str) -> bool:
    """A word such as "May", "Sun" or "fall" by itself."""
    written = text[node.start : node.end]
    if isinstance(node.said, Season):
        return lead is not None
    if isinstance(node.said, Now | Vague):
        return True
    capital = written[:1].isupper()
    if isinstance(node.said, Month) and lead is not None and "month_lead" in lead.values and len(written) > 2:  # noqa: PLR2004
        return True
    return capital and (lead is not None or _alone(node, text))


def _heads_column(grammar: Grammar, node: Node, text: str) -> bool:
    """Whether a weekday is a cell beside one of another weekday: "| Mon | Tue | Wed |"."""
    if not isinstance(node.said, Weekday):
        return False
    before, behind = (
        _CELL_BEFORE.search(text, max(0, node.start - _CELL), node.start),
        _CELL_BEHIND.match(text, node.end, node.end + _CELL),
    )
    if before is None or behind is None or not text[node.start].isupper():
        return False
    names = grammar.language.classes.get("wday", {}).values()
    told = {word.lower() for word in (before[1], behind[1]) if word}
    return any(not told.isdisjoint(each) for each in names)


def _heads_row(grammar: Grammar, node: Node, text: str) -> bool:
    """Whether a weekday heads a line as another does near it: "Fri: quiz" over "Sat: dance"."""
    if not isinstance(node.said, Weekday) or not text[node.start].isupper():
        return False
    if not _ROW_MARK.match(text, node.end):
        return False
    low = max(0, node.start - _NEAR_ROWS)
    begins = text.rfind("\n", low, node.start) + 1
    if (not begins and low) or text[begins : node.start].strip(_BULLETS):
        return False
    names = grammar.language.classes.get("wday", {})
    others = {name.rstrip(".") for day, each in names.items() if day != node.said.weekday for name in each}
    heads = _ROW_HEAD.findall(text, low, node.end + _NEAR_ROWS)
    return any(head.lower() in others for head in heads)


_BEFORE_ALONE = " \t*#|:-\u2022\u25aa\u25cf\u25e6\u00b7\u2013\u2014>"
"""Bullets and the signs of tables."""


def _alone(node: Node, text: str) -> bool:
    """Whether nothing else stands on the line."""
    low, high = max(0, node.start - _LINE), min(len(text), node.end + _LINE)
    before = text.rfind("\n", low, node.start) + 1
    after = text.find("\n", node.end, high)
    if (low and not before) or (high < len(text) and after < 0):
        return False
    after = high if after < 0 else after
    return not text[before : node.start].strip(_BEFORE_ALONE) and not text[node.end : after].strip(
        " \t*#|:.,-"
    )


_FRACTIONS = frozenset({"1/2", "1/3", "1/4", "2/3", "3/4", "1/8", "24/7", "1/1"})
_NEXT_WORD = re.compile(r"[ -]([^\W\d_]+)")


def _numeric_stands(grammar: Grammar, node: Node, lead: Node | None, text: str, folded: str) -> bool:
    """A short numeric date ("4/5") needs a word or its own line beside it when it could be something else."""
    if isinstance(node.said, DayNumber) and node.said.month_shift is not None:
        return True
    if node.rule == "day_number":
        match, small = _NEXT_WORD.match(folded, node.end), words_of(grammar.language.code).function
        if match and match[1] not in grammar.lexicon and match[1] not in small:
            return False  # "on the third attempt"
        if isinstance(node.said, DayNumber) and node.said.weekday is not None:
            return True  # "Mon 16: Speech"
        return isinstance(node.said, DayNumber) and (lead is not None or _alone(node, text))
    joined = node.rule == "numeric_dash" and lead is not None and "or" in lead.values  # "9-12 and 1-4"
    if lead is not None and lead.values.get("lead") and not joined:
        return True
    if _alone(node, text):
        return True
    return node.rule == "numeric_short" and folded[node.start : node.end].replace(" ", "") not in _FRACTIONS
