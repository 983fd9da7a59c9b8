"""A report model in the formats asked for, as the bytes of files. Whoever asked writes them where they belong."""

from collections.abc import Sequence

from consult import registry
from consult.progress import Progress, silent
from consult.report.model import ReportModel

WRITERS = "consult.report.writers"


def render(
    model: ReportModel, formats: Sequence[str] = ("html",), progress: Progress = silent
) -> tuple[tuple[str, bytes], ...]:
    """Return `report.<format>` and its content for each format, in the order given.

    Raises:
        UnknownName: no writer of that name.
    """
    writers = [(name, registry.load(WRITERS, name)) for name in formats]
    files = []
    for done, (name, writer) in enumerate(writers):
        progress("writing the report", done, len(writers))
        files.append((f"report.{name}", writer.render(model)))
    progress("writing the report", len(writers), len(writers))
    return tuple(files)
