from __future__ import annotations

import json
from datetime import date, datetime

from tests.export.sample import EVIL, KYIV, event, sample, timeline_of
from timeline.export.timelinejs import write
from timeline.model.timeline import Timeline


def slides(timeline):
    return {slide["unique_id"][-2:]: slide for slide in json.loads(write(timeline))["events"]}


def test_slides_have_the_wall_clock_and_name_the_zone():
    call = slides(sample())["02"]

    assert call["start_date"] == {"year": 2025, "month": 9, "day": 4, "hour": 15, "minute": 0}
    assert call["end_date"] == {"year": 2025, "month": 9, "day": 4, "hour": 15, "minute": 45}
    assert call["display_date"] == "4 Sep 2025, 15:00\N{EN DASH}15:45 Kyiv"
    assert "tentative, zone carried" in call["text"]["text"]


def test_days_have_no_clock():
    found = slides(sample())

    assert found["04"]["start_date"] == {"year": 2025, "month": 9, "day": 4}
    assert found["04"]["end_date"] == {"year": 2025, "month": 9, "day": 6}
    assert found["04"]["display_date"] == "4\N{EN DASH}6 Sep 2025"
    assert found["05"]["display_date"] == "5 Sep 2025"
    assert slides(timeline_of(event(1, "x", date(2025, 12, 30), date(2026, 1, 2))))["01"]["display_date"] == (
        "30 Dec 2025 \N{EN DASH} 2 Jan 2026"
    )


def test_an_end_on_another_day():
    one = event(1, "x", datetime(2025, 9, 4, 22, tzinfo=KYIV), datetime(2025, 9, 5, 2, 0, 5, tzinfo=KYIV))
    slide = slides(timeline_of(one))["01"]

    assert slide["display_date"] == "4 Sep 2025, 22:00\N{EN DASH}5 Sep 02:00:05 Kyiv"
    assert slide["end_date"]["second"] == 5


def test_words_are_escaped_as_they_are_read_as_html():
    one = event(1, "<b>" + EVIL, date(2025, 9, 4), place="<i>", quote="<u>", url="javascript:alert(1)")
    text = json.dumps(slides(timeline_of(one))["01"])

    assert not [tag for tag in ("<b>", "<i>", "<u>", "javascript") if tag in text]


def test_cancelled_events_are_struck_out():
    assert slides(sample())["03"]["text"]["headline"] == "<s>Closing press conference</s>"


def test_an_address_of_the_web_is_a_link():
    assert '<a href="https://example.org/a b?x=1&amp;y=ї"' in slides(sample())["10"]["text"]["text"]


def test_a_title_slide_only_where_there_is_a_title():
    assert json.loads(write(sample()))["title"] == {"text": {"headline": "Visit, programme"}}
    assert json.loads(write(Timeline())) == {"scale": "human", "events": []}
