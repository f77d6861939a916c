"""What happens at the times that a text tells: title, place, status, and what is no event at all."""

from __future__ import annotations
