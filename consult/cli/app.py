"""The `consult` command: its verbs are the modules of `consult.cli.verbs`, found by folder."""

import errno
import sys
from io import TextIOWrapper
from traceback import format_tb
from typing import NoReturn

import typer

from consult import registry
from consult.errors import ConsultError, DiskFull, InputError
from consult.version import VERSION

_VERBS = "consult.cli.verbs"
_ORDER = (
    "init", "check", "ingest", "tag", "discover", "train", "code", "agree", "adjudicate", "estimate", "quote", "report",
    "export", "publish", "run", "evaluate", "demo",
)  # fmt: skip

app = typer.Typer(
    name="consult",
    help="Read, code and report the answers to a public consultation, offline, with every answer accounted for.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context, version: bool = typer.Option(False, "--version", help="Print the version and stop.")
) -> None:
    if version:
        typer.echo(VERSION)
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)


for _name in sorted(registry.names(_VERBS), key=lambda name: (_ORDER.index(name) if name in _ORDER else 99, name)):
    _verb = registry.load(_VERBS, _name).command
    if isinstance(_verb, typer.Typer):
        app.add_typer(_verb, name=_name)
    else:
        app.command(_name)(_verb)


def main() -> None:
    """Run the command line; every error becomes plain words on standard error and its class's exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a file's name may hold what no terminal can show
    try:
        app()
    except ConsultError as error:
        _stop(error)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            _stop(DiskFull("the disk is full. What was finished is kept: make room, then run the same command again."))
        place = f"{error.filename}: " if error.filename else ""
        _stop(ConsultError(f"{place}{error.strerror}. Check that it is there and that you may read and write it."))
    except Exception as error:
        # without the words of the error, which may be a respondent's
        where = "".join(format_tb(error.__traceback__))
        _stop(ConsultError(f"unforeseen {type(error).__name__}: please send these lines to the maintainers.\n{where}"))


def _stop(error: ConsultError) -> NoReturn:
    if isinstance(error, InputError) and len(error.problems) > 1:
        typer.echo(f"{type(error).__name__}: {len(error.problems)} problems", err=True)
        for problem in error.problems:
            typer.echo(f"  - {problem}", err=True)
    else:
        typer.echo(f"{type(error).__name__}: {error}", err=True)
    sys.exit(error.exit_code)
