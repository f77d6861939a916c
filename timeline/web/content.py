"""One representation as HTTP knows it: bytes, type, entity tag, time of change (RFC 9110 section 8)."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import cached_property


@dataclass(frozen=True)
class Content:
    """What lies under an address at one moment."""

    data: bytes
    media_type: str
    modified: datetime | None = None
    """Aware; whole seconds count."""

    @cached_property
    def packed(self) -> bytes:
        """The data as gzip, always the same bytes for the same data."""
        return gzip.compress(self.data, compresslevel=6, mtime=0)

    @cached_property
    def tag(self) -> str:
        """A strong entity tag of the plain data."""
        return f'"{hashlib.sha256(self.data).hexdigest()[:32]}"'

    def tag_of(self, *, packed: bool) -> str:
        """A strong tag stands for the bytes sent, so the packed ones have their own."""
        return f'{self.tag[:-1]}-gzip"' if packed else self.tag

    @property
    def last_modified(self) -> str | None:
        """The date as HTTP writes it: `Thu, 04 Sep 2025 11:12:00 GMT`."""
        return None if self.modified is None else format_datetime(self.modified.astimezone(UTC), usegmt=True)


def is_packed_accepted(accept_encoding: str) -> bool:
    """Whether a client takes gzip (section 12.5.3).

    >>> is_packed_accepted("gzip, br"), is_packed_accepted("gzip;q=0, *"), is_packed_accepted("")
    (True, False, False)
    """
    weights: dict[str, float] = {}
    for item in accept_encoding.split(","):
        name, _, rest = item.partition(";")
        weights[name.strip().lower()] = _weight(rest)
    return weights.get("gzip", weights.get("x-gzip", weights.get("*", 0.0))) > 0


def is_unchanged(content: Content, if_none_match: str | None, if_modified_since: str | None) -> bool:
    """Whether a client's copy is still right (section 13.2.2): tags first, dates only without tags."""
    if if_none_match is not None:
        known = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
        ours = {content.tag_of(packed=False), content.tag_of(packed=True)}
        return "*" in known or bool(known & ours)
    if if_modified_since is None or content.modified is None:
        return False
    try:
        since = parsedate_to_datetime(if_modified_since)
    except ValueError:
        return False
    if since.tzinfo is None:
        since = since.replace(tzinfo=UTC)
    return content.modified.replace(microsecond=0) <= since


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
