from __future__ import annotations

import json
from datetime import datetime
from xml.etree import ElementTree as ET

import pytest

from timeline.cli.timeml import timeml
from timeline.model.text import Document, Published, Source
from timeline.model.when import TimeExpression


def test_jsonl(run, article):
    text = article.read_text()

    found = [json.loads(line) for line in run("tag", "article.txt").out.splitlines()]

    assert [each["value"] for each in found][-3:] == [
        "2025-09-04T11:30",
        "2025-09-04T15:00",
        "2025-09-04T16:00",
    ]
    assert all(text[each["start"] : each["end"]] == each["text"] for each in found)
    assert list(found[0]) == [
        "document", "start", "end", "text", "type", "value", "mod", "end_value", "rrule", "zone"
    ]  # fmt: skip


def test_timeml_keeps_the_text(run, article):
    ended = run("tag", "article.txt", "--format", "timeml")

    root = ET.fromstring(ended.data)
    assert "".join(root.find("TEXT").itertext()) == article.read_text()
    assert root.find("DCT/TIMEX3").get("value") == "2025-09-04T14:12"
    assert root.findall("TEXT/TIMEX3")[-1].attrib == {
        "tid": "t4",
        "type": "TIME",
        "value": "2025-09-04T16:00",
    }


def test_timeml_holds_one_document(run, article):
    ended = run("tag", "article.txt", "article.txt", "--format", "timeml")

    assert (ended.code, ended.err) == (
        2, "timeline: TimeML holds one document; give one input, or --format jsonl\n"
    )  # fmt: skip


def test_markup_is_escaped():
    text = 'a < b & "noon"\x01'
    expression = TimeExpression(9, 13, "noon", "TIME", "T12:00", rrule="A&B")

    xml = timeml(Document(text, source=Source(name="<x>")), [expression])

    root = ET.fromstring(xml.encode())
    assert "".join(root.find("TEXT").itertext()) == 'a < b & "noon"\N{REPLACEMENT CHARACTER}'
    assert root.find("DOCID").text == "<x>"
    assert root.find("TEXT/TIMEX3").get("comment") == "rrule=A&B"


@pytest.mark.parametrize(
    ("day_only", "kind", "value"), [(True, "DATE", "2025-09-04"), (False, "TIME", "2025-09-04T09:01")]
)
def test_the_creation_time(day_only, kind, value):
    at = datetime(2025, 9, 4, 9, 1)  # noqa: DTZ001  a wall clock is all that is known

    xml = timeml(Document("", published=Published(at, day_only=day_only)), [])

    creation = ET.fromstring(xml.encode()).find("DCT/TIMEX3")
    assert (creation.get("type"), creation.get("value"), creation.text) == (kind, value, value)
