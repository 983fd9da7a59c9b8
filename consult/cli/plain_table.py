"""Tables of plain text, wide enough for a terminal and without any colour."""

from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table

WIDTH = 100


def printed(parts: "Iterable[Table | str]", width: int = WIDTH) -> str:
    """Return tables and lines one under another."""
    from rich.console import Console

    page = Console(file=StringIO(), width=width, color_system=None, highlight=False, markup=False, emoji=False)
    for part in parts:
        page.print(part)
    stream = page.file
    assert isinstance(stream, StringIO)  # noqa: S101  # given above
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines())


def table(title: str, columns: Sequence[str]) -> "Table":
    """Return an empty table: words in the first column, figures in the others."""
    from rich import box
    from rich.table import Table

    made = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD)
    for at, name in enumerate(columns):
        made.add_column(name, justify="right" if at else "left", no_wrap=at > 0)
    return made
