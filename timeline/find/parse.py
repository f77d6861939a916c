"""Reads an island: stage by stage, nodes of words become nodes that say something."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.find.accept import accept
from timeline.find.classes import KEPT, KIND_CLASSES, kind_of
from timeline.find.glued import heads_glued_row
from timeline.find.grammar import Grammar, Match, Matches
from timeline.find.slots import Slots
from timeline.find.tokens import Node, Word
from timeline.model.said import Mention

_TIED = ".,:/-_"


def parse(grammar: Grammar, nodes: list[Node], text: str, folded: str) -> Iterator[Mention]:
    """Yield the expressions of an island."""
    codes = "".join([node.code for node in nodes])
    stage, matches = grammar.matches(codes, 0)
    if not matches:
        grammar.remember_barren(folded[nodes[0].start : nodes[-1].end], codes)
        return
    while matches:
        nodes, changed = _apply(grammar, nodes, matches, text, folded)
        if changed:
            codes = "".join([node.code for node in nodes])
        stage, matches = grammar.matches(codes, stage + 1)
    for position, node in enumerate(nodes):
        if node.said is not None:
            mention = accept(grammar, nodes, position, text, folded)
            if mention is not None:
                yield mention


def _apply(
    grammar: Grammar, nodes: list[Node], matches: Matches, text: str, folded: str
) -> tuple[list[Node], bool]:
    out: list[Node] = []
    done = 0
    for position, fitting in matches:
        if position < done:
            continue
        for match in fitting:
            built = _build(grammar, nodes, position, match, text, folded=folded)
            if built is not None:
                out += nodes[done:position]
                out.append(built)
                done = match.end
                break
    return ([*out, *nodes[done:]], True) if done else (nodes, False)


def _build(
    grammar: Grammar, nodes: list[Node], position: int, match: Match, text: str, *, folded: str
) -> Node | None:
    start, end = nodes[position].start, nodes[match.end - 1].end
    if match.rule.guard:
        behind = nodes[match.end] if match.end < len(nodes) else None
        zone = behind is not None and behind.start == end and grammar.is_zone(behind.code)
        parted = zone or (folded[end : end + 1].isalpha() and heads_glued_row(text, start, end))
        if not _free(match.rule.guard, folded, start, end, before_zone=parted):
            return None
    slots = Slots(
        {name: nodes[at] for name, at in match.slots.items()},
        match.shape.slots,
        text,
        folded,
        (start, end),
        settings=grammar.language.settings,
        lexicon=grammar.lexicon,
    )
    built = match.rule.build(slots)
    if built is None:
        return None
    if isinstance(built, Word):
        values = built.values
        classes = frozenset(values)
        if match.end - position == 1:
            values = {**nodes[position].values, **values}
        return Node(grammar.code_of(classes), start, end, values, rule=match.rule.kind)
    kind = kind_of(built)
    classes = KIND_CLASSES[kind]
    values = {}
    if match.end - position == 1:
        values = nodes[position].values
        kept = KEPT.get(kind)
        if kept:
            classes |= kept & grammar.classes_of(nodes[position].code)
    node = Node(grammar.code_of(classes), start, end, values, built, match.rule.kind)
    node.core = nodes[match.core].start
    return node


def _free(guard: str, folded: str, start: int, end: int, *, before_zone: bool) -> bool:
    """Whether no neighbour makes the match a part of a longer number, a price, a version, a code."""
    before = folded[start - 1] if start else " "
    after = folded[end] if end < len(folded) else " "
    if folded[start].isdigit():
        if before == ":" and guard != "clock" and start > 1 and folded[start - 2].isalpha():
            before = " "
        if before == "=" and guard == "clock" and start > 1 and folded[start - 2] in "<>":
            before = " "
        if (
            before == "@"
            and guard in ("clock", "hour")
            and not folded[max(0, start - 2) : start - 1].isalpha()
        ):
            before = " "  # "Saturday @5pm"
        if before in "$#@\u00b0+=~^\u20ac\u00a3\u00a5\u20b4\\" or (before.isalpha() and guard != "clock"):
            return False
        if (
            before in _TIED
            and start > 1
            and (folded[start - 2].isdigit() if before == "," else folded[start - 2].isalnum())
            and (guard != "clock" or before in ".:,")
        ):
            return guard == "date" and before in "-/,"
        if before.isalpha() and not (before == "t" and folded[start - 2 : start - 1].isdigit()):
            return False
    if folded[end - 1].isdigit():
        if guard == "clock" and (before_zone or (after == "z" and not folded[end + 1 : end + 2].isalpha())):
            return True  # "17:00UTC"
        if after in "%\u00b0\u20ac" or (after.isalpha() and not (guard == "date" and after == "t")):
            return after.isalpha() and after == "t" and folded[end + 1 : end + 2].isdigit()
        if after in _TIED and end + 1 < len(folded) and folded[end + 1].isdigit():
            return guard in ("clock", "date") and after in "-/," and not (guard == "clock" and after == ",")
    return True
