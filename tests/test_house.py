"""The rules of the house that no linter knows: sizes, public names, help texts, no language in code."""

from __future__ import annotations

import ast
import importlib
import re
import statistics
import unicodedata
from pathlib import Path

import pytest
import typer.main

import timeline
from timeline import errors
from timeline.cli.app import app

ROOT = Path(__file__).parent.parent
PACKAGE = sorted((ROOT / "timeline").rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION, MEDIAN_FILE = 300, 50, 100
# Stages that recognise text; words for the reader (show, export, cli) are another matter.
RECOGNISING = ("read", "find", "resolve", "events", "assemble", "language", "zones")
CALENDAR_WORDS = re.compile(
    r"(?i)\b(january|february|april|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)
LETTERS = re.compile(r"[^\W\d_]+")
COMMANDS = typer.main.get_command(app).commands


def relative(path):
    return path.relative_to(ROOT).as_posix()


def is_strange(word):
    """Single letters and marks are for folding; two letters, one of them not English, are a word."""
    letters = [letter for letter in word if unicodedata.category(letter) != "Lm"]
    return len(letters) > 1 and not "".join(letters).isascii()


def constants(path):
    """The strings of a file that are neither docstrings nor bare expressions."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.lineno, node.value


@pytest.mark.parametrize("path", PACKAGE, ids=relative)
def test_no_long_file(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", PACKAGE, ids=relative)
def test_no_long_function(path):
    functions = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = [node.name for node in functions if node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION]

    assert long == []


def test_files_are_small():
    sizes = [len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE]

    assert statistics.median(sizes) <= MEDIAN_FILE


@pytest.mark.parametrize("path", sorted((ROOT / "timeline").rglob("__init__.py")), ids=relative)
def test_packages_list_their_public_names(path):
    """`__all__` is sorted, whole, and each name exists."""
    name = ".".join(path.parent.relative_to(ROOT).parts)
    module = importlib.import_module(name)
    imported = {
        alias.asname or alias.name
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ImportFrom) and node.module != "__future__" and node.module.startswith(name)
        for alias in node.names
    }
    public = getattr(module, "__all__", [])

    assert set(public) <= set(dir(module))
    assert imported <= {
        *public,
        *re.findall(r"\b\w+\b", Path(path).read_text(encoding="utf-8").partition("__all__")[2]),
    }
    assert list(public) == sorted(public, key=lambda each: (not each.isupper(), each.islower(), each))


def test_the_contract():
    """DESIGN section 2: what everything outside relies on."""
    assert {"read", "extract", "tag", "Event", "Timeline", "TimeExpression", "Document"} <= set(
        timeline.__all__
    )


@pytest.mark.parametrize("path", PACKAGE, ids=relative)
def test_no_letters_of_other_languages_in_code(path):
    """Words that recognise text live in data/, so none with a letter beyond ASCII is needed here."""
    strange = [(line, text) for line, text in constants(path) if any(map(is_strange, LETTERS.findall(text)))]

    assert strange == []


@pytest.mark.parametrize("stage", RECOGNISING)
def test_no_words_of_the_calendar_in_code(stage):
    found = [
        f"{relative(path)}:{line}: {text}"
        for path in (ROOT / "timeline" / stage).rglob("*.py")
        for line, text in constants(path)
        if CALENDAR_WORDS.search(text)
    ]

    assert found == []


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_explain_themselves(name):
    command = COMMANDS[name]

    assert command.help
    assert "Examples:" in command.help
    assert f"timeline {name} " in command.help
    assert len(command.help.splitlines()[0]) <= 55  # else the list of commands cuts it


@pytest.mark.parametrize("name", COMMANDS)
def test_options_explain_themselves(name):
    silent = [parameter.name for parameter in COMMANDS[name].params if not getattr(parameter, "help", None)]

    assert silent == []


def test_exit_codes():
    codes = {kind.__name__: kind.exit_code for kind in errors.TimelineError.__subclasses__()}

    assert codes == {"UsageError": 2, "InputError": 3, "OutputError": 4, "DataError": 70}


def test_no_paths_of_a_machine():
    """Nothing in the project knows where it lies."""
    pattern = re.compile(r"(?<![\w./])/(?:work|home|root|Users)/\w")
    own = Path(__file__)
    texts = [
        path
        for folder in ("timeline", "tests", "tools", "docs", "benchmarks", ".ci")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path != own and path.suffix in {"", ".py", ".md", ".toml"}
    ]

    assert [relative(path) for path in texts if pattern.search(path.read_text(encoding="utf-8"))] == []
