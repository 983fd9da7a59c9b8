"""Reading a CSV of coded texts, and saying everything that is wrong with it at once."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from consult.errors import InputError, Problem, suggestion


class Tables:
    """CSV files whose problems are gathered until `checked`."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def read(self, path: Path, columns: Sequence[str] = ()) -> pd.DataFrame:
        """Return a CSV as text, nothing taken for missing, headers without stray spaces.

        A file that cannot be read, or lacks some of `columns`, gives a frame that has them and no rows.
        """
        frame = self._opened(path)
        if frame is None:
            return pd.DataFrame(columns=list(columns), dtype=str)
        lost = [name for name in columns if name not in frame.columns]
        for name in lost:
            self.problems.append(
                Problem(f'there is no column "{name}".{suggestion(name, frame.columns)}', file=path.name)
            )
        return frame if not lost else pd.DataFrame(columns=list({*columns, *frame.columns}), dtype=str)

    def wrong(self, cells: "pd.Series[bool]", file: str, column: str, what: str, remedy: str = "") -> None:
        """Add a problem where any of the cells is wrong: how many are, and the row of the first."""
        rows = cells.index[cells].tolist()
        if rows:
            self.problems.append(Problem(f"{len(rows)} cells {what}", remedy, file, int(rows[0]) + 2, column))

    def checked(self) -> None:
        """Raise what was gathered.

        Raises:
            InputError: there was any.
        """
        if self.problems:
            raise InputError(self.problems)

    def _opened(self, path: Path) -> pd.DataFrame | None:
        if not path.is_file():
            self.problems.append(Problem("there is no such file.", file=str(path)))
            return None
        try:
            frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig", header=None)
        except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError):
            self.problems.append(Problem("is not a CSV file in UTF-8.", "Save it as CSV in UTF-8.", file=path.name))
            return None
        header = [str(name).strip() for name in frame.iloc[0]]
        twice = sorted({name for name in header if name and header.count(name) > 1})
        for name in twice:
            self.problems.append(Problem(f'two columns are called "{name}".', "Rename one.", file=path.name))
        return None if twice else frame.iloc[1:].set_axis(header, axis=1).reset_index(drop=True)
