"""Statistical files, whose columns have a short name and a label: the label is the question."""

from consult.ingest.content import Sheet
from consult.ingest.table.grid import Grid, lay


def recognise(sheet: Sheet) -> float:
    """Return how sure it is: only a reader that keeps labels apart gives any."""
    return 0.9 if sheet.rows and any(sheet.labels) else 0.0


def read(sheet: Sheet) -> Grid:
    """Name the columns by their names, with the labels as wordings."""
    return lay(sheet, "variables with labels", sheet.rows[0], 1, header=(0,), texts=sheet.labels)
