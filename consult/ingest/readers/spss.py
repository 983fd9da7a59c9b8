"""SPSS: values through their labels, question texts from the variable labels, user-missing values refused."""

from pathlib import Path
from typing import Any

from consult.ingest.content import Refusal, Workbook
from consult.ingest.heading import letter
from consult.ingest.safety import check_file, check_span, reading, unreadable
from consult.ingest.table.cells import number_text, text_of
from consult.ingest.table.rectangle import sheet
from consult.settings import IngestSettings

FORMAT = "SPSS (.sav, .zsav)"
SUFFIXES = (".sav", ".zsav")
_MARKS = (b"$FL2", b"$FL3")


def recognise(path: Path, head: bytes) -> float:
    """Return 1 for a file that begins as SPSS system files do."""
    del path  # the content decides
    return 1.0 if head.startswith(_MARKS) else 0.0


def read(path: Path, settings: IngestSettings) -> Workbook:
    """Return the one sheet of an SPSS file: variable names as header, variable labels as `Sheet.labels`.

    Row 1 is the first case. A value with a label becomes the label; a user-missing value becomes "" and a refusal that
    keeps it, so that it is accounted for.

    Raises:
        UnreadableFile: it is damaged or cut short.
        UnsafeFile: it is larger, or says it is larger, than the settings allow.
    """
    check_file(path, settings)
    with reading(path, "SPSS"):
        values, meta, notes = _content(path)
        columns, refusals = [], []
        for index, name in enumerate(meta.column_names):
            cells, refused = _column(values[name], name, letter(index), meta)
            columns.append(cells)
            refusals += refused
        rows = [list(meta.column_names), *(list(row) for row in zip(*columns, strict=True))]
        if len(rows) == 1:
            raise unreadable(path, "the SPSS file holds no cases.", "Export it again.")
        labels = [meta.column_names_to_labels.get(name) or "" for name in meta.column_names]
        notes += _sets(meta) + _summary(refusals)
        kept = labels if any(labels) else ()
        return Workbook((sheet(path.stem, rows, settings, first_row=0, labels=kept, refusals=refusals, notes=notes),))


def _content(path: Path) -> tuple[dict[str, list[Any]], Any, list[str]]:
    """Read values and metadata; where the text is not in the encoding the file names, as Windows-1252."""
    import pyreadstat

    options: dict[str, Any] = {"user_missing": True, "output_format": "dict"}
    notes = []
    try:
        meta = pyreadstat.read_sav(str(path), metadataonly=True)[1]
        check_span(path, path.stem, max(meta.number_rows or 0, 0), meta.number_columns or 0)
        values, meta = pyreadstat.read_sav(str(path), **options)
    except (pyreadstat.ReadstatError, UnicodeDecodeError) as error:
        if not (isinstance(error, UnicodeDecodeError) or "convert" in str(error) or "encod" in str(error)):
            raise
        values, meta = pyreadstat.read_sav(str(path), encoding="WINDOWS-1252", **options)
        notes.append("The texts are not in the encoding that the file names; they were read as Windows-1252.")
    found = len(next(iter(values.values()), []))
    if meta.number_rows is not None and 0 <= meta.number_rows != found:
        raise unreadable(path, f"the file is cut short: it says it has {meta.number_rows:,} cases, and has {found:,}.")
    return values, meta, notes


def _column(values: list[Any], name: str, column: str, meta: Any) -> tuple[list[str], list[Refusal]]:
    labels = meta.variable_value_labels.get(name, {})
    ranges = meta.missing_ranges.get(name, [])
    cells, refusals = [], []
    for number, value in enumerate(values, 1):
        text = labels.get(value) or _text(value)
        if text and _is_missing(value, ranges):
            refusals.append(
                Refusal(number, column, f"user-missing value: {labels.get(value, 'no label')}", _text(value))
            )
            text = ""
        cells.append(text)
    return cells, refusals


def _text(value: Any) -> str:
    return number_text(value) if isinstance(value, float) else text_of(value)


def _is_missing(value: Any, ranges: list[dict[str, Any]]) -> bool:
    for span in ranges:
        low, high = span["lo"], span["hi"]
        if isinstance(value, str) != isinstance(low, str):
            continue
        if value == low or (not isinstance(value, str) and isinstance(value, float) and low <= value <= high):
            return True
    return False


def _sets(meta: Any) -> list[str]:
    return [
        f'Multiple-response set "{content.get("label") or name}": {", ".join(content["variable_list"])}'
        + (f", counted where the value is {content['counted_value']}." if content.get("is_dichotomy") else ".")
        for name, content in sorted((meta.mr_sets or {}).items())
    ]


def _summary(refusals: list[Refusal]) -> list[str]:
    if not refusals:
        return []
    n_columns = len({one.column for one in refusals})
    noun = "column" if n_columns == 1 else "columns"
    return [f"{len(refusals)} user-missing values in {n_columns} {noun} were set aside."]
