"""A timeline into a CalDAV calendar (RFC 4791); needs the extra `[caldav]`."""

from __future__ import annotations
