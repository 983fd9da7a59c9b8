from pathlib import Path

import pytest

from consult.errors import InputError, ModelError
from consult.pipeline.folder import Folder
from consult.pipeline.run import run
from consult.pipeline.train import train
from tests.pipeline.coded import coded_by_hand, make_many, write_codings


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return make_many(tmp_path_factory.mktemp("many"))


def test_answers_that_nobody_coded_are_coded_as_the_team_does(many: Folder, tmp_path: Path) -> None:
    coded = coded_by_hand(many, 40)
    trained = train(run(many, "tag").view, write_codings(tmp_path / "codings.csv", coded))
    assert (trained.n_answers, trained.enough) == (40, ("Energy", "Skills"))
    assert trained.short == (("Planning", 10),)
    assert trained.accuracy.figures["micro_f1"].value > 0.9

    view = run(many, "tag").view
    others = view.codings()[lambda one: ~one["answer_id"].isin([answer_id for answer_id, *_ in coded])]
    assert set(others["coder_id"]) == {"learned@1"}
    people = others.merge(view.answers()[["answer_id", "respondent_id"]], on="answer_id")
    expected = ["skills" if int(one) % 2 else "energy" for one in people["respondent_id"]]
    assert people["theme_id"].tolist() == expected


def test_everything_wrong_in_the_codings_is_said_at_once(finished: Folder, tmp_path: Path) -> None:
    wrong = write_codings(tmp_path / "codings.csv", [("nobody", "skills", "coded"), ("nobody", "skils", "perhaps")])
    with pytest.raises(InputError) as raised:
        train(run(finished, "tag").view, wrong)
    said = str(raised.value)
    for part in (
        "no answer that was read",
        'Did you mean "skills"',
        "neither coded nor seen_not_coded",
        "20 are needed",
    ):
        assert part in said


def test_what_was_learned_and_then_damaged_is_not_used(many: Folder, tmp_path: Path) -> None:
    train(run(many, "tag").view, write_codings(tmp_path / "codings.csv", coded_by_hand(many, 30)))
    learned = many.derived / "learned.safetensors"
    learned.write_bytes(learned.read_bytes()[:-1])
    with pytest.raises(ModelError, match="damaged"):
        run(many, "tag")
    learned.unlink()
