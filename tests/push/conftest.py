"""The program as a user starts it."""

from __future__ import annotations

from tests.cli.conftest import article, run

__all__ = ["article", "run"]
