import pytest

from consult.errors import InputError
from consult.pipeline.team import kept as database
from consult.pipeline.team.sheet import Material
from consult.store import Database
from tests.pipeline.team.coder import ANN, BEN, assigned, by_words, changed, filled

_ANN = by_words(planning="Planning", energy="Energy", engineers="Skills")


def _kept(view):
    return database.read(view.folder)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_decisions_are_kept_once_and_only_when_it_is_said(view, tmp_path, ending):
    team = assigned(view, tmp_path)
    path = filled(team, ANN, tmp_path / f"ann.{ending}", _ANN)
    n = len(view.read_answers())
    assert len(team.take_in([path]).new) == n
    assert not _kept(view).readings
    assert len(team.take_in([path], apply=True).new) == n
    again = team.take_in([path], apply=True)
    assert (again.readings, again.unchanged) == ((), n)
    assert {one.version for one in _kept(view).readings} == {1}
    planning = [one for one in _kept(view).readings if "planning" in one.coded]
    assert planning[0].against == {"energy", "skills"}
    assert team.standing().shares[0].waiting == 0


def test_every_decision_is_an_event_of_the_chain(view, tmp_path):
    team = assigned(view, tmp_path)
    team.take_in([filled(team, ANN, tmp_path / "ann.csv", _ANN)], by="Eve", apply=True)
    opened = Database(view.folder.database)
    coded = [event for event in opened.events() if event["what"] == "coding"]
    whole = opened.chain_is_whole()
    opened.close()
    assert whole
    assert {event["actor"] for event in coded} == {"Eve"}
    assert len(coded) == len(view.read_answers())


def test_a_sheet_shows_nothing_of_what_another_coder_or_the_model_said(view, tmp_path):
    team = assigned(view, tmp_path)
    team.take_in(
        [filled(team, ANN, tmp_path / "ann.csv", lambda row: {"Theme 1": "Energy", "Note": "zebra"})], apply=True
    )
    for ending in ("csv", "xlsx"):
        seen = []
        filled(team, BEN, tmp_path / f"ben.{ending}", lambda row: seen.append(row) or {})  # noqa: B023
        said = {row[name] for row in seen for name in row if name.startswith(("Theme", "Kind", "More", "No", "Note"))}
        assert said == {""}
        assert {row["Version"] for row in seen} == {"0"}


def test_what_is_blank_waits_and_comes_on_the_next_sheet(view, tmp_path):
    team = assigned(view, tmp_path)
    first = iter(range(100))
    path = filled(team, ANN, tmp_path / "ann.csv", lambda row: {"No theme": "yes"} if next(first) < 2 else {})
    taken = team.take_in([path], apply=True)
    n = len(view.read_answers())
    assert (len(taken.new), taken.blank) == (2, n - 2)
    assert team.write_sheet(ANN, tmp_path / "rest.xlsx") == n - 2
    assert team.write_sheet(ANN, tmp_path / "all.xlsx", everything=True) == n


def test_everything_wrong_in_all_sheets_is_said_at_once_and_nothing_kept(view, tmp_path):
    team = assigned(view, tmp_path)
    ann = filled(team, ANN, tmp_path / "ann.csv", lambda row: {"Theme 1": "Enregy"})
    ben = filled(team, BEN, tmp_path / "ben.xlsx", lambda row: {"No theme": "yes", "Theme 1": "Skills"})
    with pytest.raises(InputError) as raised:
        team.take_in([ann, ben, tmp_path / "cy.csv"], apply=True)
    assert len(raised.value.problems) == 2 * len(view.read_answers()) + 1
    assert (raised.value.problems[0].row, raised.value.problems[0].column) == (2, "Theme 1")
    assert not _kept(view).readings


@pytest.mark.parametrize("column", ["Answer", "Seal", "Check", "Words of the answer", "Version", "Assignment"])
def test_cells_that_were_moved_without_their_row_are_found_out(view, tmp_path, column):
    team = assigned(view, tmp_path)
    path = filled(team, ANN, tmp_path / "ann.csv", _ANN)
    cells = []
    changed(path, lambda row: cells.append(row[column]) or {})
    pasted = iter([*cells[1:], cells[0]] if column not in ("Version", "Assignment") else ["7"] * len(cells))
    changed(path, lambda row: {column: next(pasted)})
    with pytest.raises(InputError, match=r"does not hold together|is no answer that"):
        team.take_in([path], apply=True)
    assert not _kept(view).readings


def test_whole_rows_may_be_sorted_and_left_out(view, tmp_path):
    team = assigned(view, tmp_path)
    path = filled(team, ANN, tmp_path / "ann.csv", _ANN)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    path.write_text("\n".join([lines[0], *reversed(lines[2:])]) + "\n", encoding="utf-8")
    assert len(team.take_in([path]).new) == len(lines) - 2


def test_a_newer_decision_is_shown_and_never_written_over_by_an_older_sheet(view, tmp_path):
    team = assigned(view, tmp_path)
    old = filled(team, ANN, tmp_path / "old.csv", lambda row: {"Theme 1": "Energy"})
    new = filled(team, ANN, tmp_path / "new.csv", lambda row: {"Theme 1": "Skills", "Kind 1": "barrier"})
    team.take_in([new], apply=True)
    with pytest.raises(InputError, match="has decided since") as raised:
        team.take_in([old], apply=True)
    assert "Skills barrier. The sheet says: Energy." in str(raised.value)
    assert {tuple(one.coded) for one in _kept(view).readings} == {("skills",)}
    assert len(team.take_in([old], apply=True, overwrite=True).changed) == len(view.read_answers())
    assert {(tuple(one.coded), one.version) for one in _kept(view).readings} == {(("energy",), 2)}


def test_a_coder_changes_what_they_decided_on_a_new_sheet(view, tmp_path):
    team = assigned(view, tmp_path)
    team.take_in([filled(team, ANN, tmp_path / "first.csv", lambda row: {"No theme": "yes"})], apply=True)
    team.write_sheet(ANN, tmp_path / "second.xlsx", everything=True)
    path = changed(tmp_path / "second.xlsx", lambda row: {"No theme": "", "Theme 1": "Energy", "Note": "Read again."})
    team.take_in([path], apply=True)
    assert {(tuple(one.coded), one.note) for one in _kept(view).readings} == {(("energy",), "Read again.")}


def test_two_sheets_that_say_different_things_are_refused(view, tmp_path):
    team = assigned(view, tmp_path)
    one = filled(team, ANN, tmp_path / "one.csv", lambda row: {"Theme 1": "Energy"})
    two = filled(team, ANN, tmp_path / "two.csv", lambda row: {"Theme 1": "Skills"})
    with pytest.raises(InputError, match="decided twice"):
        team.take_in([one, two])


def test_an_answer_too_long_for_a_cell_comes_back_too(view, tmp_path, monkeypatch):
    words = {str(one): "Planning 😀 " * 4_000 for one in view.read_answers()["answer_id"]}
    monkeypatch.setattr(Material, "texts", words)
    team = assigned(view, tmp_path)
    for ending in ("csv", "xlsx"):
        path = filled(team, ANN, tmp_path / f"ann.{ending}", _ANN)
        assert len(team.take_in([path]).new) == len(words)
