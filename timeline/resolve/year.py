"""Which year: a day and month without one."""

from __future__ import annotations

from datetime import date, timedelta

_NEAR_PAST = timedelta(days=95)
_FAR_FUTURE = timedelta(days=245)
_SLIP_AHEAD = timedelta(days=14)
_SLIP_BEHIND = timedelta(days=31)
_FAR_PAST = timedelta(days=300)
"""A year in either direction is too far for a tense alone: texts lie days beside their date of issue."""
_SEARCH = 6


def year_for(
    month: int, day: int, *, today: date, direction: int = 0, weekday: int | None = None
) -> date | None:
    """The day that a careful reader takes "5 January" or "Monday, 5 January" for.

    Args:
        month: as said, 1 to 12.
        day: as said, 1 to 31.
        today: the day of speaking.
        direction: -1 when the clause tells of the past, 1 of the future, 0 unknown.
        weekday: the weekday told with it, Monday is 1; of the near years one in which it fits is taken.

    Returns:
        None only for 29 February where no near year has one.
    """
    near = [
        found for offset in range(-_SEARCH, _SEARCH + 1) if (found := _date(today.year + offset, month, day))
    ]
    past = [found for found in near if found <= today]
    future = [found for found in near if found >= today]
    if not past or not future:
        return next(iter(past or future), None)
    last, following = past[-1], future[0]
    if weekday is not None:
        # a weekday that fits neither of the two nearest is a slip of the pen, not another year
        # "will be held on Friday, May 2" is not of last year, whatever day of the week that was
        fitting = [
            found
            for found in (last, following)
            if found.isoweekday() == weekday and not _is_far_wrong_way(found, today, direction)
        ]
        if fitting:
            return min(
                fitting, key=lambda found: (_wrong_way(found, today, direction), abs((found - today).days))
            )
    if direction < 0:
        return following if following - today <= _SLIP_AHEAD and today - last >= _FAR_PAST else last
    if direction > 0:
        # "is charged with a theft on 15 August" in a text of 2 September: not next year
        return last if today - last <= _SLIP_BEHIND else following
    if today - last <= _NEAR_PAST and following - today >= _FAR_FUTURE:
        return last
    return following


def _wrong_way(found: date, today: date, direction: int) -> bool:
    return (direction < 0 and found > today) or (direction > 0 and found < today - timedelta(days=7))


def _is_far_wrong_way(found: date, today: date, direction: int) -> bool:
    return direction * (today - found) > _NEAR_PAST


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
