"""The only file that opens data/: in a wheel it lies in the package, in a checkout beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKED = Path(__file__).parent / "_data"
_CHECKOUT = Path(__file__).parent.parent / "data"


@cache
def root() -> Path:
    """The folder that holds the data files."""
    return _PACKED if _PACKED.is_dir() else _CHECKOUT


def read_bytes(name: str) -> bytes:
    """The bytes of one data file; `name` is relative to data/, e.g. `languages/en.toml`."""
    return (root() / name).read_bytes()


def read_text(name: str) -> str:
    """The text of one data file (UTF-8)."""
    return read_bytes(name).decode("utf-8")


def names(folder: str, suffix: str) -> list[str]:
    """The sorted stems of the files of a folder that end in `suffix`."""
    return sorted(path.name.removesuffix(suffix) for path in (root() / folder).glob(f"*{suffix}"))
