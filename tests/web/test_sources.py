from __future__ import annotations

import os

import pytest

from tests.export.sample import sample
from timeline.errors import InputError
from timeline.model.timeline import Timeline
from timeline.web.sources import Texts, file_source, sources_of


@pytest.fixture
def texts(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("x")
    told, read = [], []

    def again():
        read.append(path.read_text())
        if read[-1] == "bad":
            raise InputError("a.txt: is bad")
        return sample() if len(read) == 1 else Timeline()

    made = Texts([path], again, told.append)
    made.told, made.times_read, made.path = told, read, path
    return made


def touch(path, text):
    before = path.stat().st_mtime_ns
    path.write_text(text)
    os.utime(path, ns=(before + 5_000_000_000, before + 5_000_000_000))


def test_texts_are_read_once_until_one_changes(texts):
    first = texts.content("ics")

    assert texts.content("ics") is first
    assert texts.content("html").data != first.data
    assert len(texts.times_read) == 1
    touch(texts.path, "longer")
    assert texts.content("ics").data != first.data
    assert texts.content("ics").modified > first.modified
    assert len(texts.times_read) == 2


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: touch(path, "bad")])
def test_what_was_read_before_is_served_when_a_text_breaks(texts, spoil):
    first = texts.content("ics")
    spoil(texts.path)

    assert texts.content("ics").data == first.data
    assert "what was read before is served" in texts.told[0]


def test_texts_that_never_could_be_read_are_an_error(texts):
    texts.path.write_text("bad")

    with pytest.raises(InputError, match="is bad"):
        texts.content("ics")


def test_files_are_served_as_they_are(tmp_path):
    path = tmp_path / "a.ics"
    path.write_bytes(b"BEGIN:VCALENDAR\r\n")
    source = file_source(path, "text/calendar")

    assert (source().data, source().media_type) == (b"BEGIN:VCALENDAR\r\n", "text/calendar")
    path.unlink()
    with pytest.raises(InputError, match=r"a\.ics: No such file"):
        source()


def test_addresses(texts, tmp_path):
    found = sources_of(texts, [tmp_path / "own.ics"])

    assert {"/", "/timeline.ics", "/timeline.json", "/timeline.html", "/own.ics"} <= set(found)
    assert found["/"]().media_type == "text/html"
    assert found["/timeline.csv"]().data.startswith(b"\xef\xbb\xbf")
    assert list(sources_of(None, [tmp_path / "own.ics"])) == ["/own.ics"]
