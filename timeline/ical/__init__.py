"""The reading half of iCalendar (RFC 5545): content lines, components and values, with their places.

Calendars that were read before and calendars of others both come through here. Written by hand because a
library takes fifteen seconds for ten thousand events and does not tell where in the text a property stands.
"""

from __future__ import annotations

from timeline.ical.components import BrokenCalendarError, Component, parse
from timeline.ical.lines import ContentLine

__all__ = ["BrokenCalendarError", "Component", "ContentLine", "parse"]
