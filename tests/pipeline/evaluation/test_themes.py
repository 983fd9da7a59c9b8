import pytest

from consult.errors import InputError
from consult.pipeline.evaluation.sample import Asked
from consult.pipeline.evaluation.theme_list import theme_list
from consult.pipeline.evaluation.themes import themes
from consult.pipeline.evaluation.zero_shot import wanted_of
from consult.vocabulary import CodeFrame, Theme

_THEMES = {"Skills": ("skills",), "Grid": ("grid",)}
_FIGURES = {"samples_f1", "micro_f1", "macro_f1", "exact_match", "lrap", "ece"}


def _asked(path, **more):
    return Asked(path, "answer", 7, group="respondent", **more)


def test_every_block_holds_every_figure_with_its_interval(coded):
    found = themes(_asked(coded, split=0.4), _THEMES, sizes=("6", "all"), encoder="tfidf")
    blocks = [found, found["deduplicated"], found["sizes"]["6"], found["sizes"]["all"]["deduplicated"]]
    for block in [*blocks, *(block["baseline"] for block in blocks), *(block["gain"] for block in blocks)]:
        assert set(block) >= _FIGURES
        assert all(set(block[figure]) == {"value", "low", "high"} for figure in _FIGURES)
    assert found["sizes"]["6"]["n_train"] == 6
    assert found["samples_f1"] == found["sizes"]["all"]["samples_f1"]
    assert [theme["name"] for theme in found["themes"]] == ["Skills", "Grid"]
    assert (found["seed"], found["n_blank"]) == (7, 1)


def test_copies_of_what_was_learned_are_found_again_and_are_not_counted_without_repeats(coded):
    found = themes(_asked(coded, train=coded), _THEMES, encoder="tfidf")
    assert (found["n"], found["deduplicated"]["n"]) == (24, 0)
    assert found["deduplicated"]["samples_f1"]["value"] is None


def test_without_training_the_theme_names_are_all_there_is(coded):
    found = themes(_asked(coded), _THEMES, encoder="tfidf")
    assert (found["coder"], found["n"], found["deduplicated"]["n"]) == ("semantic", 24, 16)
    assert found["baseline"]["micro_f1"]["value"] > 0


def test_a_code_frame_says_what_the_themes_mean(coded):
    skills = Theme(id="skills", name="People", definition="", phrases=("welder", "apprentice", "engineer"))
    grid = Theme(id="network", name="grid", definition="", phrases=("grid", "substation"))
    frame = CodeFrame(id="f", version=1, themes=(skills, grid))
    found = themes(
        _asked(coded), {"skills": ("skills",), "Grid": ("grid",)}, coder="phrases", encoder="tfidf", frame=frame
    )
    assert found["samples_f1"]["value"] == 1.0
    with pytest.raises(InputError, match=r'"Skils"\. Did you mean "skills"'):
        themes(_asked(coded), {"Skils": ("skills",)}, coder="phrases", encoder="tfidf", frame=frame)


def test_a_theme_is_found_where_one_of_its_sub_themes_is():
    top, sub = (Theme(id=one, name=one, definition="", parent=above) for one, above in (("a", ""), ("a.b", "a")))
    assert wanted_of(["A"], CodeFrame(id="f", version=1, themes=(top, sub))).ids == (("a", "a.b"),)


def test_texts_without_a_theme_are_left_out_and_counted_unless_they_are_kept(coded):
    left_out = themes(_asked(coded), _THEMES, encoder="tfidf")
    assert (left_out["n"], left_out["n_uncoded"], left_out["n_without_theme"]) == (24, 1, 0)
    kept = themes(_asked(coded), _THEMES, encoder="tfidf", keep_uncoded=True)
    assert (kept["n"], kept["n_uncoded"], kept["n_without_theme"]) == (25, 0, 1)


def test_what_cannot_be_learned_from_is_told(coded):
    with pytest.raises(InputError, match="needs training texts"):
        themes(_asked(coded), _THEMES, coder="learned", encoder="tfidf")
    with pytest.raises(InputError, match="learns from none"):
        themes(_asked(coded), _THEMES, sizes=("6", "all"), encoder="tfidf")
    with pytest.raises(InputError, match="asks for 900, but there are"):
        themes(_asked(coded, split=0.4), _THEMES, sizes=("900",), encoder="tfidf")


@pytest.mark.slow
@pytest.mark.shared
def test_the_baseline_is_where_it_was_measured_before(shared_data):
    """TF-IDF on a like split of the same comments, repeats left out: samples F1 .69, micro .70."""
    folder = shared_data / "nhs_fft_pxtextmining"
    asked = Asked(folder / "dev.csv", "FFT answer", 2035, split=0.3, group="Respondent ID")
    found = themes(asked, theme_list(str(folder / "themes.txt")), encoder="tfidf")
    assert found["deduplicated"]["baseline"]["samples_f1"]["value"] == pytest.approx(0.69, abs=0.03)
    assert found["deduplicated"]["baseline"]["micro_f1"]["value"] == pytest.approx(0.70, abs=0.03)
