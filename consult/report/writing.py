"""Writing a report model in the formats asked for."""

from collections.abc import Sequence
from pathlib import Path

from consult import registry
from consult.progress import Progress, silent
from consult.report.model import ReportModel

WRITERS = "consult.report.writers"


def write(
    model: ReportModel, folder: Path, formats: Sequence[str] = ("html",), progress: Progress = silent
) -> tuple[Path, ...]:
    """Write `report.<format>` for each format into the folder, which is made if need be; return the paths.

    A file appears whole or not at all: one that was there before stays until the new one is complete.

    Raises:
        UnknownName: no writer of that name.
        DiskFull: no room left; earlier files stay as they were.
    """
    writers = [registry.load(WRITERS, name) for name in formats]
    paths = []
    for done, writer in enumerate(writers):
        progress("Writing the report", done, len(writers))
        paths.append(writer.write(model, folder))
    progress("Writing the report", len(writers), len(writers))
    return tuple(paths)
