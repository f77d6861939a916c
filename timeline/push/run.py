"""Carries out a plan, one resource after the other; each is written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from timeline.push.plan import Act, Step
from timeline.push.remote import ChangedError
from timeline.push.resource import Resource


class Writable(Protocol):
    """What a calendar must be able to do."""

    def put(self, uid: str, body: str, there: Resource | None) -> None:
        """Write one resource."""

    def delete(self, there: Resource) -> None:
        """Delete one resource."""


def carry_out(steps: Iterable[Step], calendar: Writable) -> Iterator[Step]:
    """Do each step and yield it as it came out: one that somebody else was faster with is a conflict.

    Raises:
        OutputError: if the server refuses or vanishes. What was yielded is done, the rest is not, and the
            next run goes on from there.
    """
    for step in steps:
        try:
            if step.act is Act.DELETE and step.there is not None:
                calendar.delete(step.there)
            elif step.act in {Act.CREATE, Act.UPDATE, Act.CANCEL}:
                calendar.put(step.uid, step.body, step.there)
        except ChangedError:
            yield replace(step, act=Act.CONFLICT, reason="was changed there meanwhile")
        else:
            yield step
