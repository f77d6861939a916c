"""Times at which nothing happens: stamps, datelines, reporting verbs, dates of papers, hours, code."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from timeline.events import roles
from timeline.events.advice import is_advice
from timeline.events.anyday import is_of_any_day
from timeline.events.attendance import is_attendance
from timeline.events.attributive import is_attributive
from timeline.events.background import BACKGROUND
from timeline.events.business import is_business, is_daily
from timeline.events.coarse import is_weekend
from timeline.events.code import is_code
from timeline.events.columns import is_telling
from timeline.events.dayheads import is_bare_day, is_denied
from timeline.events.generic import is_generic
from timeline.events.habits import (
    is_absence,
    is_elapsed,
    is_figurative,
    is_forecast,
    is_habit,
    is_holiday_name,
    is_reference,
    is_rule,
    is_weekly,
)
from timeline.events.idle import is_idle, is_past_limit, is_weighed
from timeline.events.layout import label_of
from timeline.events.logs import is_log, is_run
from timeline.events.lookback import looks_back
from timeline.events.measures import (
    is_bare_frequency,
    is_beside_name,
    is_chat,
    is_compared,
    is_counted_night,
    is_example,
    is_later_past,
    is_nowadays,
    is_of_minutes,
    is_one_day,
    is_quote,
    is_relative_measure,
    is_same_day,
    is_some_time_after,
    is_whole_day,
)
from timeline.events.papers import is_in_name, is_of_paper
from timeline.events.printed import is_page_edge
from timeline.events.reporting import is_reporting
from timeline.events.reserves import is_reserve
from timeline.events.revisions import is_revision
from timeline.events.rough import is_rough
from timeline.events.rows import is_side_time
from timeline.events.samples import is_of_sample
from timeline.events.scene import Scene, listed_as
from timeline.events.sightings import is_rate, is_sighting
from timeline.events.stamps import (
    fills_line,
    is_bare_clock,
    is_byline,
    is_caption_line,
    is_entry,
    is_front_matter,
    is_labelled,
    is_machine_stamp,
    is_past_stamp,
    is_state,
    is_ticker,
)
from timeline.events.supposed import is_supposed, is_unanchored
from timeline.events.today import is_dayless
from timeline.events.tokens import is_word
from timeline.events.unheld import is_unheld
from timeline.events.unkept import is_background
from timeline.events.webpage import is_head_stamp, is_link, is_of_hours, is_promise
from timeline.events.windows import goes_past, is_window
from timeline.events.wishes import is_wish
from timeline.model.text import BlockKind, lies_in
from timeline.model.when import Basis, Moment, Relation

_CREDIT: Final = 40
"""Code points that the credit behind a caption may have."""
_STAMP_ROW: Final = 6
"""Words beside a stamp: the name of its author."""
_CLOSE: Final = timedelta(minutes=1)


def is_nothing(scene: Scene, *, is_row: bool) -> str:
    """Why the time is no event's; empty when something may happen then."""
    if listed_as(scene):
        return "publication stamp" if _published(scene, is_row) else ""
    for reason, test in _TESTS:
        if test(scene, is_row):
            return reason
    return ""


def _published(scene: Scene, is_row: bool) -> bool:
    published = scene.document.published
    if published is None:
        return False
    if published.span is not None and published.span.overlaps(scene.mention.span):
        return True
    start = scene.mention.start
    if not isinstance(start, Moment) or published.day_only or scene.mention.end is not None:
        return False
    alone = start.day_from.basis is Basis.STATED and fills_line(scene)
    if not (is_row or alone):
        return False
    at = published.at
    if (start.at.tzinfo is None) != (at.tzinfo is None):
        same = start.at.minute == at.minute and (
            start.at.replace(tzinfo=None) == at.replace(tzinfo=None, second=0, microsecond=0)
        )
    else:
        same = abs(start.at - at) < _CLOSE
    return same and (alone or sum(map(is_word, scene.sentence.words)) <= _STAMP_ROW)


def _cited(scene: Scene, _row: bool) -> bool:
    """Dates that only tell which paper or period is meant."""
    if scene.mention.relation is Relation.SINCE and _is_since(scene):
        return True
    if _opens(scene):
        return False  # "Access as of 8 a.m."
    low = scene.sentence.low
    index = scene.at
    while index > 0 and scene.sentence.words[index - 1].bits & roles.LEAD and low[index - 1] != "since":
        index -= 1
    phrases = scene.words.phrases["nouns.cited"]
    if is_of_minutes(scene, index):
        return True
    said = scene.mention.span.of(scene.document.text).lower().split()
    if scene.at and phrases.at([low[scene.at - 1], said[0]], 0)[0] == len("ab"):
        return True  # "(continued | from February 9)"
    before = scene.sentence.words[index - 2].bits if index > 1 else 0
    if before & roles.HAPPENING and low[index - 1] in scene.words.sets["nouns.ended"]:
        return False  # "the meeting ended at 4 p.m.", not "the quarter ended 31 March"
    return phrases.at(said, 0)[0] > 0 or any(phrases.ends_at(low, end) for end in {index, scene.at} if end)


def _opens(scene: Scene) -> bool:
    """Whether a clock time ahead is told from which on something is so."""
    start, published = scene.mention.start, scene.document.published
    if scene.mention.relation is not Relation.SINCE or not isinstance(start, Moment) or published is None:
        return False
    issued = published.at
    if (start.at.tzinfo is None) != (issued.tzinfo is None):
        return start.at.replace(tzinfo=None) > issued.replace(tzinfo=None)
    return start.at > issued


def _is_since(scene: Scene) -> bool:
    """Whether the time is told with "since", not with "from" or "effective"."""
    said = scene.mention.span.of(scene.document.text).lower().split()
    told = scene.sentence.words[scene.at - 1].low if scene.at else ""
    return bool({said[0], told} & scene.words.sets["words.since"])


def _caption(scene: Scene, _row: bool) -> bool:
    """The line of a picture: its credit stands above, in the sentence or right behind it."""
    if lies_in(scene.document.captions, scene.mention.span.start):
        return True
    if scene.block.kind is BlockKind.ROW and isinstance(scene.mention.start, Moment):
        return False  # "14:30 Remarks (photo op)"
    group = scene.verb()
    if group is not None and group.bits & (roles.MODAL | roles.COPULA) and scene.is_ahead():
        return False  # "The next rally is on Saturday. (Photo: J. Doe)"
    sentence, block = scene.sentence.span, scene.block.span
    told = scene.document.text[sentence.start : min(block.end, sentence.end + _CREDIT)].lower()
    return any(map(told.__contains__, scene.words.sets["nouns.captions"]))


def _hours(scene: Scene, is_row: bool) -> bool:
    """A clock time without a day in a line of its own: opening hours, the stamp of a ticker."""
    start = scene.mention.start
    low = scene.sentence.low
    begin = 0 if is_row else scene.clause.start
    if scene.words.phrases["nouns.hours_of"].first_in(low, begin, scene.at) is not None:
        return True
    if not isinstance(start, Moment) or start.day_from.basis not in {Basis.PUBLICATION, Basis.DEFAULT}:
        return False
    if not is_row:
        clause = scene.sentence.words[scene.clause.start : scene.clause.end]
        return scene.mention.end is not None and any(
            word.low in scene.words.sets["nouns.hours"] for word in clause
        )
    label = label_of(scene.layout, scene.block_at)
    if label is not None and label.kind == "when":
        return False
    return not is_telling(scene.row().words)


_TESTS: Final[tuple[tuple[str, Callable[[Scene, bool], bool]], ...]] = (
    ("publication stamp", _published),
    ("code or address", is_code),
    ("header or stamp", is_labelled),
    ("stamp of a program", is_machine_stamp),
    ("line of a log", is_log),
    ("how long a run took", is_run),
    ("edge of a printed page", is_page_edge),
    ("last change of the text", is_revision),
    ("byline", is_byline),
    ("front matter", is_front_matter),
    ("caption of a place", is_caption_line),
    ("digits without a day", is_bare_clock),
    ("sample of a schedule", is_of_sample),
    ("no day told", is_dayless),
    ("hours of anybody", is_generic),
    ("coarser than a day", is_weekend),
    ("hours of every day", is_daily),
    ("hours of no one day", is_of_any_day),
    ("who came and went", is_attendance),
    ("hour of a rule", is_rule),
    ("name of a day to come", is_figurative),
    ("holiday that describes", is_holiday_name),
    ("good wishes", is_wish),
    ("later in the past", is_later_past),
    ("compared with another time", is_relative_measure),
    ("example", is_example),
    ("only supposed", is_supposed),
    ("counted from something else", is_unanchored),
    ("how often", is_bare_frequency),
    ("nothing is on", is_denied),
    ("did not happen", is_unheld),
    ("talk of today", is_chat),
    ("these days", is_nowadays),
    ("name of another happening", is_beside_name),
    ("some time after a day", is_some_time_after),
    ("the day spoken of", is_same_day),
    ("how long, not when", is_one_day),
    ("amount that nobody counted", is_rough),
    ("promise of news", is_promise),
    ("hours of business", is_of_hours),
    ("link to another text", is_link),
    ("stamp of the text", is_head_stamp),
    ("nights that are counted", is_counted_night),
    ("state of an incident", is_state),
    ("stamp of an entry", is_entry),
    ("date of a paper or period", _cited),
    ("caption", _caption),
    *BACKGROUND,
    ("reporting verb", is_reporting),
    ("slot that was not kept", is_background),
    ("aside in a row", looks_back),
    ("day held in reserve", is_reserve),
    ("window", is_window),
    ("how long it may go on", goes_past),
    ("stamp of a ticker", is_ticker),
    ("stamp of an update", is_past_stamp),
    ("word of a name", is_in_name),
    ("lesser time of a row", lambda scene, is_row: is_row and is_side_time(scene)),
    ("hours without a day", _hours),
    ("hours of business", is_business),
    ("day heading", is_bare_day),
    ("name of a paper", is_of_paper),
    ("reference", is_reference),
    ("time since a change", is_elapsed),
    ("what the day describes", is_attributive),
    ("what was seen before the issue", is_sighting),
    ("how fast, not when", is_rate),
    ("ordinary weather", is_forecast),
    ("advice", is_advice),
    ("habit", is_habit),
    ("days of any week", is_weekly),
    ("the day that is spoken of", is_whole_day),
    ("measure of another day", is_compared),
    ("price at an hour", is_quote),
    ("who is there", is_absence),
    ("day that would suit", is_weighed),
    ("no happening", is_idle),
    ("limit gone by", is_past_limit),
)
"""In this order; the first that holds is the reason."""
