"""No figure of the exam may fall below its floor, and floors fall only with a reason."""

from __future__ import annotations

import exam
import gate
import pytest


def test_no_figure_has_fallen() -> None:
    problems = gate.fallen(gate.measure(), gate.read_baseline()["floors"])

    assert not problems, "\n".join([*problems, "python tests/gate.py --diff shows what differs"])


def test_the_corpus_is_the_pinned_one() -> None:
    assert gate.read_baseline()["corpus"] == exam.digest(), "python tests/gate.py --update pins it again"


def test_update_raises_a_floor() -> None:
    new = gate.update({"a": 0.91239}, {"floors": {"a": 0.8}, "regressions": []}, None)

    assert new["floors"] == {"a": 0.9123}


def test_update_refuses_to_lower_a_floor() -> None:
    with pytest.raises(ValueError, match=r"a 0\.7000 is below its floor 0\.8000"):
        gate.update({"a": 0.7}, {"floors": {"a": 0.8}, "regressions": []}, None)


def test_update_refuses_to_forget_a_figure() -> None:
    with pytest.raises(ValueError, match="b 0"):
        gate.update({"a": 0.9}, {"floors": {"a": 0.8, "b": 0.5}, "regressions": []}, None)


def test_update_lowers_a_floor_for_a_reason_and_keeps_it() -> None:
    new = gate.update({"a": 0.7}, {"floors": {"a": 0.8}, "regressions": []}, "stricter gold")

    assert new["floors"] == {"a": 0.7}
    assert [told["reason"] for told in new["regressions"]] == ["stricter gold"]


def test_a_hair_below_the_floor_passes() -> None:
    assert gate.fallen({"a": 0.7999}, {"a": 0.8}) == []
