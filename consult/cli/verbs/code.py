"""`consult code`: coding by people. Its commands are the modules of `consult.cli.code`, found by folder."""

import typer

from consult import registry

_COMMANDS = "consult.cli.code"

command = typer.Typer(no_args_is_help=True, help="Coding by people: draw answers for them to code.")


@command.callback()
def _group() -> None:
    """Keep each command one of its own, also where there is only one."""


for _name in registry.names(_COMMANDS):
    command.command(_name.rstrip("_"))(registry.load(_COMMANDS, _name).command)
