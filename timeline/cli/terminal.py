"""What leaves the program: results on standard output, everything else on standard error."""

from __future__ import annotations

import errno
import os
import sys
from typing import TextIO

import typer

from timeline.errors import OutputError


def say(message: str) -> None:
    """Tell the user something that is no result: one line on standard error."""
    typer.echo(f"timeline: {message}", err=True)


def write(text: str) -> None:
    """Print a result for people, in the encoding of the terminal; what it cannot show becomes `?`."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    _send(text.encode(encoding, "replace"))


def write_data(data: bytes) -> None:
    """Print a result for programs: its own encoding whatever the terminal, line ends as they are."""
    _send(data)


def colour(wanted: bool | None) -> bool:
    """Whether to colour standard output: the flag, NO_COLOR, FORCE_COLOR, then what is connected."""
    if wanted is not None:
        return wanted
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return os.environ.get("TERM") != "dumb" and is_terminal(sys.stdout)


def unicode() -> bool:
    """Whether standard output can show more than ASCII."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return encoding.lower().replace("-", "").startswith("utf")


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sits at the other end."""
    return stream is not None and not stream.closed and stream.isatty()


def _send(data: bytes) -> None:
    if sys.stdout is None:
        raise OutputError("standard output: is closed")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        _silence()
        # Windows reports a closed pipe as EINVAL.
        if isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL):
            raise typer.Exit(0) from error  # the reader has all that it wanted
        raise OutputError(f"standard output: {error.strerror}") from error


def _silence() -> None:
    """Python flushes stdout once more when it ends: give it nothing to fail on."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
