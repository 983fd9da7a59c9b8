"""Invented texts that were coded: one row each, two themes, a grade."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

_SKILLS = ["We cannot find welders.", "Apprentices leave early.", "Training of welders is poor.", "No engineers apply."]
_GRID = ["The grid queue is nine years.", "No grid connection.", "Grid offers come late.", "The substation is full."]


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def to(name: str, *lines: str) -> Path:
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return to


@pytest.fixture
def coded(write: Callable[..., Path]) -> Path:
    rows: Sequence[str] = [
        f"r{number // 2},{text}{copy},{1 if text in _SKILLS else ' '},{1 if text in _GRID else ''},{1 + number % 5}"
        for number, (text, copy) in enumerate((text, copy) for copy in ("", "", " Again.") for text in _SKILLS + _GRID)
    ]
    return write("coded.csv", "respondent,answer, skills ,grid,grade", *rows, "r90,,1,,1", "r91,N/A,,,3")
