"""libical, the library of GNOME, KDE and many servers, asked through ctypes."""

from __future__ import annotations

import ctypes
import ctypes.util
from datetime import UTC, datetime

from tests.interop.fixtures import FIRST, LAST, seen
from tests.interop.libraries import MissingReader

VEVENT = 4
"""ICAL_VEVENT_COMPONENT of its enumeration."""


class Time(ctypes.Structure):
    """`struct icaltimetype` of libical 3."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second")),
        ("is_date", ctypes.c_int),
        ("is_daylight", ctypes.c_int),
        ("zone", ctypes.c_void_p),
    )


class Stretch(ctypes.Structure):
    """`struct icaltime_span`."""

    _fields_ = (("start", ctypes.c_long), ("end", ctypes.c_long), ("is_busy", ctypes.c_int))


CALLBACK = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(Stretch), ctypes.c_void_p)


def libical(data, _folder):
    """Parse and expand; floating times count as UTC in what it calls spans."""
    library = _library()
    root = library.icalparser_parse_string(data)
    found = []
    event = library.icalcomponent_get_first_component(root, VEVENT)
    while event:
        title = library.icalcomponent_get_summary(event).decode()
        whole = bool(library.icalcomponent_get_dtstart(event).is_date)

        def take(_, span, __, title=title, *, whole=whole):
            times = [datetime.fromtimestamp(at, UTC) for at in (span.contents.start, span.contents.end)]
            found.append(seen(title, *((each.date() for each in times) if whole else times)))

        bounds = (Time(FIRST.year, 1, 1, is_date=1), Time(LAST.year + 1, 1, 1, is_date=1))
        library.icalcomponent_foreach_recurrence(event, *bounds, CALLBACK(take), None)
        event = library.icalcomponent_get_next_component(root, VEVENT)
    library.icalcomponent_free(root)
    return "3", found


def _library():
    name = ctypes.util.find_library("ical")
    if name is None:
        raise MissingReader("libical")
    library = ctypes.CDLL(name)
    pointer = ctypes.c_void_p
    library.icalparser_parse_string.restype = pointer
    library.icalparser_parse_string.argtypes = [ctypes.c_char_p]
    for each in (library.icalcomponent_get_first_component, library.icalcomponent_get_next_component):
        each.restype, each.argtypes = pointer, [pointer, ctypes.c_int]
    library.icalcomponent_get_summary.restype = ctypes.c_char_p
    library.icalcomponent_get_summary.argtypes = [pointer]
    library.icalcomponent_get_dtstart.restype, library.icalcomponent_get_dtstart.argtypes = Time, [pointer]
    library.icalcomponent_foreach_recurrence.restype = None
    library.icalcomponent_foreach_recurrence.argtypes = [pointer, Time, Time, CALLBACK, pointer]
    library.icalcomponent_free.argtypes = [pointer]
    return library


libical.here = "UTC"
