"""The program as a user starts it, without the cost of a process."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass

import pytest

from timeline.cli import main

ARTICLE = """\
Harbour masters gather

Thu, 04 Sep 2025 14:12:00 +0300

A workshop on pilotage opens at 11:30 a.m. Kyiv time. The tour of the docks starts at 3 p.m., and a farewell \
dinner follows at 4 p.m.
"""


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    code: int
    data: bytes
    err: str

    @property
    def out(self):
        return self.data.decode("utf-8")


class Stream(io.TextIOWrapper):
    """Standard input or output that claims to be a terminal, or not."""

    def __init__(self, data=b"", *, encoding="utf-8", terminal=False):
        super().__init__(io.BytesIO(data), encoding=encoding, newline="\n", write_through=True)
        self._terminal = terminal

    def isatty(self):
        return self._terminal


@pytest.fixture
def run(monkeypatch):
    """Start `timeline` with arguments; `stdin` None is a terminal, bytes are a pipe."""

    def start(*arguments, stdin=None, encoding="utf-8", terminal=False):
        streams = {
            "stdin": Stream(stdin or b"", terminal=stdin is None),
            "stdout": Stream(encoding=encoding, terminal=terminal),
            "stderr": Stream(),
        }
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["timeline", *map(str, arguments)])
            for name, stream in streams.items():
                patch.setattr(sys, name, stream)
            with pytest.raises(SystemExit) as caught:
                main()
        out, err = (streams[name].buffer.getvalue() for name in ("stdout", "stderr"))
        assert b"Traceback" not in err
        return Ended(caught.value.code or 0, out, err.decode())

    return start


@pytest.fixture
def article(tmp_path, monkeypatch):
    """A file `article.txt` in an empty working directory."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path
