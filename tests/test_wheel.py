"""The wheel, installed in a fresh environment with nothing of the source in reach."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARTICLE = "Thu, 04 Sep 2025 14:12:00 +0300\n\nThe summit begins in Paris at 11:30 a.m. Kyiv time.\n"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    subprocess.run(build, check=True, capture_output=True)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def program(wheel, tmp_path_factory):
    """The command of an environment that holds the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(folder, with_pip=True)
    install = [folder / "bin" / "pip", "install", "-q", "--disable-pip-version-check", wheel]
    ended = subprocess.run(install, capture_output=True, text=True, env=_environment(), check=False)
    if ended.returncode and "CI" not in os.environ and "No matching distribution" in ended.stderr:
        pytest.skip("no package index in reach")
    assert ended.returncode == 0, ended.stderr
    return folder / "bin" / "timeline"


def test_data_and_types_are_packed(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    data = {
        path.relative_to(ROOT / "data").as_posix() for path in (ROOT / "data").rglob("*") if path.is_file()
    }

    assert "timeline/py.typed" in names
    assert {f"timeline/_data/{name}" for name in data} <= set(names)
    assert not [name for name in names if name.startswith(("tests/", "data/"))]


def test_the_main_job(program, tmp_path):
    (tmp_path / "article.txt").write_text(ARTICLE)

    ended = subprocess.run(
        [program, "export", "article.txt", "--format", "jsonl"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=_environment(),
        check=False,
    )

    assert (ended.returncode, ended.stderr) == (0, "")
    assert '"2025-09-04T11:30+03:00"' in ended.stdout


def test_every_command_starts(program, tmp_path):
    for command in ("show", "export", "convert", "explain", "tag"):
        subprocess.run(
            [program, command, "--help"], cwd=tmp_path, check=True, capture_output=True, env=_environment()
        )


def _environment():
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
