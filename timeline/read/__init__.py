"""Inputs of every kind to documents; one file a kind of input."""

from __future__ import annotations

from timeline.read.issued import parse_published
from timeline.read.plain import digest, read_source

__all__ = ["digest", "parse_published", "read_source"]
