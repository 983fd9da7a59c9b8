import pytest

from consult.errors import InputError, ModelError, UnknownName
from consult.pipeline.derived import Derived
from consult.pipeline.estimate import estimate
from consult.pipeline.estimate_sample import draw_sample
from consult.pipeline.folder import Folder
from consult.pipeline.run import run
from consult.pipeline.train import train
from tests.pipeline.audit import as_said, filled, rewritten, sheet
from tests.pipeline.coded import coded_by_hand, make_many, write_codings


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Derived:
    return run(make_many(tmp_path_factory.mktemp("many")), "tag").view


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = make_many(tmp_path_factory.mktemp("taught"))
    path = tmp_path_factory.mktemp("codings") / "codings.csv"
    train(run(folder, "tag").view, write_codings(path, coded_by_hand(folder, 20)))
    return folder


def _line(estimated, theme_id):
    return next(line for line in estimated.lines if line.theme_id == theme_id and line.by == "all")


def test_counts_that_the_model_has_not_found_are_found_by_the_audit(view, tmp_path):
    estimated = estimate(view, filled(view, tmp_path / "audit.csv", 40, themes=as_said))
    found = _line(estimated, "skills").prevalence
    low, high = found.interval
    assert (found.base, found.automatic, found.audited) == (60, 0, 40)
    assert low <= 30 <= high
    assert 0 < high - low < 20
    assert _line(estimated, "skills").words
    assert estimated.unseen == 1


def test_what_was_learned_from_is_not_drawn_and_counts_as_coded(taught, tmp_path):
    view = run(taught, "tag").view
    known = {answer_id for answer_id, *_ in coded_by_hand(taught, 20)}
    path = filled(view, tmp_path / "audit.csv", 60, themes=as_said)
    assert not known & {row["answer_id"] for row in sheet(path)}
    found = _line(estimate(view, path), "skills").prevalence
    assert (found.base, found.known, found.known_found, found.audited) == (60, 20, 10, 40)
    assert found.interval == (30, 30)


def test_a_sample_drawn_before_themes_were_learned_again_is_refused(taught, tmp_path):
    view = run(taught, "tag").view
    path = filled(view, tmp_path / "audit.csv", 35, themes=as_said)
    train(view, write_codings(tmp_path / "more.csv", coded_by_hand(taught, 21)))
    with pytest.raises(InputError, match=r"were learned from|learned again"):
        estimate(run(taught, "tag").view, path)
    train(view, write_codings(tmp_path / "less.csv", coded_by_hand(taught, 20)))


def test_audited_answers_that_were_learned_from_are_refused(view, taught, tmp_path):
    ours = run(taught, "tag").view
    path = filled(view, tmp_path / "audit.csv", 60, themes=as_said)  # the same answers, before anything was learned
    with pytest.raises(InputError, match="20 of the audited answers were learned from"):
        estimate(ours, path)


def test_where_it_is_not_known_what_was_learned_from_nothing_is_drawn(taught, tmp_path):
    view = run(taught, "tag").view
    kept = taught.derived / "learned-from.json"
    content = kept.read_bytes()
    try:
        kept.unlink()
        with pytest.raises(ModelError, match="consult train"):
            draw_sample(view, 10, tmp_path / "audit.csv", seed=1)
    finally:
        kept.write_bytes(content)


def test_the_first_answers_of_the_draw_are_a_sample_too_but_not_one_with_gaps(view, tmp_path):
    path = filled(view, tmp_path / "audit.csv", 40, themes=as_said)
    order = [row["answer_id"] for row in sheet(path)]
    rewritten(path, lambda row: row | {"themes": as_said(row) if order.index(row["answer_id"]) < 35 else " "})
    assert _line(estimate(view, path), "skills").prevalence.audited == 35
    rewritten(path, lambda row: row | {"themes": "" if row["answer_id"] == order[3] else row["themes"]})
    with pytest.raises(InputError, match="1 answers that come before the last one coded"):
        estimate(view, path)
    rewritten(path, lambda row: None if row["answer_id"] == order[3] else row)
    with pytest.raises(InputError, match="with gaps is not random"):
        estimate(view, path)


def test_a_sample_that_was_put_together_by_hand_is_refused(view, tmp_path):
    path = filled(view, tmp_path / "audit.csv", 40, themes=as_said)
    rewritten(path, lambda row: row | {"drawn": "I chose them"})
    with pytest.raises(InputError, match="must be a random one"):
        estimate(view, path)


def test_a_seed_that_the_sample_was_not_drawn_with_is_found_out(view, tmp_path):
    path = filled(view, tmp_path / "audit.csv", 40, themes=as_said)
    rewritten(path, lambda row: row | {"drawn": row["drawn"].replace("seed 7", "seed 8")})
    with pytest.raises(InputError, match="gaps is not random"):
        estimate(view, path)


def test_everything_wrong_in_a_sheet_is_said_at_once(view, tmp_path):
    said = iter(["skils", "none; energy", "skills"])
    path = filled(view, tmp_path / "audit.csv", 3, themes=lambda _: next(said))
    with pytest.raises(InputError) as raised:
        estimate(view, path)
    assert 'no theme "skils". Did you mean "skills"?' in str(raised.value)
    assert "says none and names themes" in str(raised.value)
    assert "row 2" in str(raised.value)


def test_what_was_pasted_in_place_of_themes_is_not_repeated(view, tmp_path):
    path = filled(view, tmp_path / "audit.csv", 3, themes=lambda row: row["text"])
    with pytest.raises(InputError, match="something that is no theme") as raised:
        estimate(view, path)
    assert sheet(path)[0]["text"] not in str(raised.value)


def test_too_few_audited_answers_give_the_automatic_count_alone(view, tmp_path):
    estimated = estimate(view, filled(view, tmp_path / "audit.csv", 20, themes=as_said))
    assert _line(estimated, "skills").prevalence.corrected is None
    assert _line(estimated, "skills").words == ""


def test_a_sample_of_one_question_is_about_that_question(finished, tmp_path):
    view = run(finished, "tag").view
    path = filled(view, tmp_path / "audit.csv", 9, themes=lambda _: "none", question="2")
    assert len({row["question_id"] for row in sheet(path)}) == 1
    estimated = estimate(view, path)
    n_read = (view.read_answers()["question_id"] == estimated.audit.draw.question).sum()
    assert {line.prevalence.base for line in estimated.lines} == {n_read}


def test_groups_are_held_against_the_other_answers(view, tmp_path):
    path = filled(view, tmp_path / "audit.csv", 60, themes=as_said)
    lines = [line for line in estimate(view, path, by="channel").lines if line.by == "channel"]
    assert [line.part for line in lines] == ["online"] * 2
    assert [line.against_others for line in lines] == [None, None]  # there are no others
    with pytest.raises(UnknownName, match="respondent_type"):
        estimate(view, path, by="respondent_tipe")


def test_a_question_that_is_not_there_is_refused(view, tmp_path):
    with pytest.raises(UnknownName, match="question"):
        draw_sample(view, 5, tmp_path / "audit.csv", seed=1, question="99")
