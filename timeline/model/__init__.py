"""Frozen values that all stages share; they import nothing but one another."""

from __future__ import annotations
