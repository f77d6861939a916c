"""On which dial a text tells its clock times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from timeline.language import Language, load_language
from timeline.model.said import At, Mention, Range, Said, ZoneName
from timeline.resolve.walls import clocks_of

_UTC = ("Etc/UTC",)
_NOON, _TWO_DIGITS = 12, 10


def is_24h(mentions: Sequence[Mention], folded: str, language: Language) -> bool:
    """Whether a text writes its clock times on a dial of 24 hours.

    It does where one of them says so, where the text says so in words or tells them in UTC, which machines
    and those who run them do; not where one has a half of the day. A zero before the hour says so unless
    another hour lacks it: "09.00 Opening", and below it "1.00 Lunch".
    """
    clocks = [clock for mention in mentions for clock in clocks_of(mention.said)]
    if clocks:
        if any(clock.half for clock in clocks):
            return False
        told = [clock.hour for clock in clocks if clock.is_24h and not clock.name]
        if any(not 0 < hour <= _NOON for hour in told):
            return True
        lacking = any(clock.hour < _TWO_DIGITS and not (clock.is_24h or clock.name) for clock in clocks)
        if told and not lacking:
            return True
    if any(_zone(mention.said) == _UTC for mention in mentions):
        return True
    pattern = _dial_pattern(language.code)
    return pattern is not None and pattern.search(folded) is not None


@cache
def _dial_pattern(code: str) -> re.Pattern[str] | None:
    """What says on which dial: what begins alike is looked for once."""
    phrases = load_language(code).settings.get("half", {}).get("dial", ())
    return re.compile("|".join(map(re.escape, phrases))) if phrases else None


def _zone(said: Said) -> tuple[str, ...]:
    zone = said if isinstance(said, ZoneName) else said.zone if isinstance(said, At | Range) else None
    return () if zone is None or zone.text.upper() != "UTC" else zone.zones
