"""Programs of others read what we write: the same events at the same instants.

What is not installed is skipped by name; `python -m tests.interop.matrix` writes docs/interop.md.
"""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.export.checker import problems
from tests.export.sample import EVIL, KYIV, event, timeline_of
from tests.interop.fixtures import FIXTURES, expected
from tests.interop.libraries import MissingReader
from tests.interop.matrix import DOCUMENT
from tests.interop.readers import LIMITS, READERS, SLOW, compare
from timeline.export.contentline import clean
from timeline.export.ics import write
from timeline.model.event import Evidence
from timeline.model.text import Span

CASES = [(reader, fixture) for reader in READERS for fixture in FIXTURES if (reader, fixture) not in SLOW]
LOOPBACK = pytest.mark.allow_hosts(["127.0.0.1"])
pytestmark = [LOOPBACK, pytest.mark.enable_socket]


def ask(reader, data, folder):
    try:
        return READERS[reader](data, folder)[1]
    except MissingReader as missing:
        pytest.skip(f"{missing} is not installed")


@pytest.mark.parametrize("name", FIXTURES)
def test_the_fixtures_are_sound(name):
    timeline = FIXTURES[name]()

    assert problems(write(timeline).encode()) == []
    assert len(set(expected(timeline))) == len(expected(timeline)) >= len(timeline) > 0


@pytest.mark.parametrize(("reader", "fixture"), CASES)
def test_reads_the_same_instants(reader, fixture, tmp_path):
    timeline = FIXTURES[fixture]()
    here = getattr(READERS[reader], "here", None)

    found, wanted = compare(ask(reader, write(timeline).encode(), tmp_path), timeline, here)

    if (reader, fixture) in LIMITS:
        assert found != wanted, "the limit is gone: strike it out"
    else:
        assert found == wanted


@pytest.mark.parametrize("reader", [name for name in READERS if name not in {"calcurse", "khal"}])
def test_a_hostile_text_stays_one_event(reader, tmp_path):
    texts = [
        EVIL,
        "\r\nEND:VCALENDAR\r\n",
        "a\x00b\x85c\u2029d",
        '"quoted";x=y:z',
        "w" * 10_000,
        "\ud83d\udc4d \ud800",
    ]
    timeline = timeline_of(*(_hostile(number, text) for number, text in enumerate(texts)))

    found = ask(reader, write(timeline).encode(), tmp_path)

    assert len(found) == len(texts)
    # readers differ in what they do with a backslash before an n, and with blanks at the end
    assert sorted(_bare(one.title) for one in found) == sorted(_bare(clean(text)) for text in texts)


def _hostile(number, text):
    """An event with the text in each of its fields."""
    start = datetime(2026, 5, 1, 10, 0, tzinfo=KYIV)
    told = Evidence(text, Span(0, 1), text)
    fields = {"place": text, "evidence": (told,), "warnings": (text,), "url": f"http://x/{text}"}
    return event(number, text, start, start.replace(hour=11), **fields)


def _bare(text):
    return "".join(text.replace("\\n", "\n").replace("\\", "").split())


@pytest.mark.parametrize("reader", ["khal", "Radicale", "Xandikos"])
def test_three_exports_end_with_three_events(reader, three_exports, tmp_path):
    """The call moves, then gets another title while the press conference disappears."""
    if reader == "khal":
        folder = tmp_path / "khal"
        folder.mkdir()
        found = ask(reader, three_exports, folder)
    else:
        from tests.interop import servers  # noqa: PLC0415 - only here

        found = servers._asked(reader.lower(), three_exports, tmp_path)

    assert [
        (one.title, one.start[11:16], one.status) for one in sorted(found, key=lambda one: one.start)
    ] == [
        ("Workshop on pilotage opens", "07:40", "confirmed"),
        ("Phone talk with the owners", "12:30", "confirmed"),
        ("Press conference follows", "13:00", "cancelled"),
    ]


def test_every_reader_and_limit_is_documented(root):
    text = (root / DOCUMENT).read_text(encoding="utf-8")

    assert [name for name in (*READERS, *FIXTURES) if name not in text] == []
    assert [limit for limit in LIMITS.values() if limit not in text] == []
