"""Python libraries that read calendars: recurring-ical-events, vobject, ics, ical."""

from __future__ import annotations

import importlib
import warnings
from datetime import UTC, datetime, timedelta
from importlib import metadata

from tests.interop.fixtures import FIRST, LAST, seen


class MissingReader(Exception):  # noqa: N818 - it is missing, which is no error
    """A reader that is not installed here."""


def load(module: str, package: str):
    """A module and the version of its package."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return importlib.import_module(module), metadata.version(package)
    except ImportError as error:
        raise MissingReader(package) from error


def recurring_ical_events(data, _folder):
    """The icalendar library, with recurring-ical-events for repetitions."""
    recurring, version = load("recurring_ical_events", "recurring-ical-events")
    calendar = importlib.import_module("icalendar").Calendar.from_ical(data)
    found = [
        seen(str(event["SUMMARY"]), event.start, event.end, event["STATUS"])
        for event in recurring.of(calendar).between(FIRST, LAST + timedelta(days=1))
    ]
    return version, found


def vobject(data, _folder):
    """The vobject library; repetitions by its own rruleset."""
    module, version = load("vobject", "vobject")
    found = []
    for event in module.readOne(data.decode()).contents.get("vevent", []):
        start, end = event.dtstart.value, event.dtend.value
        rules = event.getrruleset(addRDate=True)
        starts = [start]
        if rules is not None:
            starts = [each if isinstance(start, datetime) else each.date() for each in rules]
        found += [
            seen(event.summary.value, each, each + (end - start) if rules else end, event.status.value)
            for each in starts
        ]
    return version, found


def ics_py(data, _folder):
    """The library ics (ics.py), which knows no repetitions and no floating times."""
    module, version = load("ics", "ics")
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for event in module.Calendar(data.decode()).events:
            start, end = event.begin.datetime, event.end.datetime
            if event.all_day:
                start, end = start.date(), end.date()
            found.append(seen(event.name, start, end, event.status))
    return version, found


def ical(data, _folder):
    """The library ical, which Home Assistant uses."""
    stream, version = load("ical.calendar_stream", "ical")
    calendar = stream.IcsCalendarStream.calendar_from_ics(data.decode())
    found = [
        seen(event.summary, event.dtstart, event.dtend or event.dtstart + event.duration, event.status.value)
        for event in calendar.timeline.overlapping(
            datetime.combine(FIRST, datetime.min.time(), UTC),
            datetime.combine(LAST, datetime.max.time(), UTC),
        )
    ]
    return version, found
