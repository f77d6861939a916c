"""The terminal: the only stage that lays out text for eyes."""

from __future__ import annotations

from timeline.show.clock import clock
from timeline.show.picture import svg
from timeline.show.terminal import render

__all__ = ["clock", "render", "svg"]
