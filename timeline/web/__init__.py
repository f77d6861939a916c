"""A timeline over HTTP; needs the extra `[serve]`."""

from __future__ import annotations
