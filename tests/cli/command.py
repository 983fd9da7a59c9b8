"""The command line run in this process, which need not import the product again."""

import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from consult.cli import main


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


def consult(*arguments: str | Path, cwd: Path | None = None) -> Done:
    """Run `consult` with arguments, in a folder; return how it ended and what it printed."""
    out, err = TextIOWrapper(BytesIO(), encoding="utf-8"), TextIOWrapper(BytesIO(), encoding="utf-8")
    code: object = 0
    with (
        patch.object(sys, "argv", ["consult", *map(str, arguments)]),
        chdir(cwd or Path()),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code
    return Done(code if isinstance(code, int) else 0, _text(out), _text(err))


def _text(stream: TextIOWrapper) -> str:
    stream.flush()
    content: bytes = stream.buffer.getvalue()  # type: ignore[attr-defined]  # it is the BytesIO made above
    return content.decode("utf-8")
