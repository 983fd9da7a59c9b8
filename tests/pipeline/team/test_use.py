"""Training and estimates out of what a team has coded: what is for an audit is never learned from."""

import pytest

from consult.errors import InputError
from consult.pipeline.estimate import estimate
from consult.pipeline.run import run
from consult.pipeline.team.use import to_learn
from consult.pipeline.train import train
from tests.pipeline.coded import make_many
from tests.pipeline.team.coder import ANN, BEN, assigned, filled


@pytest.fixture
def many(tmp_path):
    """Sixty answers, half of them about skills."""
    return run(make_many(tmp_path), "tag").view


def _says(row):
    return {"Theme 1": "Skills" if "find people" in row["Words of the answer"] else "Energy"}


def test_a_team_teaches_the_model_then_audits_it(many, tmp_path):
    team = assigned(many, tmp_path, n=24, learning=True)
    for coder in (ANN, BEN):
        team.take_in([filled(team, coder, tmp_path / f"{coder}.csv", _says)], apply=True)
    trained = train(many)
    assert (trained.n_answers, trained.n_disputed, trained.n_audit) == (24, 0, 0)
    taught = run(many.folder, "tag").view
    audit = assigned(taught, tmp_path, n=36, seed=8)
    audit.take_in([filled(audit, ANN, tmp_path / "audit.csv", _says)], apply=True)
    found = estimate(taught)
    skills = next(line for line in found.lines if line.theme_id == "skills" and line.by == "all").prevalence
    assert (skills.known, skills.audited, skills.interval) == (24, 36, (30, 30))
    assert to_learn(taught).n_audit == 36
    assert train(taught).n_answers == 24


def test_answers_for_an_audit_are_never_learned_from(many, tmp_path):
    team = assigned(many, tmp_path, n=40)
    team.take_in([filled(team, ANN, tmp_path / "ann.csv", _says)], apply=True)
    with pytest.raises(InputError, match=r"0 answers are coded, and 20 are needed.*40 for an audit"):
        train(many)


def _differing_once(many, tmp_path, *, learning):
    team = assigned(many, tmp_path, n=30, learning=learning)
    place = iter(range(100))
    ann = filled(team, ANN, tmp_path / "ann.csv", _says)
    ben = filled(team, BEN, tmp_path / "ben.csv", lambda row: _says(row) if next(place) else {"No theme": "yes"})
    team.take_in([ann, ben], apply=True)


def test_what_coders_differ_about_is_not_learned_from(many, tmp_path):
    _differing_once(many, tmp_path, learning=True)
    trained = train(many)
    assert (trained.n_answers, trained.n_disputed) == (29, 1)


def test_what_coders_differ_about_stops_an_estimate(many, tmp_path):
    _differing_once(many, tmp_path, learning=False)
    with pytest.raises(InputError, match=r"about 1 answers of the audit.*consult adjudicate"):
        estimate(many)


def test_an_audit_that_is_half_done_is_a_sample_if_it_has_no_gaps(many, tmp_path):
    team = assigned(many, tmp_path, n=50)
    first = iter(range(100))
    half = filled(team, ANN, tmp_path / "half.csv", lambda row: _says(row) if next(first) < 35 else {})
    team.take_in([half], apply=True)
    assert estimate(many).lines[0].prevalence.audited == 35
    place = iter(range(100))
    rest = filled(team, ANN, tmp_path / "rest.csv", lambda row: _says(row) if next(place) == 14 else {})
    team.take_in([rest], apply=True)
    with pytest.raises(InputError, match="14 answers that come before the last"):
        estimate(many)


def test_without_an_audit_there_is_no_estimate(many, tmp_path):
    with pytest.raises(InputError, match="no answers were assigned for an audit"):
        estimate(many)
    assigned(many, tmp_path)
    with pytest.raises(InputError, match="nobody has coded"):
        estimate(many)
