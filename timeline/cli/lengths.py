"""Lengths of time as users write them: `90m`, `1h30m`, `2d`, or ISO 8601 (`PT90M`)."""

from __future__ import annotations

import re
from datetime import timedelta

from timeline.errors import UsageError

_SHORT = re.compile(
    r"(?:(?P<weeks>\d{1,4})w)?(?:(?P<days>\d{1,5})d)?(?:(?P<hours>\d{1,5})h)?(?:(?P<minutes>\d{1,6})m(?:in)?)?",
    re.ASCII | re.IGNORECASE,
)
_LONGEST = timedelta(days=366)


def length_of(text: str, option: str) -> timedelta:
    """Read a length of time, from nothing (`0m`) to a year.

    Args:
        text: what the user wrote.
        option: the option it was written for, to name it in a message.

    Raises:
        UsageError: if it is none, or longer than a year.

    >>> length_of("1h30m", "--alarm"), length_of("PT45M", "--alarm")
    (datetime.timedelta(seconds=5400), datetime.timedelta(seconds=2700))
    """
    from timeline.ical.values import parse_duration

    plain = "".join(text.split())
    found = _SHORT.fullmatch(plain)
    if plain and found is not None:
        length = timedelta(**{unit: int(number) for unit, number in found.groupdict().items() if number})
    else:
        try:
            length = parse_duration(plain)
        except ValueError as error:
            raise UsageError(f"{option}: {text!r} is no length of time; write 30m, 1h30m or 2d") from error
    if not timedelta() <= length <= _LONGEST:
        raise UsageError(f"{option}: {text} must lie between 0m and 366d")
    return length
