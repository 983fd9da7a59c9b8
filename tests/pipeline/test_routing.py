import shutil
from pathlib import Path

import pandas as pd
import pytest

from consult.coding.routing import Judgement, Verdict
from consult.errors import ModelError
from consult.pipeline.derived import Derived
from consult.pipeline.export import table
from consult.pipeline.folder import Folder
from consult.pipeline.judged import keep_verdicts
from consult.pipeline.run import run
from consult.pipeline.train import Trained, _units, train
from consult.tables import NearMisses
from tests.cli.command import consult
from tests.pipeline.coded import coded_by_hand, make_many, write_codings


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Folder, Trained]:
    """A consultation all of whose answers people coded, learned from; not to be changed."""
    path = tmp_path_factory.mktemp("coded")
    folder = make_many(path)
    trained = train(run(folder, "tag").view, write_codings(path / "codings.csv", coded_by_hand(folder, 60)))
    run(folder, "tag")
    return folder, trained


@pytest.fixture
def own(coded: tuple[Folder, Trained], tmp_path: Path) -> Folder:
    """A copy of the test's own."""
    return Folder(Path(shutil.copytree(coded[0].path, tmp_path / "own")))


def _table(folder: Folder, name: str) -> pd.DataFrame:
    return table(run(folder, "export").view, name)


def _verdict(theme_id: str, accept: float | None, none: float | None) -> Verdict:
    return Verdict(theme_id, Judgement.REVIEW, None, None, accept, none, 1)


def test_without_training_everything_is_for_a_person_and_it_says_why(finished: Folder) -> None:
    routes = _table(finished, "routes")
    assert len(routes) == len(run(finished, "export").view.read_answers())
    assert set(routes["route"]) == {"review"}
    assert routes["reason"].str.contains("nothing was learned").all()
    assert set(routes["not_judged"]) == {"energy;planning;skills"}
    codings = _table(finished, "codings")
    assert len(codings)
    assert set(codings["route"]) == {"review"}


def test_thirty_codings_all_right_are_accepted_from_then_on(coded: tuple[Folder, Trained]) -> None:
    folder, trained = coded
    told = {name: (str(one.judgement), one.lacking) for name, one in trained.verdicts}
    assert told == {
        "Planning": ("insufficient evidence", 29),
        "Energy": ("automatic", 0),
        "Skills": ("automatic", 0),
    }
    assert set(_table(folder, "codings")["route"]) == {"accept"}
    routes = _table(folder, "routes")
    assert (set(routes["route"]), set(routes["not_judged"]), set(routes["themes"])) == ({"accept"}, {"planning"}, {""})


def test_twenty_codings_of_a_theme_are_nine_short(own: Folder, tmp_path: Path) -> None:
    trained = train(run(own, "tag").view, write_codings(tmp_path / "codings.csv", coded_by_hand(own, 40)))
    assert [one.lacking for _, one in trained.verdicts] == [29, 9, 9]
    routes = _table(own, "routes")
    assert set(routes["route"]) == {"review"}
    assert routes["reason"].str.contains("often and well enough").all()


def test_an_answer_goes_where_its_most_doubtful_theme_goes(own: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    view = run(own, "export").view
    skills, energy = (
        view.read_answers()[lambda one, odd=odd: one["respondent_id"].astype(int) % 2 == odd] for odd in (1, 0)
    )
    nearly = [(skills["text_id"].iloc[0], "energy", 0.3), (skills["text_id"].iloc[1], "energy", 0.2999)]
    near = pd.DataFrame(nearly, columns=NearMisses.names())
    monkeypatch.setattr(Derived, "near_misses", lambda _: near)
    keep_verdicts(own, [_verdict("skills", 0.0, 1.0), _verdict("energy", None, 0.3)])
    routed = _table(own, "codings").set_index("theme_id")["route"]
    assert (set(routed["skills"]), set(routed["energy"])) == ({"accept"}, {"review"})

    routes = _table(own, "routes").set_index("answer_id")
    doubtful = [skills["answer_id"].iloc[0], *energy["answer_id"]]
    assert set(routes.loc[doubtful, "themes"]) == {"energy"}
    assert set(routes.loc[doubtful, "route"]) == {"review"}
    others = routes.drop(index=doubtful)
    assert (set(others["themes"]), set(others["route"])) == ({""}, {"accept"})


def test_an_answer_without_a_theme_is_none_only_where_its_themes_can_be_told_absent(
    own: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = run(own, "export").view.codings().iloc[:0]
    monkeypatch.setattr(Derived, "codings", lambda _: nothing)
    keep_verdicts(own, [_verdict("planning", None, 0.5), _verdict("skills", 0.0, None)])
    routes = _table(own, "routes")
    assert (set(routes["route"]), set(routes["not_judged"])) == ({"none"}, {"energy;skills"})
    keep_verdicts(own, [_verdict("planning", 0.5, None)])  # it may be missed anywhere
    assert set(_table(own, "routes")["route"]) == {"review"}


@pytest.mark.parametrize("change", ["limit", "learned"])
def test_a_verdict_on_something_else_accepts_nothing(own: Folder, change: str) -> None:
    if change == "limit":
        with (own.path / "consult.toml").open("a", encoding="utf-8") as file:
            file.write("[coding]\nmost_errors = 0.05\n")
    else:
        (own.derived / "learned.json").unlink()
    routes = _table(Folder(own.path), "routes")
    assert set(routes["route"]) == {"review"}
    assert routes["reason"].str.contains("consult train").all()


def test_a_damaged_verdict_is_not_used(own: Folder) -> None:
    (own.derived / "learned.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="damaged"):
        _table(own, "routes")


def test_answers_that_stand_or_fall_together_are_one_witness() -> None:
    seen = pd.DataFrame(
        [("1", "a", ""), ("1", "b", ""), ("2", "c", "k"), ("3", "d", "k"), ("4", "e", ""), ("5", "e", "")],
        columns=["respondent_id", "text_id", "campaign_id"],
    )
    assert _units(seen) == ["respondent 1"] * 2 + ["campaign k"] * 2 + ["text e"] * 2


def test_the_command_says_which_themes_need_a_person(own: Folder, tmp_path: Path) -> None:
    codings = write_codings(tmp_path / "codings.csv", coded_by_hand(own, 60))
    said = consult("train", own.path, "--codings", codings).stdout
    assert "  Skills: automatic; 0 of 30 wrong (at most 9.5%); 0 of 30 missed (at most 9.5%)" in said
    assert "  Planning: insufficient evidence; at least 29 more codings to settle it" in said
    told = consult("train", own.path, "--codings", codings, "--json").stdout
    assert '"most_errors": 0.1' in told
    assert '"verdict": "automatic", "n_found": 30, "wrong": 0, "wrong_at_most": 0.095' in told
