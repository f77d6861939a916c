"""Places mentions on the calendar: which day, which half of it, which zone, which instant."""

from __future__ import annotations

from timeline.resolve.walk import resolve

__all__ = ["resolve"]
