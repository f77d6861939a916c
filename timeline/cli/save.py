"""Files that are either written whole or not touched."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from timeline.errors import OutputError


def save(name: str, data: bytes, *, expected: bytes | None = None) -> None:
    """Write a file in one step: a reader sees the old file or the new one, never a part.

    Args:
        name: the file.
        data: its new content.
        expected: what must still be in it, when the new content was made from that.

    Raises:
        OutputError: if it cannot be written, or holds something else by now; then no trace is left.
    """
    path = Path(name)
    if path.is_dir():
        raise OutputError(f"{name}: is a directory; give a file name in it")
    if not path.parent.is_dir():
        raise OutputError(f"{name}: the folder {path.parent} does not exist")
    try:
        if path.exists() and not path.is_file():  # /dev/stdout, a named pipe: there is nothing to replace
            path.write_bytes(data)
        else:
            _replace(path.resolve(), data, expected)
    except OSError as error:
        raise OutputError(f"{name}: cannot be written ({error.strerror or error})") from error


def _replace(path: Path, data: bytes, expected: bytes | None) -> None:
    """Write beside the file and rename: a rename within one folder is atomic."""
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(None, "permission denied")
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        _check(path, expected)
        Path(temporary).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise


def _check(path: Path, expected: bytes | None) -> None:
    if expected is not None and path.read_bytes() != expected:
        raise InterruptedError(None, "another program has just changed it; run this again")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
