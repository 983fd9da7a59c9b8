"""Progress on standard error: bars for a person, one plain line a stage for a log, nothing for `--json`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from consult.progress import Progress, silent


@contextmanager
def shown(quiet: bool) -> Iterator[Progress]:
    """Give a progress callback that shows while the block runs."""
    if quiet:
        yield silent
    elif sys.stderr.isatty():
        with _bars() as progress:
            yield progress
    else:
        yield _lines()


@contextmanager
def _bars() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=Console(stderr=True)) as bars:
        tasks = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=total or None)
            bars.update(tasks[what], completed=done, total=total or None)

        yield show


def _lines() -> Progress:
    begun: set[str] = set()

    def show(what: str, done: int, total: int) -> None:
        if what not in begun and done < (total or 1):  # what was done before needs no word
            begun.add(what)
            left = f": {total - done:,}" if total - done > 1 else ""
            print(f"{what}{left}", file=sys.stderr, flush=True)  # noqa: T201  # the CLI shows

    return show
