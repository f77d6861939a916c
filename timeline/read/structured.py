"""Events that a page tells as data (schema.org, microformats): taken as they are, with evidence of their own.

They become a document of their own, a line of JSON an event, so that evidence can point into it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from timeline.model.text import Document, Source
from timeline.read import jsonld
from timeline.read.dataevent import MEDIA
from timeline.read.microdata import microdata
from timeline.read.microformats import microformats

if TYPE_CHECKING:
    from lxml.etree import XPath
    from lxml.html import HtmlElement

_EVENT: Final = re.compile(
    r"\w*Event|Festival|Hackathon|CourseInstance|EventSeries|(?:Bus|Train|Boat)Trip|Flight", re.ASCII
)
_NO_EVENT: Final = frozenset({"PublicationEvent", "OnDemandEvent", "UserInteractionEvent"})
_PLACE_WORDS: Final = ("streetAddress", "addressLocality", "addressRegion", "addressCountry")
_MICRODATA: Final = (b"itemtype", b"typeof", b"ITEMTYPE")
_MICROFORMATS: Final = (b"vevent", b"h-event")
_MOST_EVENTS: Final = 5000
_LONGEST: Final = 500
_SCHEDULE: Final = (
    "startDate",
    "endDate",
    "startTime",
    "endTime",
    "duration",
    "repeatFrequency",
    "repeatCount",
    "byDay",
    "byMonth",
    "byMonthDay",
    "exceptDate",
    "scheduleTimezone",
)
Entry = dict[str, Any]


def events_in(tree: HtmlElement, things: Sequence[jsonld.Thing], data: bytes) -> list[Entry]:
    """The events of a page in its order: JSON-LD, microdata, hCalendar and h-event; each once.

    Args:
        tree: the page.
        things: the objects of its JSON-LD.
        data: its bytes; most pages have neither microdata nor microformats in them.
    """
    wide = b"\0" in data
    typed = _has_types(tree) and (wide or any(mark in data for mark in _MICRODATA))
    marked = list(microdata(tree)) if typed else []
    marked += microformats(tree) if wide or any(mark in data for mark in _MICROFORMATS) else []
    found: dict[tuple[str, str], Entry] = {}
    for thing in (*things, *marked):
        if is_event(thing):
            for entry in entries_of(thing):
                key = (str(entry.get("name", "")).casefold(), _start_key(entry))
                known = found.setdefault(key, entry)
                for name, value in entry.items():
                    known.setdefault(name, value)
        if len(found) >= _MOST_EVENTS:
            break
    return list(found.values())


def _has_types(tree: HtmlElement) -> bool:
    """Whether an element tells its type: a look at the attributes is faster than one at all bytes."""
    return bool(_types()(tree))


@cache
def _types() -> XPath:
    from lxml import etree

    return etree.XPath("boolean(//@itemtype or //@typeof)")


def is_event(thing: jsonld.Thing) -> bool:
    """Whether an object is an event of schema.org or one of its kinds, with a time."""
    names = jsonld.types(thing)
    if not any(_EVENT.fullmatch(name) for name in names) or any(name in _NO_EVENT for name in names):
        return False
    times = ("startDate", "eventSchedule", "departureTime")
    return any(thing.get(name) for name in times)


def entries_of(thing: jsonld.Thing) -> Iterator[Entry]:
    """An event in the form of its line; one a schedule."""
    entry: Entry = {"@type": next(filter(_EVENT.fullmatch, jsonld.types(thing)), "Event")}
    _put(entry, "name", jsonld.text(thing.get("name")) or _journey(thing))
    for name in ("startDate", "endDate", "duration"):
        _put(entry, name, jsonld.text(thing.get(name)))
    for name, own in (("startDate", "departureTime"), ("endDate", "arrivalTime")):
        _put(entry, name, jsonld.text(thing.get(own)))
    status = re.split(r"[/#:]", jsonld.text(thing.get("eventStatus")))[-1]
    _put(entry, "eventStatus", status)
    _put(entry, "previousStartDate", jsonld.text(thing.get("previousStartDate")))
    _put_place(entry, thing.get("location"))
    _put(entry, "url", jsonld.text(thing.get("url")))
    schedules = thing.get("eventSchedule")
    written = [
        each for each in (schedules if isinstance(schedules, list) else [schedules]) if isinstance(each, dict)
    ]
    if not written:
        yield entry
    for schedule in written[:50]:
        told = {name: _scalar(schedule[name]) for name in _SCHEDULE if schedule.get(name)}
        yield {**entry, "eventSchedule": told}


def document(entries: Iterable[Entry], source: Source, language: str | None) -> Document | None:
    """The document of some events, issued with what it is attached to; None without any."""
    lines = [json.dumps(entry, ensure_ascii=False) for entry in entries]
    if not lines:
        return None
    own = Source(f"{source.name}#data", f"{source.identity}#data", source.title, source.url)
    return Document("\n".join(lines), language=language, source=own, media=MEDIA)


def _put(entry: Entry, name: str, value: str) -> None:
    if value and name not in entry:
        entry[name] = value[:_LONGEST]


def _scalar(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        return [jsonld.text(each) for each in value[:400]]
    return jsonld.text(value)


def _start_key(entry: Mapping[str, Any]) -> str:
    """The start to the minute: two islands of one page write one time alike but for its seconds."""
    written = str(entry.get("startDate", ""))
    return written[:16] + json.dumps(entry.get("eventSchedule", ""), ensure_ascii=False)


def _journey(thing: jsonld.Thing) -> str:
    """A title for a flight or a train of a booking: its number and where it goes."""
    number = jsonld.text(thing.get("flightNumber") or thing.get("trainNumber") or thing.get("busNumber"))
    airline = thing.get("airline")
    code = jsonld.text(airline.get("iataCode")) if isinstance(airline, dict) else ""
    ends = (("arrivalAirport", "arrivalStation", "arrivalBusStop"), ("departureAirport", "departureStation"))
    to, start = (next(filter(None, (jsonld.text(thing.get(name)) for name in names)), "") for names in ends)
    kind = next(iter(jsonld.types(thing)), "").removesuffix("Trip")
    number = number if number.startswith(code) else code + number
    places = " \N{EN DASH} ".join(filter(None, (start, to)))
    return " ".join(filter(None, (kind, number, places))) if number or places else ""


def _put_place(entry: Entry, location: Any) -> None:  # noqa: ANN401 - JSON
    """The place as words, and the parts of its address that tell of its zone."""
    names: list[str] = []
    for each in location if isinstance(location, list) else [location]:
        if isinstance(each, dict):
            names += _place_words(entry, each)
        elif isinstance(each, str) and not entry.get("location"):
            names.append(jsonld.text(each))
    unique = dict.fromkeys(name for name in names if name)
    _put(entry, "location", ", ".join(unique))


def _place_words(entry: Entry, place: jsonld.Thing) -> Iterator[str]:
    if "VirtualLocation" in jsonld.types(place):
        name = jsonld.text(place.get("name"))
        yield name if name and not name.startswith("http") else "Online"
        return
    name, address = jsonld.text(place.get("name")), place.get("address")
    if not name.startswith("http"):
        yield name
    if isinstance(address, list):
        address = address[0] if address else None
    if not isinstance(address, dict):
        written = jsonld.text(address)
        if not name or written not in name:
            yield written
        return
    parts = {part: jsonld.text(address.get(part)) for part in _PLACE_WORDS}
    for part in _PLACE_WORDS[1:]:
        _put(entry, part, parts[part])
    street, town = parts["streetAddress"], parts["addressLocality"]
    if not name:
        yield street
    if town and town not in name:
        yield town
