"""Three exports of one article into one calendar."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.cli.conftest import run
from tests.cli.test_export_update import FIRST, SECOND, THIRD

__all__ = ["run"]


@pytest.fixture
def three_exports(run, tmp_path, monkeypatch):
    """The calendar after each export."""
    folder = tmp_path / "exports"
    folder.mkdir()
    monkeypatch.chdir(folder)
    versions = []
    for text in (
        FIRST.replace("2025", "2026"),
        SECOND.replace("2025", "2026"),
        THIRD.replace("2025", "2026"),
    ):
        (folder / "news.txt").write_text(text, encoding="utf-8")
        assert run("export", "news.txt", "-o", "cal.ics", "--update").code == 0
        versions.append((folder / "cal.ics").read_bytes())
    return versions


def pytest_terminal_summary(terminalreporter):
    """Count by name what could not be asked on this machine."""
    missing = Counter(
        str(report.longrepr[2]).removeprefix("Skipped: ").removesuffix(" is not installed")
        for report in terminalreporter.stats.get("skipped", ())
        if "tests/interop/" in report.nodeid and "is not installed" in str(report.longrepr)
    )
    if missing:
        told = ", ".join(f"{name} ({count})" for name, count in sorted(missing.items()))
        terminalreporter.write_line(f"readers not installed, and tests that they miss: {told}")
