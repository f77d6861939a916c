"""The typer application: which commands there are, and how every run ends."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from timeline.cli.convert import convert
from timeline.cli.explain import explain
from timeline.cli.export import export
from timeline.cli.feed import feed
from timeline.cli.push import push
from timeline.cli.serve import serve
from timeline.cli.show import show
from timeline.cli.tag import tag
from timeline.errors import TimelineError
from timeline.version import __version__

INTERRUPTED = 130
"""128 + SIGINT, as shells report it."""

# Plain help: rich would cost more start-up time than all our own modules.
app = typer.Typer(
    name="timeline",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (show, export, convert, explain, tag, feed, serve, push):
    app.command()(command)


def _version(wanted: bool) -> None:
    if not wanted:
        return
    from timeline.zones import tzdb_version

    typer.echo(f"timeline {__version__}, tz database {tzdb_version()}")
    raise typer.Exit


@app.callback()
def timeline(
    *,
    _: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Print the version and that of the tz database.",
            callback=_version,
            is_eager=True,
        ),
    ] = False,
) -> None:
    """Read announcements in prose, and print or export a timeline.

    \b
    Examples:
      timeline show article.txt
      timeline show article.txt --tz Europe/Kyiv --tz America/New_York
      timeline export article.txt -o article.ics
      timeline convert "11:30 a.m. Kyiv time, 4 Sep 2025" --to Tokyo

    \b
    Exit codes:
      0  done                            3  an input could not be read
      1  nothing found (--exit-code)     4  an output could not be written
      2  wrong usage
    """
    from timeline.zones import use_newest

    use_newest()


def main() -> None:
    """Run the app; our own errors become one sentence and their exit code."""
    try:
        app(prog_name="timeline")
    except TimelineError as error:
        typer.echo(f"timeline: {error}", err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader has had enough. Python flushes stdout once more when it ends: give it nothing to fail on.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
