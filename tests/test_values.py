"""Values are frozen data classes: only their `__init__` is our own."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace

import pytest

from timeline.model.text import Block, BlockKind, Document, Span
from timeline.model.values import value_class


@value_class(frozen=True, slots=True)
class Basket:
    name: str
    size: int = 3
    held: list[str] = field(default_factory=list)


def test_fields_come_by_position_and_by_name_and_have_their_defaults():
    assert Basket("a", 4, ["b"]) == Basket(held=["b"], size=4, name="a")
    assert (Basket("a").size, Basket("a").held) == (3, [])
    assert Basket("a").held is not Basket("a").held


@pytest.mark.parametrize("given", [(), ("a", 1, [], 2)])
def test_a_field_too_few_or_too_many_is_an_error(given):
    with pytest.raises(TypeError):
        Basket(*given)


def test_nothing_is_changed_afterwards():
    with pytest.raises(FrozenInstanceError):
        Span(1, 2).start = 3
    with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
        Span(1, 2).other = 3


def test_values_are_equal_in_order_and_copied_as_those_of_dataclasses():
    assert Span(1, 2) < Span(1, 3)
    assert len({Span(1, 2), Span(1, 2)}) == 1
    assert repr(Span(1, 2)) == "Span(start=1, end=2)"
    block = Block(BlockKind.ROW, Span(1, 2))
    assert replace(block, level=2) == Block(BlockKind.ROW, Span(1, 2), 2)
    assert pickle.loads(pickle.dumps(block)) == copy.deepcopy(block) == block  # noqa: S301 - our own
    assert [each.name for each in fields(Document)][:2] == ["text", "blocks"]
