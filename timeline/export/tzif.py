"""Time zones as the database has them: TZif files (RFC 8536).

`zoneinfo` gives the offset of an instant but not the rules behind it, and a VTIMEZONE needs the rules.
The bytes come from where `zoneinfo` takes them, so both always agree.
"""

from __future__ import annotations

import re
import struct
import zoneinfo
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

_KEY = re.compile(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*")
_HEADER = struct.Struct(">4sc15x6l")
_NARROW, _WIDE = 4, 8
"""Octets of an instant in version 1 files, and in all later ones."""
_TYPE = struct.Struct(">lBB")


@dataclass(frozen=True, slots=True)
class LocalType:
    """One kind of local time in a zone; RFC 8536 calls it a local time type."""

    offset: int
    """Seconds east of UTC."""
    is_dst: bool
    name: str
    """Abbreviation: `EEST`, `+03`."""


@dataclass(frozen=True, slots=True)
class Transition:
    """From `at` on (seconds since 1970 in UTC) the zone keeps `after`, where it kept `before`."""

    at: int
    before: LocalType
    after: LocalType


@dataclass(frozen=True, slots=True)
class Zone:
    """The whole history of a zone, and its rule for what lies after the last transition."""

    name: str
    initial: LocalType
    transitions: tuple[Transition, ...]
    footer: str
    """POSIX TZ string, or empty: the last type stays for ever."""


def read_zone(name: str) -> Zone:
    """Read a zone by its IANA name.

    Raises:
        LookupError: if the database has no such zone or its file is broken.
    """
    data = _find(name)
    try:
        return _parse(name, data)
    except (ValueError, IndexError, struct.error) as error:
        raise LookupError(f"{name}: not a TZif file: {error}") from error


def _find(name: str) -> bytes:
    if not _KEY.fullmatch(name):
        raise LookupError(f"not a zone name: {name!r}")
    for folder in zoneinfo.TZPATH:
        path = Path(folder, name)
        if path.is_file():
            return path.read_bytes()
    packed = resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
    if not packed.is_file():
        raise LookupError(f"no such zone: {name}")
    return packed.read_bytes()


def _parse(name: str, data: bytes) -> Zone:
    magic, version, *counts = _HEADER.unpack_from(data)
    if magic != b"TZif":
        raise ValueError("no TZif header")
    at = _HEADER.size
    width = _NARROW
    if version >= b"2":  # RFC 8536 section 3: the first block is for old readers, skip it
        at += _body_size(counts, width)
        _, _, *counts = _HEADER.unpack_from(data, at)
        at += _HEADER.size
        width = _WIDE
    _, _, _, times, types, chars = counts
    instants = struct.unpack_from(f">{times}{'q' if width == _WIDE else 'l'}", data, at)
    indexes = data[at + times * width :][:times]
    at += times * (width + 1)
    names = data[at + types * _TYPE.size :][:chars]
    kinds = [
        LocalType(offset, bool(is_dst), names[first : names.index(b"\0", first)].decode("ascii"))
        for offset, is_dst, first in _TYPE.iter_unpack(data[at : at + types * _TYPE.size])
    ]
    footer = data[at - times * (width + 1) + _body_size(counts, width) :] if width == _WIDE else b""
    # as zoneinfo does: before the first transition, the first standard type
    initial = next((kind for kind in kinds if not kind.is_dst), kinds[0])
    transitions, before = [], initial
    for instant, index in zip(instants, indexes, strict=True):
        transitions.append(Transition(instant, before, kinds[index]))
        before = kinds[index]
    return Zone(name, initial, tuple(transitions), footer.strip(b"\n").decode("ascii"))


def _body_size(counts: list[int], width: int) -> int:
    utc, standard, leaps, times, types, chars = counts
    return times * (width + 1) + types * _TYPE.size + chars + leaps * (width + 4) + standard + utc
