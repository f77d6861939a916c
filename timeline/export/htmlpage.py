"""One page of HTML with everything in it: it asks the network for nothing, and its words cannot run.

Without JavaScript every event stands in its own zone; with it, the reader may choose another. The style and
the script are data/page/; the policy in the page's head (Content Security Policy 3) allows these two by their
digests and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from datetime import date, datetime

from timeline.export.htmlevent import event_item, text
from timeline.export.wording import day_heading, home, short_day
from timeline.model.event import Event
from timeline.model.timeline import Timeline
from timeline.resources import read_text

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="timeline">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#timeline">Skip to the timeline</a>
<header>
<h1 dir="auto">{title}</h1>
<p class="summary">{summary}</p>
<div class="tools" id="tools" role="group" aria-label="How to show the timeline" hidden>
<label>Time zone <select id="zone"><option value="">As written</option></select></label>
<label>Colours <select id="colours"><option value="">System</option><option value="light">Light</option>\
<option value="dark">Dark</option></select></label>
<button type="button" id="print">Print</button>
</div>
<p class="unseen" id="said" role="status"></p>
</header>
<main id="timeline" tabindex="-1"{common}>
{days}
</main>
{rest}<footer>
{footer}
</footer>
<script>{script}</script>
</body>
</html>
"""


def write(timeline: Timeline) -> str:
    """Return the page; the same timeline always gives the same bytes."""
    style, script = read_text("page/page.css"), read_text("page/page.js")
    common = _common(timeline)
    return _PAGE.format(
        policy=_policy(style, script),
        title=text(_title(timeline)) or "Timeline",
        style=style,
        script=script,
        summary=_summary(timeline),
        common=f' data-common="{text(common)}"' if common else "",
        days="\n".join(_day(day, events, timeline, common) for day, events in _by_day(timeline))
        or "<p>No events were found.</p>",
        rest=_unplaced(timeline),
        footer=_footer(timeline),
    )


def _policy(style: str, script: str) -> str:
    digests = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _title(timeline: Timeline) -> str:
    titles = [document.source.title for document in timeline.documents if document.source.title]
    return titles[0] if len(timeline.documents) == 1 and titles else "Timeline"


def _summary(timeline: Timeline) -> str:
    """`3 events, 4 Sep 2025`; `15 events, 1 Jul 2012 - 1 Feb 2026`."""
    count = f"{len(timeline)} event{'s' * (len(timeline) != 1)}"
    days = [day for day, _ in _by_day(timeline)]
    if not days:
        return count
    first, last = short_day(days[0], year=True), short_day(days[-1], year=True)
    return f"{count}, {first}" + (f" \N{EN DASH} {last}" if last != first else "")


def _common(timeline: Timeline) -> str:
    """The name of the one zone of all times, which then stands in the headings of the days."""
    homes = {home(event) for event in timeline} - {""}
    zones = {event.zone for event in timeline if home(event)}
    return homes.pop() if len(homes) == 1 and zones != {None} else ""


def _by_day(timeline: Timeline) -> list[tuple[date, list[Event]]]:
    """Events under their own local day, those of all day first."""
    days: dict[date, list[Event]] = {}
    for event in sorted(timeline, key=lambda event: not event.all_day):
        days.setdefault(_date(event.start), []).append(event)
    return sorted(days.items())


def _day(day: date, events: list[Event], timeline: Timeline, common: str) -> str:
    named = {document.source.name: document for document in timeline.documents}
    languages = {document.language for document in timeline.documents}
    language = languages.pop() or "" if len(languages) == 1 else ""
    items = "\n".join(
        event_item(event, named, language="" if language == "en" else language) for event in events
    )
    zone = f'<span class="zone"> \N{MIDDLE DOT} {text(common)}</span>' if common else ""
    name = f"day-{day.isoformat()}"
    return (
        f'<section class="day" aria-labelledby="{name}">\n'
        f'<h2 id="{name}"><time datetime="{day.isoformat()}">{day_heading(day)}</time>{zone}</h2>\n'
        f"<ol>\n{items}\n</ol>\n</section>"
    )


def _unplaced(timeline: Timeline) -> str:
    """The mentions that found no place, with their words where only one document was read."""
    if not timeline.unresolved:
        return ""
    one = timeline.documents[0].text if len(timeline.documents) == 1 else None
    items = ""
    for unresolved in timeline.unresolved:
        span = unresolved.mention.span
        words = f"“{text(span.of(one))}”" if one is not None else f"{span.start}\N{EN DASH}{span.end}"
        items += f'<li><q dir="auto">{words}</q> {text(unresolved.reason)}</li>\n'
    count = len(timeline.unresolved)
    return (
        f'<aside aria-label="Not placed"><details><summary>{count} mention{"s" * (count != 1)} of time '
        f"not placed</summary><ul>\n{items}</ul></details></aside>\n"
    )


def _footer(timeline: Timeline) -> str:
    sources = (document.source.name for document in timeline.documents)
    names = dict.fromkeys(text(name) for name in sources if name)
    made = f"<p>Read from {', '.join(names)}.</p>\n" if names else ""
    return (
        f"{made}<p>Where the words do not state a zone, it is told how it is known. A time marked local has "
        "no known zone: it is never converted. Links to calendars open only when chosen, and assume an hour "
        "where no end is told.</p>"
    )


def _date(value: datetime | date) -> date:
    return value.date() if isinstance(value, datetime) else value
