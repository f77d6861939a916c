"""Articles with their expected timelines: those marked must_pass are read without a fault.

What the others reach is held by test_gate.py; `python tests/gate.py --diff` shows every difference.
"""

from __future__ import annotations

import tomllib
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from exam import ARTICLES, Article, articles, differences, moment, title_is_fine

import timeline

ALL = articles()
PERFECT = [article for article in ALL if article.must_pass]
KEYS = {"published", "zone", "language", "text", "file", "must_pass", "events"}
EVENT_KEYS = {
    *("title", "title_words", "start", "end", "zone", "end_zone", "zone_basis", "all_day", "status", "place"),
    *("rrule", "moved_from", "optional", "alt", "evidence"),
}


@pytest.mark.parametrize("article", PERFECT, ids=[article.name for article in PERFECT])
def test_article(article: Article) -> None:
    found = timeline.extract(
        article.text, published=article.published, zone=article.zone, language=article.language
    )

    lines = differences(article, [event.to_dict() for event in found])

    assert not lines, "\n".join([f"{article.name}, published {article.published}", *lines])


def test_there_are_enough_articles_and_some_announce_nothing() -> None:
    assert len(ALL) >= 60
    assert sum(not article.events for article in ALL) >= 15


@pytest.mark.parametrize("article", ALL, ids=[article.name for article in ALL])
def test_expectations_are_sound(article: Article) -> None:
    row = tomllib.loads((ARTICLES / f"{article.name}.toml").read_text(encoding="utf-8"))
    assert set(row) <= KEYS
    text = " ".join(article.text.split())
    for event in article.events:
        assert set(event) <= EVENT_KEYS
        assert " ".join(event["evidence"].split()) in text
        assert 1 <= len(event["title_words"]) <= 4
        assert title_is_fine(event, event["title"])
        assert event["all_day"] == (len(event["start"]) == 10)
        assert event["status"] in {"confirmed", "tentative", "cancelled", "past"}
        for key in ("start", "end", "moved_from"):
            _check_offset(
                event.get(key), event.get("end_zone" if key == "end" else "zone") or event.get("zone")
            )


def _check_offset(value: str | None, zone: str | None) -> None:
    """A time that is told with a zone stands there with the offset of that zone."""
    kind = (moment(value) or ("", None))[0]
    if value and kind == "instant":
        assert zone is not None
        at = datetime.fromisoformat(value)
        assert at.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes") == value
