"""Which time zone database is used: the system's or that of the tzdata package, whichever is newer.

The two differ for a dozen zones in the years to come when the system is old. `zoneinfo` asks the system
first; `use_newest` is the one place that changes this, and only the command line and the pipeline call it.
"""

from __future__ import annotations

import zoneinfo
from pathlib import Path

import tzdata  # type: ignore[import-untyped]  # it has no types

_ODD = (OSError, ValueError, zoneinfo.ZoneInfoNotFoundError)
"""What `zoneinfo` raises for what is no zone: a folder, a path outside, a control character."""


def use_newest() -> None:
    """Make `zoneinfo` read the newer database; call it once, before any zone is made."""
    if zoneinfo.TZPATH and _package_is_newer():
        zoneinfo.reset_tzpath(())
        zoneinfo.ZoneInfo.clear_cache()


def tzdb_version() -> str:
    """The release of the database that `use_newest` chooses, and where it lies: "2026a (tzdata package)"."""
    if _package_is_newer():
        return f"{tzdata.IANA_VERSION} (tzdata package)"
    return f"{_system_version()} (system)"


def exists(name: str) -> bool:
    """Whether the database in use has a zone of exactly this name."""
    try:
        zoneinfo.ZoneInfo(name)
    except _ODD:
        return False
    return True


def release_order(version: str) -> tuple[int, int, str]:
    """Order releases: "2025b" < "2025z" < "2026a"; what is no release comes before all."""
    digits, letters = version[:4], version[4:]
    if not (digits.isdecimal() and digits.isascii() and letters.isalpha()):
        return (0, 0, "")
    return (int(digits), len(letters), letters)


def _package_is_newer() -> bool:
    return release_order(tzdata.IANA_VERSION) > release_order(_system_version())


def _system_version() -> str:
    """The release that the system's files state, "" when they state none (then the package is trusted)."""
    for folder in zoneinfo.TZPATH:
        if not Path(folder).is_dir():
            continue
        for file in ("+VERSION", "tzdata.zi"):
            try:
                with Path(folder, file).open(encoding="utf-8") as text:
                    first = text.readline(64)
            except (OSError, UnicodeDecodeError):
                continue
            return first.removeprefix("# version").strip()
        return ""
    return ""
