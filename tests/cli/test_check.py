"""`consult check` shows a page, and with `--all` everything."""

from pathlib import Path

import pytest

from tests.cli.command import consult


@pytest.fixture
def export(tmp_path: Path) -> Path:
    header = ["Response ID", *(f"Q{n}. Reason number {n}?" for n in range(1, 31))]
    rows = [[str(row), *(f"Because of {n} and of {row}." for n in range(30))] for row in range(3)]
    path = tmp_path / "export.csv"
    path.write_text("\n".join(map(",".join, [header, *rows])), encoding="utf-8")
    return path


def test_a_long_list_is_cut_short_and_says_how_to_see_the_rest(export: Path) -> None:
    told = consult("check", export).stdout
    assert "Reason number 12?" in told
    assert "Reason number 30?" not in told
    assert "… and 18 more (`--all` shows them)" in told


def test_with_all_everything_is_shown(export: Path) -> None:
    told = consult("check", export, "--all").stdout
    assert "Reason number 30?" in told
    assert "--all" not in told


def test_a_folder_of_files_may_be_checked(export: Path) -> None:
    done = consult("check", export.parent)
    assert done.returncode == 0
    assert f"{export.parent.name}/export.csv" in done.stdout


def test_a_late_file_is_shown_beside_what_was_received(done: Path, tmp_path: Path) -> None:
    late = tmp_path / "late.csv"
    rows = ["Response ID,Q1. What holds back investment?,Q2. Which skills are short?", "201,Tax.,Welders."]
    late.write_text("\n".join(rows), encoding="utf-8")
    assert "beside what was received, rows: 1 new" in consult("check", done, late).stdout
