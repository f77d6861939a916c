"""What `timeline export` does for calendars only: style, and bringing an older file up to date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.lengths import length_of
from timeline.cli.save import save
from timeline.cli.terminal import say
from timeline.errors import OutputError, UsageError

if TYPE_CHECKING:
    from timeline.export.icsstyle import Style
    from timeline.export.ledger import Ledger
    from timeline.export.update import Updated
    from timeline.model.timeline import Timeline


class Method(StrEnum):
    """METHOD of a calendar that is no invitation (RFC 5546)."""

    PUBLISH = "publish"


def style_of(
    *, method: Method | None, duration: str | None, alarm: Sequence[str] | None, link: bool, name: str | None
) -> Style:
    """Check the options of a calendar.

    Raises:
        UsageError: if one of them cannot be used.
    """
    from timeline.export.icsstyle import Style

    length = None if duration is None else length_of(duration, "--duration")
    if length is not None and length <= timedelta():
        raise UsageError("--duration: must be longer than 0m")
    alarms = dict.fromkeys(length_of(each, "--alarm") for each in alarm or ())
    return Style(
        method=None if method is None else method.value.upper(),
        length=length,
        alarms=tuple(sorted(alarms, reverse=True)),
        links=link,
        name=name,
    )


def bring_up_to_date(
    name: str, timeline: Timeline, style: Style, *, prepare: Callable[[Ledger], Ledger] | None = None
) -> None:
    """Update a calendar file, or write it when there is none; an unchanged one is not touched.

    Args:
        name: the file.
        timeline: what its texts tell now.
        style: how calendars are written.
        prepare: what to do with the ledger before, such as burying what vanished long ago.

    Raises:
        OutputError: if it cannot be read, is no calendar, or cannot be written.
    """
    from timeline.export import ics
    from timeline.export.ledger import read_ledger
    from timeline.export.update import update

    old = _previous(name)
    if not old.strip():
        save(name, ics.write(timeline, style).encode())
        say(f"{len(timeline)} event{'s' * (len(timeline) != 1)} written to {name}")
        return
    ledger = read_ledger(old, name)
    updated = update(timeline, prepare(ledger) if prepare is not None else ledger, style)
    new = updated.text.encode()
    if new != old:
        save(name, new, expected=old)
    say(f"{name}: {summary(updated)}" if new != old else f"{name}: is up to date")


def summary(updated: Updated) -> str:
    """`1 new, 2 changed, 1 cancelled, 5 unchanged`, without those that are none.

    >>> from timeline.export.update import Updated
    >>> summary(Updated("", new=0, changed=1, cancelled=0, unchanged=2))
    '1 changed, 2 unchanged'
    """
    counts = {
        "new": updated.new,
        "changed": updated.changed,
        "cancelled": updated.cancelled,
        "unchanged": updated.unchanged,
    }
    return ", ".join(f"{count} {word}" for word, count in counts.items() if count) or "no events"


def _previous(name: str) -> bytes:
    """The file as it is; empty when there is none."""
    path = Path(name)
    if path.exists() and not path.is_file():
        raise OutputError(f"{name}: cannot be read, so it is not updated (is no file)")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OutputError(f"{name}: cannot be read, so it is not updated ({reason})") from error
