"""The server as a user starts it: a process of its own on loopback."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLE
from timeline.cli import serve as module

pytest.importorskip("uvicorn", reason="uvicorn is not installed")
pytestmark = pytest.mark.enable_socket


@contextmanager
def started(article, *arguments):
    """The process and the address that it prints."""
    environment = os.environ | {"PYTHONPATH": str(Path.cwd()), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "timeline", "serve", *arguments, "--port", "0"]
    process = subprocess.Popen(
        command, cwd=article.parent, stderr=subprocess.PIPE, encoding="utf-8", env=environment
    )
    try:
        lines = []
        while not lines or "Ctrl-C" not in lines[-1]:
            line = process.stderr.readline()
            assert line, lines
            lines.append(line)
        yield process, lines, re.search(r"127\.0\.0\.1:\d+", "".join(lines))[0]
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def get(address, path):
    for _ in range(50):
        try:
            with urllib.request.urlopen(f"http://{address}{path}", timeout=10) as answer:
                return answer.status, dict(answer.headers), answer.read()
        except urllib.error.URLError as error:
            if isinstance(error, urllib.error.HTTPError):
                raise
            time.sleep(0.1)
    pytest.fail(f"{address} does not answer")


def test_texts_and_calendars(article):
    (article.parent / "own.ics").write_bytes(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    public = ("--public-url", "https://example.org/cal/")
    with started(article, "article.txt", "own.ics", *public) as (process, lines, address):
        page, calendar, own = (get(address, path) for path in ("/", "/timeline.ics", "/own.ics"))
        article.write_text("Thu, 04 Sep 2025 14:12:00 +0300\n\nThe fair opens at 9 a.m. Kyiv time.\n")
        changed = get(address, "/timeline.ics")
        process.send_signal(signal.SIGINT)
        code = process.wait(20)

    assert page[1]["content-type"] == "text/html; charset=utf-8"
    assert calendar[2].count(b"BEGIN:VEVENT") == 3
    assert own[2] == b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    assert changed[2].count(b"BEGIN:VEVENT") == 1
    assert changed[1]["etag"] != calendar[1]["etag"]
    assert code == 0
    text = "".join(lines)
    assert f"page: http://{address}/\n" in text
    assert f"http://{address}/timeline.ics (subscribe: webcal://{address}/timeline.ics)\n" in text
    assert "https://example.org/cal/own.ics (subscribe: webcal://example.org/cal/own.ics)\n" in text


def test_a_port_that_is_taken(run, article, monkeypatch):
    monkeypatch.chdir(article.parent)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ended = run("serve", "article.txt", "--port", taken.getsockname()[1])

    assert ended.code == 4
    assert "Address already in use; give another with --port" in ended.err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 2, "give the files to serve"),
        (("-",), 2, "standard input cannot be read again"),
        (("gone.txt",), 3, "gone.txt: No such file"),
        (("gone.ics",), 3, "gone.ics: No such file"),
        (("article.txt", "--host", "203.0.113.7"), 4, "203.0.113.7, port 0: "),
        (("article.txt", "--public-url", "example.org"), 2, "--public-url: 'example.org' is no address"),
        (("a/x.ics", "b/x.ics"), 2, "two calendars have the same name"),
        (("article.txt", "--port", "70000"), 2, "70000"),
    ],
)
def test_bad_arguments(run, article, monkeypatch, arguments, code, words):
    monkeypatch.chdir(article.parent)
    port = () if "--port" in arguments else ("--port", "0")
    ended = run("serve", *arguments, *port)

    assert (ended.code, ended.out) == (code, "")
    assert words in ended.err


def test_only_this_machine_unless_told_otherwise(capsys):
    module._announce("127.0.0.1", 80, ["a b.ics"], page=False, base=None)
    module._announce("0.0.0.0", 80, ["a.ics"], page=False, base=None)  # noqa: S104
    err = capsys.readouterr().err

    assert "webcal://127.0.0.1:80/a%20b.ics" in err
    assert err.count("everybody who reaches") == 1
