"""What the documents promise: examples run, commands exist, links lead somewhere.

`python tests/test_docs.py` writes the outputs in the README anew.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import typer.main

from timeline.cli.app import app

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DOCUMENTS = [README, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = typer.main.get_command(app).commands
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
# A path in backquotes that begins with one of our folders; one with `<code>` or `*` in it stands for many.
PATH = re.compile(r"`((?:timeline|data|tests|tools|docs|benchmarks)/[\w./-]*)`")
EXAMPLE = re.compile(
    r"^(?P<command>(?:>>> .*\n(?:\.\.\. .*\n)*)|(?:\$ .*\n))(?P<output>(?:(?!>>> |\$ |```).*\n)*)",
    re.MULTILINE,
)


def readme():
    return README.read_text(encoding="utf-8")


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def sessions():
    """The commands of the README's console blocks, each with the output that the README shows."""
    for block in blocks(readme(), "console"):
        for example in EXAMPLE.finditer(block):
            command = example["command"].removeprefix("$ ").rstrip("\n")
            yield pytest.param(command, example["output"].rstrip("\n"), id=command)


def run(command, folder):
    """Run a line of shell where `timeline` is this checkout; gives the exit code and all that is printed."""
    shim = Path(folder, "timeline")
    shim.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m timeline "$@"\n', encoding="utf-8")
    shim.chmod(0o755)
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}
    ended = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env=environment,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    lines = (ended.stdout + ended.stderr).rstrip("\n").split("\n")
    return ended.returncode, "\n".join(line.rstrip() for line in lines)


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A folder that looks like the checkout, to write into."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("command", "output"), list(sessions()))
def test_readme_commands(command, output, checkout):
    assert run(command, checkout) == (0, output)


def test_readme_python(checkout):
    source = "\n".join(blocks(readme(), "pycon"))
    test = doctest.DocTestParser().get_doctest(source, {}, "README.md", "README.md", 0)
    report = []

    result = doctest.DocTestRunner().run(test, out=report.append)

    assert result.attempted > 0
    assert result.failed == 0, "".join(report)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name):
    assert f"timeline {name} " in readme()


def test_the_two_commands_name_real_files():
    lines = [line for block in blocks(readme(), "sh") for line in block.splitlines() if "-m venv" in line]

    assert len(lines) == 2
    assert all((ROOT / name).is_file() for name in re.findall(r"data/\S+", " ".join(lines)))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document):
    targets = LINK.findall(document.read_text(encoding="utf-8"))

    assert [target for target in targets if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_files_that_are_named_exist(document):
    paths = PATH.findall(document.read_text(encoding="utf-8"))

    assert [path for path in paths if not (ROOT / path).exists()] == []


def _updated(text):
    """The README with the output of every example as it is now."""
    names = {}
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("data").symlink_to(ROOT / "data")

        def fresh(example):
            command = example["command"]
            if command.startswith("$ "):
                shown = run(command.removeprefix("$ ").rstrip("\n"), folder)[1]
                return command + (f"{shown}\n" if shown else "") + "\n" * example["output"].endswith("\n\n")
            printed = io.StringIO()
            code = "".join(line[4:] + "\n" for line in command.splitlines())
            with contextlib.redirect_stdout(printed):
                exec(compile(code, "README.md", "single"), names)  # noqa: S102  our own README
            return command + printed.getvalue()

        block = re.compile(r"^```(?:console|pycon)\n.*?^```$", re.DOTALL | re.MULTILINE)
        return block.sub(lambda found: EXAMPLE.sub(fresh, found[0]), text)


if __name__ == "__main__":
    README.write_text(_updated(readme()), encoding="utf-8")
