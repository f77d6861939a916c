"""What can go wrong, as types.

TimelineError
├── UsageError         an argument cannot be used: a zone, a date, a format     exit 2
├── InputError         an input could not be read                               exit 3
├── OutputError        an output could not be written or pushed                 exit 4
└── DataError          a file of data/ breaks its rules (a defect of ours)      exit 70

Text that cannot be resolved is not an error: it becomes a `model.Unresolved` value.
"""

from __future__ import annotations

from typing import ClassVar


class TimelineError(Exception):
    """Anything that the user should read as one sentence and no traceback."""

    exit_code: ClassVar[int] = 1


class UsageError(TimelineError):
    """An argument cannot be used; the message says which and what would do."""

    exit_code = 2


class InputError(TimelineError):
    """An input could not be read; the message begins with its name."""

    exit_code = 3


class OutputError(TimelineError):
    """An output could not be written; nothing half-written is left behind."""

    exit_code = 4


class DataError(TimelineError):
    """A data file breaks its own rules: always a defect of this project."""

    exit_code = 70

    def __init__(self, path: str, key: str, problem: str) -> None:
        """Name the file, the key in it and what is wrong there."""
        super().__init__(f"{path}: {key}: {problem}")
