from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest

from timeline.errors import InputError
from timeline.web.content import Content, is_packed_accepted, is_unchanged

pytest.importorskip("starlette", reason="starlette is not installed")
TestClient = pytest.importorskip("starlette.testclient").TestClient
application = pytest.importorskip("timeline.web.app").application
# the client runs the application in a thread, with a loop of its own
pytestmark = [pytest.mark.enable_socket, pytest.mark.filterwarnings("default")]

CALENDAR = Content(
    b"BEGIN:VCALENDAR\r\n" * 100, "text/calendar", datetime(2025, 9, 4, 11, 12, 13, 999, tzinfo=UTC)
)
PLAIN = {"accept-encoding": "identity"}


@pytest.fixture
def client():
    def broken():
        raise InputError("a.txt: no such file")

    sources = {
        "/talks.ics": lambda: CALENDAR,
        "/x.bin": lambda: Content(b"x", "image/png"),
        "/broken": broken,
    }
    return TestClient(application(sources, ["127.0.0.1", "[::1]"]), base_url="http://127.0.0.1:8000")


def test_a_calendar_with_all_that_a_subscriber_needs(client):
    answer = client.get("/talks.ics", headers=PLAIN)

    assert (answer.status_code, answer.content) == (200, CALENDAR.data)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["last-modified"] == "Thu, 04 Sep 2025 11:12:13 GMT"
    assert answer.headers["content-length"] == str(len(CALENDAR.data))
    assert answer.headers["etag"].startswith('"')
    assert answer.headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in answer.headers


def test_packed_bytes_have_a_tag_of_their_own(client):
    plain, packed = client.get("/talks.ics", headers=PLAIN), client.get("/talks.ics")

    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == CALENDAR.data
    assert int(packed.headers["content-length"]) < len(CALENDAR.data)
    assert plain.headers["etag"] != packed.headers["etag"]
    assert gzip.decompress(CALENDAR.packed) == CALENDAR.data
    assert Content(CALENDAR.data, "x").packed == CALENDAR.packed


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_the_head_alone_is_that_of_the_whole(client, encoding):
    headers = {"accept-encoding": encoding}
    head, whole = client.head("/talks.ics", headers=headers), client.get("/talks.ics", headers=headers)

    assert head.content == b""
    assert dict(head.headers) == dict(whole.headers)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"if-none-match": CALENDAR.tag}, 304),
        ({"if-none-match": f'"x", W/{CALENDAR.tag}'}, 304),
        ({"if-none-match": CALENDAR.tag_of(packed=True)}, 304),
        ({"if-none-match": "*"}, 304),
        ({"if-none-match": '"x"'}, 200),
        ({"if-modified-since": "Thu, 04 Sep 2025 11:12:13 GMT"}, 304),
        ({"if-modified-since": "Thu, 04 Sep 2025 11:12:12 GMT"}, 200),
        ({"if-modified-since": "yesterday"}, 200),
        # the tag wins over the date
        ({"if-none-match": '"x"', "if-modified-since": "Thu, 04 Sep 2025 11:12:13 GMT"}, 200),
    ],
)
def test_what_a_client_has_is_not_sent_again(client, headers, status):
    answer = client.get("/talks.ics", headers=headers)

    assert answer.status_code == status
    assert answer.headers["etag"]
    assert (answer.content == b"") == (status == 304)


def test_without_a_date_only_tags_count():
    assert not is_unchanged(Content(b"x", "x"), None, "Thu, 04 Sep 2025 11:12:13 GMT")
    assert Content(b"x", "x").last_modified is None


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True),
        ("br;q=1.0, gzip;q=0.8", True),
        ("*", True),
        ("gzip;q=0", False),
        ("gzip;q=0, *;q=1", False),
        ("br", False),
        ("gzip;q=x", False),
        ("", False),
    ],
)
def test_who_takes_gzip(accepted, packed):
    assert is_packed_accepted(accepted) is packed


def test_other_questions(client):
    assert client.post("/talks.ics").status_code == 405
    assert client.get("/nothing").status_code == 404
    assert client.get("/x.bin").headers["content-type"] == "image/png"
    assert (client.get("/broken").status_code, client.get("/broken").text) == (503, "a.txt: no such file\n")


@pytest.mark.parametrize(
    ("host", "status"), [("127.0.0.1:8000", 200), ("[::1]:8000", 200), ("evil.example", 400), ("", 400)]
)
def test_a_name_that_only_leads_here_is_refused(client, host, status):
    assert client.get("/talks.ics", headers={"host": host}).status_code == status
