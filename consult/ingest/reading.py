"""Open every file and understand the shape of what is in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from consult import registry
from consult.errors import InputError, Problem, UnreadableFile, UnsafeFile
from consult.ingest.content import Mailbag, Sheet
from consult.ingest.intake import SourceFile
from consult.ingest.layouts import lookup
from consult.ingest.opening import open_file
from consult.ingest.table import setup as setups
from consult.ingest.table.grid import LOOKUP, Grid, filled
from consult.ingest.table.setup import Setup
from consult.progress import Progress, silent
from consult.settings import IngestSettings

IDENTICAL, HIDDEN = "identical file", "hidden file"
"""Why a file is set aside unopened."""


@dataclass(frozen=True)
class Opened:
    """One file: its sheets as grids with `sheets` as they were beside them, or its letters.

    `unread` are sheets that hold no answers, as they are. A file that was not opened says why in `left_out`; one that
    was left out for another of the same bytes names that one in `same_as`. `source_id` tells it from that one.
    """

    source: SourceFile
    source_id: str
    reader: str
    grids: tuple[Grid, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    unread: tuple[Sheet, ...] = ()
    mailbag: Mailbag | None = None
    setup: Setup | None = None
    left_out: str = ""
    same_as: str = ""

    @property
    def layout(self) -> str:
        """What `consult check` and the table of sources call the shape."""
        if self.left_out:
            return self.left_out
        if self.mailbag is not None:
            return "letters"
        names = list(dict.fromkeys(grid.layout for grid in self.grids))
        return "; ".join(names) or ("set-up sheets only" if self.setup else "nothing to read")


def open_all(
    sources: Sequence[SourceFile], settings: IngestSettings, progress: Progress = silent
) -> tuple[list[Opened], list[InputError]]:
    """Open files in order of arrival, each content once. Files that cannot be read come back as errors, all of them."""
    opened: list[Opened] = []
    errors: list[InputError] = []
    first: dict[str, str] = {}
    for place, source in enumerate(sources):
        progress("reading files", place, len(sources))
        if source.hidden:
            opened.append(Opened(source, f"file-{place + 1}", "", left_out=HIDDEN))
        elif source.sha256 in first:
            same = first[source.sha256]
            opened.append(Opened(source, f"file-{place + 1}", "", left_out=IDENTICAL, same_as=same))
        else:
            first[source.sha256] = source.name
            try:
                opened.append(_opened(source, settings))
            except (UnreadableFile, UnsafeFile) as error:
                errors.append(error)
    progress("reading files", len(sources), len(sources))
    return _with_lists(opened), errors


def raise_all(errors: Sequence[InputError]) -> None:
    """Raise one error that lists what was wrong with every file; nothing where nothing was wrong."""
    if errors:
        problems: list[Problem] = [problem for error in errors for problem in error.problems]
        raise type(errors[0])(problems)


def _opened(source: SourceFile, settings: IngestSettings) -> Opened:
    reader, content = open_file(source, settings)
    if isinstance(content, Mailbag):
        return Opened(source, source.source_id, reader, mailbag=content)
    setup = setups.find(content)
    sheets = [sheet for sheet in content.sheets if any(filled(row) for row in sheet.rows) or sheet.refusals]
    beside = [sheet for sheet in sheets if setup is None or sheet.name not in setup.sheets]
    laid: list[Grid | None] = [lay_out(sheet) for sheet in beside]
    if setup is not None:
        laid = setups.apply(setup, [grid for grid in laid if grid is not None])
    read = [(grid, sheet) for grid, sheet in zip(laid, beside, strict=True) if grid is not None]
    return Opened(
        source,
        source.source_id,
        reader,
        grids=tuple(grid for grid, _ in read),
        sheets=tuple(sheet for _, sheet in read),
        unread=tuple(sheet for sheet in sheets if not any(sheet is one for _, one in read)),
        setup=setup,
    )


def _with_lists(opened: Sequence[Opened]) -> list[Opened]:
    """Mark the lists of questions that explain no other sheet: their cells may be somebody's answers after all."""
    names = [name for one in opened for grid in one.grids if not grid.lists_questions for name in grid.names]
    return [
        replace(
            one,
            grids=tuple(
                replace(grid, layout=f"{LOOKUP}, but not of these answers")
                if grid.lists_questions and not lookup.explains(grid, names)
                else grid
                for grid in one.grids
            ),
        )
        for one in opened
    ]


def lay_out(sheet: Sheet) -> Grid:
    """Return the sheet in the layout that fits it best."""
    if not any(filled(row) for row in sheet.rows):
        return Grid(sheet.name, "nothing to read", (), [], (), refusals=sheet.refusals, notes=sheet.notes)
    layouts = registry.load_all("consult.ingest.layouts")
    best = max(layouts, key=lambda name: layouts[name].recognise(sheet))
    grid = layouts[best].read(sheet)
    return cast("Grid", grid)
