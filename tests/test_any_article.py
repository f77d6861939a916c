"""No article raises, however it is cut, shuffled, misspelt or glued; what is found stands in the text."""

from __future__ import annotations

import random

import pytest
from exam import articles

import timeline

ARTICLES = articles()
MARKS = '()|,-\u2013:;\n "0'
WORDS = 60
CASES = 300


def cut(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    return text[start : start + chance.randrange(10, 400)]


def glued(text: str, chance: random.Random) -> str:
    other = chance.choice(ARTICLES).text
    return text[: chance.randrange(len(text))][-300:] + other[chance.randrange(len(other)) :][:300]


def shuffled(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    start = chance.randrange(max(1, len(words) - WORDS))
    part = words[start : start + WORDS]
    chance.shuffle(part)
    return " ".join(part)


def lines_shuffled(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def misspelt(text: str, chance: random.Random) -> str:
    return "".join(letter for letter in text if chance.random() > 0.03)


def marked(text: str, chance: random.Random) -> str:
    return "".join(chance.choice(MARKS) if chance.random() < 0.03 else letter for letter in text)


@pytest.mark.parametrize("change", [cut, glued, shuffled, lines_shuffled, misspelt, marked])
def test_no_article_raises(change) -> None:
    chance = random.Random(change.__name__)  # noqa: S311 - the same cases in every run
    for _ in range(CASES):
        article = chance.choice(ARTICLES)
        text = change(article.text, chance)
        published = chance.choice([article.published, None])

        for event in timeline.extract(text, published=published, zone=chance.choice([article.zone, None])):
            assert event.title
            assert all(evidence.quote in text for evidence in event.evidence)


def test_a_zone_with_a_full_stop_between_its_words_is_no_offset() -> None:
    text = "All times UTC. Time: 14:00, roll call at 15:00 on 2 May 2026."

    assert [event.to_dict()["zone"] for event in timeline.extract(text, published="2026-05-01T09:00Z")]


def test_nothing_of_something_is_no_stretch_of_time() -> None:
    assert timeline.tag("in the last 0 hours", published="2026-05-01T09:00Z") is not None


def test_a_guide_may_tell_some_zones() -> None:
    text = "9:00 Opening\n10:00 UTC Talk\n11:00 Panel\n12:00 Lunch\n13:00 End"

    found = list(timeline.extract(text, published="2026-03-11T09:17-04:00"))

    assert [event.title for event in found] == ["Opening", "Talk", "Panel", "Lunch"]
    assert found[-1].to_dict()["end"] == "2026-03-11T13:00+00:00"


def test_an_offset_of_no_zone_is_told_in_utc() -> None:
    found = timeline.extract("The launch is on 3 May 2026 at 15:00 UTC-13.", published="2026-03-11T09:00Z")

    assert [event.to_dict()["zone"] for event in found] == ["Etc/UTC"]


def test_known_words_in_a_row_keep_their_times() -> None:
    text = " ".join(f"The show starts at 10:30 on {day} May 2026." for day in range(1, 29))

    assert len(list(timeline.extract(text, published="2026-03-11T09:00Z"))) == 28
