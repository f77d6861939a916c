"""What goes where: colours, encodings, pipes, interruption."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

PROGRAM = (sys.executable, "-m", "timeline")


def test_colours_at_a_terminal_only(run, article):
    assert "\x1b[" in run("show", "article.txt", terminal=True).out
    assert "\x1b[" not in run("show", "article.txt").out


@pytest.mark.parametrize(
    ("environment", "options", "terminal", "coloured"),
    [
        ({"NO_COLOR": "1"}, (), True, False),
        ({"NO_COLOR": ""}, (), True, True),
        ({"TERM": "dumb"}, (), True, False),
        ({"FORCE_COLOR": "1"}, (), False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False, False),
        ({"NO_COLOR": "1"}, ("--color",), False, True),
        ({"FORCE_COLOR": "1"}, ("--no-color",), True, False),
    ],
)
def test_who_decides_on_colours(run, article, monkeypatch, environment, options, terminal, coloured):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert ("\x1b[" in run("show", "article.txt", *options, terminal=terminal).out) is coloured


def test_ascii_output(run, article):
    article.write_text(article.read_text().replace("press", "dîner"), encoding="utf-8")

    for command in ("show", "explain", "convert --file"):
        ended = run(*command.split(), "article.txt", encoding="ascii")
        assert ended.code == 0
        assert ended.data.isascii()
        assert b"11:30" in ended.data


def test_data_is_utf8_whatever_the_terminal(run, article):
    article.write_text(article.read_text().replace("press", "dîner"), encoding="utf-8")

    assert run("export", "article.txt", "--format", "csv", encoding="ascii").data.decode("utf-8")
    assert json.loads(run("tag", "article.txt", encoding="ascii").out.splitlines()[0])


def test_a_closed_pipe_is_silent(article):
    article.write_text(article.read_text() * 300)
    with subprocess.Popen(
        [*PROGRAM, "tag", "article.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment()
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()

    assert (process.returncode, err) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")  # noqa: PTH110
def test_a_full_device(article):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        ended = subprocess.run(
            [*PROGRAM, "show", "article.txt"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=_environment(),
            check=False,
        )

    assert (ended.returncode, ended.stderr) == (4, b"timeline: standard output: No space left on device\n")


def test_a_closed_standard_output(article):
    ended = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m timeline show article.txt >&-"],
        stderr=subprocess.PIPE,
        env=_environment(),
        check=False,
    )

    assert ended.returncode == 4
    assert b"Traceback" not in ended.stderr


def _interrupted(wait):
    with subprocess.Popen(
        [*PROGRAM, "show", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
        # a background job of a shell ignores the signal, and so would the child
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    ) as process:
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    return process.returncode, out, err.strip()


def test_interruption(article):
    """Ctrl-C while waiting for input; on a busy machine the interpreter itself may not be up yet."""
    for wait in (1.5, 5, 15):
        ended = _interrupted(wait)
        if ended[0] != -signal.SIGINT:
            break

    assert ended == (130, b"", b"")


def test_module_and_command_are_the_same(article):
    ended = subprocess.run(
        [*PROGRAM, "--version"], capture_output=True, text=True, env=_environment(), check=True
    )

    assert ended.stdout.startswith("timeline ")
    assert ", tz database 20" in ended.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell, article):
    environment = _environment() | {"_TIMELINE_COMPLETE": f"source_{shell}"}
    script = subprocess.run(PROGRAM, capture_output=True, text=True, env=environment, check=True).stdout

    assert "_TIMELINE_COMPLETE" in script


def test_completion_of_values(article):
    environment = _environment() | {
        "_TIMELINE_COMPLETE": "complete_bash", "COMP_WORDS": "timeline show --tz Europe/Ky", "COMP_CWORD": "3"
    }  # fmt: skip
    ended = subprocess.run(PROGRAM, capture_output=True, text=True, env=environment, check=False)

    assert ended.stdout.split() == ["Europe/Kyiv"]


def _environment():
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "PYTHONPATH", "HOME", "TZ")}
    root = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))  # noqa: PTH120
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, [root, kept.get("PYTHONPATH")]))}
