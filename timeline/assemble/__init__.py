"""Are two events one? Their evidence is joined, and every event gets its identifier."""

from __future__ import annotations
