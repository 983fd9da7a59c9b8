from pathlib import Path

import openpyxl
import pytest

from consult.errors import InputError
from consult.pipeline.agree import agree
from consult.pipeline.team.work import Team
from tests.pipeline.team.coder import ANN, BEN, assigned, by_words, changed, filled

_ANN = by_words(planning="Planning", energy="Energy", engineers="Skills")
_BEN = by_words(planning="Planning", grid="Energy", costs="Energy")


@pytest.fixture
def team(view, tmp_path) -> Team:
    """Two who coded all, and differ about one answer: Ann gave it skills."""
    team = assigned(view, tmp_path)
    sheets = [
        filled(team, ANN, tmp_path / "ann.csv", lambda row: {**_ANN(row), "Note": "Ann's note", "Kind 1": ""}),
        filled(team, BEN, tmp_path / "ben.xlsx", _BEN),
    ]
    team.take_in(sheets, apply=True)
    return team


def _rows(path: Path) -> list[dict[str, str]]:
    page = openpyxl.load_workbook(path)["Disputes"]
    headings = [cell.value for cell in page[3]]
    return [{h: str(c.value or "") for h, c in zip(headings, row, strict=True)} for row in page.iter_rows(min_row=4)]


def _decided(path: Path, **cells: str) -> Path:
    book = openpyxl.load_workbook(path)
    page = book["Disputes"]
    at = {str(cell.value): cell.column for cell in page[3]}
    for number in range(4, page.max_row + 1):
        for name, words in cells.items():
            page.cell(number, at[name.replace("_", " ")]).value = words
    book.save(path)
    return path


def test_disputes_stand_side_by_side_with_notes(team, tmp_path):
    n = team.write_disputes(tmp_path / "disputes.xlsx")
    rows = _rows(tmp_path / "disputes.xlsx")
    skills = next(row for row in rows if row["Theme"] == "Skills")
    assert n == len(rows) == team.standing().disputed
    assert (skills["Coded by"], skills["Seen and not coded by"]) == (ANN, BEN)
    assert skills["Their notes"] == "Ann Example: Ann's note"
    assert "engineers" in skills["Words of the answer"]


def test_decisions_are_kept_once_with_their_reason(team, tmp_path):
    n = team.write_disputes(tmp_path / "disputes.xlsx")
    path = _decided(tmp_path / "disputes.xlsx", Decision="has it", Reason="It says so.")
    assert not team.settle(path, by="Cy").done
    assert team.standing().settled == 0
    assert len(team.settle(path, by="Cy", apply=True).decisions) == n
    again = team.settle(path, by="Cy", apply=True)
    assert (again.decisions, again.unchanged) == ((), n)
    assert (team.standing().settled, team.standing().disputed) == (n, 0)
    with pytest.raises(InputError, match="differ about nothing that waits"):
        team.write_disputes(tmp_path / "more.xlsx")


def test_a_decision_made_since_is_shown_and_changed_only_on_a_new_sheet(team, tmp_path):
    for name in ("one", "two"):
        team.write_disputes(tmp_path / f"{name}.xlsx")
    team.settle(_decided(tmp_path / "one.xlsx", Decision="has it", Reason="Read."), by="Cy", apply=True)
    late = _decided(tmp_path / "two.xlsx", Decision="does not", Reason="Read too.")
    with pytest.raises(InputError, match="was decided since this sheet was written, by Cy: has it"):
        team.settle(late, by="Di", apply=True)
    team.write_disputes(tmp_path / "three.xlsx", everything=True)
    again = _decided(tmp_path / "three.xlsx", Decision="does not", Reason="Read too.")
    assert team.settle(again, by="Di", apply=True).decisions


def test_what_coders_decided_again_since_cannot_be_settled_by_an_old_sheet(team, tmp_path):
    team.write_disputes(tmp_path / "old.xlsx")
    old = _decided(tmp_path / "old.xlsx", Decision="has it", Reason="Read.")
    team.write_sheet(BEN, tmp_path / "again.csv", everything=True)
    cleared = dict.fromkeys(("Theme 1", "Theme 2", "No theme"), "")
    team.take_in([changed(tmp_path / "again.csv", lambda row: {**cleared, **_ANN(row)})], apply=True)
    with pytest.raises(InputError, match="coders have decided again since"):
        team.settle(old, by="Cy", apply=True)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"Decision": "perhaps", "Reason": "x"}, "is no decision"),
        ({"Decision": "has it"}, "is not given"),
        ({"Reason": "x"}, "is not made"),
        ({"Decision": "has it", "Reason": "x", "Check": "0"}, "does not hold together"),
        ({"Decision": "has it", "Reason": "x", "Version": "4"}, "does not hold together"),
    ],
)
def test_what_is_wrong_in_the_sheet_is_said_and_nothing_kept(team, tmp_path, cells, said):
    team.write_disputes(tmp_path / "disputes.xlsx")
    with pytest.raises(InputError, match=said) as raised:
        team.settle(_decided(tmp_path / "disputes.xlsx", **cells), by="Cy", apply=True)
    assert raised.value.problems[0].row == 4
    assert team.standing().settled == 0


def test_agreement_is_read_from_what_the_team_has_kept(team):
    agreed = agree(team.derived, ())
    assert (agreed.coders, agreed.by_row) == ((ANN, BEN), True)
    assert agreed.compared.overall.n_answers == len(team.derived.read_answers())
    assert len(agreed.disagreements) == team.standing().disputed


def test_one_coder_alone_is_no_agreement(view, tmp_path):
    team = assigned(view, tmp_path)
    team.take_in([filled(team, ANN, tmp_path / "ann.csv", _ANN)], apply=True)
    with pytest.raises(InputError, match="all of one coder"):
        agree(view, ())
