"""Real CalDAV servers on loopback, each in its own process and folder; skipped by name when missing."""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from caldav.davclient import DAVClient

USER, PASSWORD = "anna", "s3cret: pässword"
_PATIENCE = 30


@dataclass
class Server:
    """A calendar on a server."""

    name: str
    url: str
    user: str | None
    password: str | None
    process: subprocess.Popen

    def client(self):
        return DAVClient(
            url=self.url,
            username=self.user,
            password=self.password,
            enable_rfc6764=False,
            require_tls=False,
        )

    def events(self):
        """What another program reads: summary, status and start of each event, through python-caldav."""
        with self.client() as client:
            found = [one.icalendar_component for one in client.calendar(url=self.url).events()]
        return sorted(
            (str(one["SUMMARY"]), str(one["STATUS"]), one["DTSTART"].dt.isoformat(), int(one["SEQUENCE"]))
            for one in found
        )

    def texts(self):
        """Address and text of each resource."""
        with self.client() as client:
            return {str(one.url): one.data for one in client.calendar(url=self.url).events()}

    def put(self, url, text, **headers):
        with self.client() as client:
            return client.put(url, text, {"Content-Type": "text/calendar; charset=utf-8"} | headers).status


@contextmanager
def radicale(folder):
    _needs("radicale")
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n", encoding="utf-8")
    port = free_port()
    command = [
        *(sys.executable, "-m", "radicale", "--server-hosts", f"127.0.0.1:{port}"),
        *("--storage-filesystem-folder", folder / "store", "--auth-type", "htpasswd"),
        *("--auth-htpasswd-filename", folder / "users", "--auth-htpasswd-encryption", "plain"),
        *("--auth-delay", "0", "--logging-level", "error", "--rights-type", "owner_only"),
    ]
    with _started(command, port, folder) as process:
        server = Server("radicale", f"http://127.0.0.1:{port}/{USER}/talks/", USER, PASSWORD, process)
        with server.client() as client:
            assert client.mkcalendar(server.url).status == 201
        yield server


@contextmanager
def xandikos(folder):
    _needs("xandikos")
    port = free_port()
    command = [
        *(sys.executable, "-m", "xandikos", "serve", "--defaults", "-d", folder / "store"),
        *("--listen-address", "127.0.0.1", "--port", str(port)),
    ]
    with _started(command, port, folder) as process:
        url = f"http://127.0.0.1:{port}/user/calendars/calendar/"
        yield Server("xandikos", url, None, None, process)


SERVERS = {"radicale": radicale, "xandikos": xandikos}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _needs(name):
    if importlib.util.find_spec(name) is None:
        pytest.skip(f"{name} is not installed")


@contextmanager
def _started(command, port, folder):
    log = (folder / "log").open("wb")
    process = subprocess.Popen(
        [str(word) for word in command],
        stdout=log,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env=os.environ | {"HOME": str(folder), "PYTHONPATH": ""},
    )
    try:
        _wait(process, port, folder)
        yield process
    finally:
        process.terminate()
        process.wait()
        log.close()


def _wait(process, port, folder):
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, (folder / "log").read_text(errors="replace")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail((folder / "log").read_text(errors="replace"))
