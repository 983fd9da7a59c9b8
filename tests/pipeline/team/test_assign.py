import pytest

from consult.errors import InputError, UnknownName
from consult.pipeline.team.work import Team
from tests.pipeline.team.coder import ANN, BEN, assigned


def test_both_code_every_answer_of_the_sample(view, tmp_path):
    shares = assigned(view, tmp_path).standing().shares
    n = len(view.read_answers())
    assert [(one.coder, one.purpose, one.assigned, one.waiting) for one in shares] == [
        (ANN, "audit", n, n),
        (BEN, "audit", n, n),
    ]
    assert shares[0].drawn == "simple random, seed 7, question all, learned from none"


def test_the_same_assignment_again_changes_nothing(view, tmp_path):
    assigned(view, tmp_path)
    team = Team(view)
    team.assign(tmp_path / "sample-7.csv", ["ann  example", BEN])
    assert [one.coder for one in team.standing().shares] == [ANN, BEN]


def test_answers_chosen_by_hand_are_to_learn_from_only(view, tmp_path):
    answer_id = view.read_answers()["answer_id"].iloc[0]
    path = tmp_path / "chosen.csv"
    path.write_text(f"answer_id\n{answer_id}\n", encoding="utf-8")
    with pytest.raises(InputError, match="were not drawn at random"):
        Team(view).assign(path, [ANN])
    Team(view).assign(path, [ANN], learning=True)
    assert Team(view).standing().shares[0].purpose == "learning"


@pytest.mark.parametrize("names", [[""], ["Ann; Ben"], ["model"], ["Ann", "ANN "]])
def test_names_that_cannot_be_kept_are_refused(view, tmp_path, names):
    assigned(view, tmp_path)
    with pytest.raises(InputError):
        Team(view).assign(tmp_path / "sample-7.csv", names)


def test_what_is_wrong_in_a_sample_is_said(view, tmp_path):
    path = tmp_path / "sample.csv"
    path.write_text("answer_id\nnot-there\nnot-there\n", encoding="utf-8")
    with pytest.raises(InputError) as raised:
        Team(view).assign(path, [ANN], learning=True)
    assert "are no answer" in str(raised.value)
    assert "repeat an answer" in str(raised.value)


def test_a_sheet_is_for_somebody_who_is_assigned_and_never_written_over(view, tmp_path):
    team = assigned(view, tmp_path)
    with pytest.raises(UnknownName, match="Ann Example"):
        team.write_sheet("Cy", tmp_path / "cy.xlsx")
    team.write_sheet("ann example", tmp_path / "ann.xlsx")
    with pytest.raises(InputError, match="is there already"):
        team.write_sheet(ANN, tmp_path / "ann.xlsx")
    with pytest.raises(InputError, match="of no format"):
        team.write_sheet(ANN, tmp_path / "ann.ods")
