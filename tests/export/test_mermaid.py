"""The rules were tried out in Mermaid 11: what it would read as syntax is written as an entity."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from tests.export.sample import EVIL, KYIV, NEW_YORK, event, sample, timeline_of
from timeline.export.mermaid import write, write_gantt
from timeline.model.timeline import Timeline

ENTITY = re.compile(r"#(\d+);")
STATEMENTS = [
    *("title x", "section x", "call me", "click here", "gantt", "dateFormat X", "axisFormat z", "topAxis"),
    *("excludes weekends", "includes x", "todayMarker on", "inclusiveEndDates", "tickInterval 1day"),
    *("weekday monday", "weekend friday", "accDescription x", "2025-01-01 x", "Title deeds"),
]
STRANGE = [EVIL, "a: b", "# x", "%% x", "%%{init: {}}%%", "a; b", "`x`", ""]


def said(text):
    """What Mermaid shows for a text with entities."""
    return ENTITY.sub(lambda found: chr(int(found[1])), text)


def test_a_section_a_day_and_a_line_an_event():
    lines = write(sample()).splitlines()

    assert lines[:2] == ["timeline", "    title Visit#44; programme"]
    at = lines.index("    section Thursday#44; 4 September 2025")
    assert said(lines[at + 2]) == "        11:30 Kyiv : The ministers meet, Mariinskyi Palace, Kyiv"
    assert said(lines[at + 4]) == "        16:00 Kyiv : Closing press conference (cancelled)"
    assert len([line for line in lines if line.startswith("        ")]) == len(sample())


@pytest.mark.parametrize("words", [*STRANGE, *STATEMENTS])
def test_words_are_no_syntax(words):
    timeline = timeline_of(event(1, words, datetime(2025, 9, 4, 12, tzinfo=UTC), place=words))
    for line in [*write(timeline).splitlines()[3:], *write_gantt(timeline).splitlines()[6:]]:
        bare = ENTITY.sub("", line)
        assert len(re.findall(r" :", bare)) == 1
        assert not re.search(r"[#;%`{}<>\"\[\]()]", bare)


@pytest.mark.parametrize("words", STATEMENTS)
def test_no_task_begins_like_a_statement(words):
    task = write_gantt(timeline_of(event(1, words, date(2025, 9, 4)))).splitlines()[-1]

    assert task.startswith("    #")
    assert said(task).startswith(f"    {words} :")


def test_bars_are_on_the_wall_of_the_one_zone():
    call = event(1, "Call", datetime(2025, 9, 4, 15, tzinfo=KYIV), datetime(2025, 9, 4, 15, 45, tzinfo=KYIV))
    lines = write_gantt(timeline_of(call, event(2, "Fair", date(2025, 9, 4), date(2025, 9, 6)))).splitlines()

    assert said(lines[1]) == "    title Timeline (Kyiv time)"
    assert lines[-2:] == [
        "    Fair :2025-09-04T00:00:00, 3d",
        "    #67;all :2025-09-04T15:00:00, 2025-09-04T15:45:00",
    ]


def test_bars_of_several_zones_are_in_utc():
    one = event(1, "One", datetime(2025, 9, 4, 15, tzinfo=KYIV))
    two = event(2, "Two", datetime(2025, 9, 4, 20, tzinfo=NEW_YORK))
    lines = write_gantt(timeline_of(one, two)).splitlines()

    assert said(lines[1]) == "    title Timeline (UTC time)"
    assert lines[-3:] == [
        "    One :2025-09-04T12:00:00, 1h",
        "    section 5 Sep 2025",
        "    Two :2025-09-05T00:00:00, 1h",
    ]


def test_nothing_is_a_diagram_without_events():
    assert write(Timeline()) == "timeline\n    title Timeline\n"
