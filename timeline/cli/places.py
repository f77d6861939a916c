"""Zones as users name them on the command line."""

from __future__ import annotations

from collections.abc import Iterable


def zones_of(names: Iterable[str] | None) -> tuple[str, ...]:
    """IANA names of zones and places, in the order given and each once.

    Raises:
        UsageError: if one is unknown; the message suggests another.
    """
    from timeline import zones

    return tuple(dict.fromkeys(zones.check(name) for name in names or ()))
