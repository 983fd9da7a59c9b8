"""Rows of text become a rectangle, unless one cell far from the rest would make it one of nothing."""

import pytest

from consult.errors import UnsafeFile
from consult.ingest.table.rectangle import sheet
from tests.ingest.workbooks import SETTINGS


def test_short_rows_are_filled_up() -> None:
    assert sheet("S", [["a"], ["b", "c", ""]], SETTINGS).rows == [["a", ""], ["b", "c"]]


def test_one_long_row_among_many_short_ones_does_not_fill_the_memory() -> None:
    with pytest.raises(UnsafeFile, match='sheet "S" spans 2,001 rows and 10,000 columns'):
        sheet("S", [*(["a"] for _ in range(2_000)), ["a"] * 10_000], SETTINGS)
