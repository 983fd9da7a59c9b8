"""What verbs have in common on the command line: the folder comes first and may be left out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from consult.errors import InputError, Problem

FolderArgument = Annotated[
    Path, typer.Argument(help="The consultation folder.", metavar="[FOLDER]", show_default=False)
]
PathsArgument = Annotated[
    list[Path] | None,
    typer.Argument(
        help="The consultation folder (default: here), then files or folders of files.", metavar="[FOLDER] [FILE]…"
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
WaitOption = Annotated[float, typer.Option("--wait", help="Seconds to wait for another process on this consultation.")]


def unwritten(path: Path | None) -> Path | None:
    """Return the path of a sheet to write, which people will write in.

    Raises:
        InputError: it is there already.
    """
    if path is not None and path.exists():
        raise InputError(Problem("is there already, and somebody may have filled it in.", "Name another.", str(path)))
    return path


def split_paths(paths: Sequence[Path] | None) -> tuple[Path, list[Path]]:
    """Tell the consultation folder from the files: the first path is the folder where it holds a consultation.

    Otherwise the consultation is the current folder and every path is a file to work on.
    """
    from consult.pipeline.folder import is_consultation

    given = list(paths or [])
    if given and (is_consultation(given[0]) or (len(given) == 1 and given[0].is_dir())):
        return given[0], given[1:]
    return Path(), given
