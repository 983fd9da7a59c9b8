"""A report says how far its codings were held against people's."""

from consult.pipeline.report import write_report
from consult.pipeline.team.measured import measured
from tests.pipeline.team.coder import ANN, BEN, assigned, by_words, filled

_ANN = by_words(planning="Planning", energy="Energy", engineers="Skills")


def test_where_nobody_has_coded_nothing_is_claimed(view):
    assert measured(view) == ""


def test_one_person_is_held_against_the_models_alone(view, tmp_path):
    team = assigned(view, tmp_path)
    team.take_in([filled(team, ANN, tmp_path / "ann.csv", _ANN)], apply=True)
    n = len(view.read_answers())
    said = measured(view)
    assert said.startswith(f"1 person coded {n} of the {n} answers that were read for themes. On {n} that the models")
    assert "two or more" not in said


def test_the_report_changes_from_unreviewed_to_what_was_measured(view, tmp_path):
    page = view.folder.out / "report.html"
    write_report(view.folder, view)
    assert "nobody has reviewed them yet" in page.read_text(encoding="utf-8")
    team = assigned(view, tmp_path)
    for coder in (ANN, BEN):
        team.take_in([filled(team, coder, tmp_path / f"{coder}.csv", _ANN)], apply=True)
    write_report(view.folder, view)
    text = page.read_text(encoding="utf-8")
    assert "nobody has reviewed them yet" not in text
    assert "People have not reviewed" not in text
    assert "they decided alike on 100%" in text
    assert "models and people decided alike on" in text


def test_answers_without_any_theme_are_no_agreement_on_themes(view, tmp_path):
    team = assigned(view, tmp_path)
    for coder in (ANN, BEN):
        team.take_in([filled(team, coder, tmp_path / f"{coder}.csv", lambda row: {"No theme": "x"})], apply=True)
    assert measured(view).startswith("2 people coded")
