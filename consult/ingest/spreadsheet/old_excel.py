"""The sheets of an old Excel workbook (XLS), read by calamine in a process of its own.

A damaged XLS can make the library ask for more memory than there is, which ends the process without an exception, or
follow a chain of sectors round in a circle. In a process of its own it ends only that, and the person gets an error.
Run as a script, this file is that process: it needs the path of a workbook and writes JSON.
"""

import json
import subprocess
import sys
from contextlib import suppress
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

_MEMORY = 4 << 30
_SECONDS = 600


def sheets(path: Path) -> list[dict[str, Any]]:
    """Return the sheets of a workbook: `name`, `kind`, `hidden`, `span`, `rows` and `merged` of each.

    `rows` is empty where `span` (rows, columns) exceeds what was asked for; `merged` has top, left, bottom and right,
    counted from 0. A workbook with a password gives one entry, `{"password": True}`.

    Raises:
        ValueError: the workbook could not be read.
    """
    command = [sys.executable, "-I", __file__, str(path.resolve())]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603  (our own file)
    except subprocess.SubprocessError:
        raise ValueError("the workbook could not be read") from None
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def _limit_memory() -> None:
    with suppress(ImportError, OSError, ValueError):  # where the system has no such limit, there is none
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _read(path: str, most_cells: int) -> list[dict[str, Any]]:
    import python_calamine

    # The package is not imported, since that would take longer than the reading; this module of it needs no other.
    spec = spec_from_file_location("cells", Path(__file__).parents[1] / "table" / "cells.py")
    assert spec is not None and spec.loader is not None  # noqa: S101, PT018  (it stands beside this file)
    cells = module_from_spec(spec)
    spec.loader.exec_module(cells)
    try:
        book = python_calamine.load_workbook(path)
    except python_calamine.PasswordError:
        return [{"password": True}]
    found = []
    for meta in book.sheets_metadata:
        sheet = book.get_sheet_by_name(meta.name)
        span = [sheet.end[0] + 1, sheet.end[1] + 1] if sheet.end else [0, 0]
        small = 0 < span[0] * span[1] <= most_cells
        rows = sheet.to_python(skip_empty_area=sheet.start == (0, 0)) if small else []
        found.append(
            {
                "name": meta.name,
                "kind": str(meta.typ),
                "hidden": "Hidden" in str(meta.visible),
                "span": span,
                "rows": [[cells.text_of(value) for value in row] for row in rows],
                "merged": [[*start, *end] for start, end in sheet.merged_cell_ranges or []],
            }
        )
    return found


if __name__ == "__main__":
    _limit_memory()
    json.dump(_read(sys.argv[1], 50_000_000), sys.stdout)
