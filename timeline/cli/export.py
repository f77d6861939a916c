"""`timeline export`: write a timeline as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import completion, options, terminal
from timeline.cli.finish import finish
from timeline.cli.inputs import check, load, names
from timeline.cli.save import save
from timeline.errors import UsageError

if TYPE_CHECKING:
    from timeline.export import Exporter

_STDOUT = "-"


def export(
    inputs: options.Inputs = None,
    *,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The file to write; `-` is standard output.")
    ] = _STDOUT,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="Format (ics, jsonl, csv ...); else by the suffix of FILE.",
            autocompletion=completion.formats,
        ),
    ] = None,
    published: options.PublishedAt = None,
    zone: options.Zone = None,
    language: options.LanguageCode = None,
    exit_code: options.ExitCode = False,
) -> None:
    """Write the events of texts as a file.

    A calendar (.ics), JSON, CSV or Markdown; written whole or not at all.

    \b
    Examples:
      timeline export article.txt -o article.ics
      timeline export *.txt --format jsonl | jq .title
    """
    from timeline import pipeline

    exporter = _exporter(output, format_)
    documents, failed = load(names(inputs), check(published, zone, language))
    timeline = pipeline.extract_all(documents)
    if documents and output == _STDOUT:
        terminal.write_data(exporter.encode(timeline))
    elif documents:
        save(output, exporter.encode(timeline))
        terminal.say(f"{len(timeline)} event{'s' * (len(timeline) != 1)} written to {output}")
    finish(timeline, failed, exit_code=exit_code)


def _exporter(output: str, format_: str | None) -> Exporter:
    from timeline.export import EXPORTERS, exporter_for

    if output == _STDOUT and format_ is None:
        raise UsageError(
            f"in which format? give --output FILE, or --format and one of {', '.join(EXPORTERS)}"
        )
    return exporter_for(output, format_)
