"""One event as HTML: times that a script can bring into another zone, words, sources, links.

Text comes from strangers: it gets into the page only through `text`, which escapes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from html import escape

from timeline.export.addlinks import add_links
from timeline.export.contentline import clean
from timeline.export.wording import (
    basis_words,
    clock_face,
    day_range,
    home,
    rule_words,
    short_day,
    status_word,
)
from timeline.model.event import Event, Evidence, Status, iso
from timeline.model.text import Document
from timeline.model.when import Precision

_MARKS = {Status.CONFIRMED: "●", Status.TENTATIVE: "?", Status.CANCELLED: "✗"}
_LONGEST = 400
"""Code points of a sentence that is quoted whole."""
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
# marks that turn the direction of writing could make a page say what it does not
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")


def event_item(event: Event, documents: Mapping[str, Document], *, language: str = "") -> str:
    """A list item.

    Args:
        event: what to show.
        documents: the texts by their names; from them come the sentences around the evidence.
        language: the language of its words, as a code of ISO 639-1; empty when unknown.
    """
    spoken = f' lang="{text(language)}"' if language else ""
    title = f"<del>{text(event.title)}</del>" if event.status is Status.CANCELLED else text(event.title)
    lines = [
        f'<li class="event {event.status.value}"{_data(event)}>',
        f'<p class="when">{_times(event)}</p>',
        f'<span class="mark" aria-hidden="true">{_MARKS[event.status]}</span>',
        f'<div class="what"><h3 dir="auto"{spoken}>{title or "Untitled"}</h3>',
    ]
    if event.place:
        lines.append(f'<p class="place" dir="auto"{spoken}>{text(event.place)}</p>')
    notes = [note for note in _notes(event) if note]
    if notes:
        lines.append(f'<p class="notes">{", ".join(notes)}</p>')
    lines += [f'<p class="warning">{text(warning)}</p>' for warning in event.warnings]
    lines += [_more(event, documents, spoken), "</div></li>"]
    return "\n".join(lines)


def text(words: str) -> str:
    """Words as HTML, safe between tags and inside quoted attributes; one line."""
    return escape(" ".join(_TURNING.sub("", clean(words)).split()))


def link(url: str, words: str) -> str:
    """A link to a page of the web; for any other address the words alone."""
    if not _WEB.match(url):
        return text(words)
    return f'<a href="{text(url)}" target="_blank" rel="noopener noreferrer">{text(words)}</a>'


def _data(event: Event) -> str:
    """What the script needs: the instants, and how things stand in the event's own zone."""
    start = event.start
    data = {"day": _day(start).isoformat()}
    if isinstance(start, datetime) and not event.all_day:
        if start.tzinfo is None:
            data["wall"] = iso(start)
        else:
            data |= {"at": _utc(start), "zone": event.zone or "", "home": home(event)}
            if isinstance(event.end, datetime):
                data["until"] = _utc(event.end)
    return "".join(f' data-{name}="{text(value)}"' for name, value in data.items())


def _times(event: Event) -> str:
    start, end = event.start, event.end
    if event.all_day or not isinstance(start, datetime):
        last = _day(end) if end is not None else _day(start)
        words = day_range(_day(start), last) if last > _day(start) else "all day"
        return f'<time class="clock" datetime="{_day(start).isoformat()}">{words}</time>'
    shown = clock_face(start)
    if isinstance(end, datetime):
        days = (end.date() - start.date()).days
        shown += f"\N{EN DASH}{clock_face(end)}" + (f" {days:+}" if days else "")
    return (
        f'<time class="clock" datetime="{iso(start)}">{shown}</time> '
        f'<span class="zone">{text(home(event))}</span>'
    )


def _notes(event: Event) -> Iterator[str]:
    yield status_word(event)
    if event.rrule:
        # a rule counts days where the event is: Monday evening in New York is Tuesday in Kyiv
        abroad = f'<span class="abroad" hidden>, {text(home(event))} time</span>' if event.zone else ""
        yield text(rule_words(event.rrule)) + abroad
    if event.moved_from is not None:
        yield f"moved from {_moved(event.moved_from)}"
    if event.precision is Precision.PART_OF_DAY:
        yield "part of the day"
    yield basis_words(event)


def _moved(value: datetime | date) -> str:
    if not isinstance(value, datetime):
        return f'<time datetime="{value.isoformat()}">{short_day(value)}</time>'
    at = f' data-at="{_utc(value)}"' if value.tzinfo else ""
    return f'<time class="moved" datetime="{iso(value)}"{at}>{short_day(value)} {clock_face(value)}</time>'


def _more(event: Event, documents: Mapping[str, Document], spoken: str) -> str:
    quotes = "".join(_quote(evidence, documents, spoken) for evidence in event.evidence)
    page = f"<p>{link(event.url, 'Page of the source')}</p>" if event.url and _WEB.match(event.url) else ""
    what = text(event.title)
    parts = [
        f'<details><summary>Source<span class="unseen"> of {what}</span></summary>{quotes}{page}</details>'
    ]
    links = "".join(f"<li>{link(each.url, each.name)}</li>" for each in add_links(event, documents))
    if links:
        parts.append(
            f'<details class="add"><summary>Add to calendar<span class="unseen">: {what}</span></summary>'
            f"<ul>{links}</ul></details>"
        )
    return f'<div class="more">{"".join(parts)}</div>'


def _quote(evidence: Evidence, documents: Mapping[str, Document], spoken: str) -> str:
    where = f"{text(evidence.document)}, " if evidence.document else ""
    span = f"{evidence.span.start}\N{EN DASH}{evidence.span.end}"
    return (
        f'<figure><blockquote dir="auto"{spoken}>{_sentence(evidence, documents)}</blockquote>'
        f"<figcaption>{where}characters {span}</figcaption></figure>"
    )


def _sentence(evidence: Evidence, documents: Mapping[str, Document]) -> str:
    """The words that hold the time, marked, in their sentence where that is known and short."""
    document, around = documents.get(evidence.document), evidence.context
    marked = f"<mark>{text(evidence.quote)}</mark>"
    if document is None or around is None or evidence.span.of(document.text) != evidence.quote:
        return marked
    if not around.start <= evidence.span.start <= evidence.span.end <= around.end < around.start + _LONGEST:
        return marked
    before = document.text[around.start : evidence.span.start]
    after = document.text[evidence.span.end : around.end]
    blanks = [" " * (before != before.rstrip()), " " * (after != after.lstrip())]
    return f"{text(before)}{blanks[0]}{marked}{blanks[1]}{text(after)}"


def _utc(value: datetime) -> str:
    try:
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
    except OverflowError:  # the first or last day of the calendar
        return value.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _day(value: datetime | date) -> date:
    return value.date() if isinstance(value, datetime) else value
