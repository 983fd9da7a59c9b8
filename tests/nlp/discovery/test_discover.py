import math

import numpy as np
import pandas as pd
import pytest

from consult.errors import UnknownName
from consult.nlp import discovery
from consult.nlp.discovery import FEWEST, discover
from consult.nlp.segment import segment
from consult.settings import DiscoverySettings, NlpSettings
from consult.vocabulary import CodeFrame
from tests.nlp.discovery.answers import FRAME, answers

_NLP = NlpSettings(encoder="static")


def _found(texts: pd.DataFrame, frame: CodeFrame = FRAME, **settings: object) -> discovery.Discovery:
    chosen = DiscoverySettings.model_validate({"resamples": 3, **settings})
    return discover(texts, segment(texts), frame, _NLP, chosen, seed=7)


@pytest.fixture(scope="module")
def found() -> discovery.Discovery:
    return _found(answers()[0])


def test_answers_on_one_subject_come_together(found: discovery.Discovery) -> None:
    _, subjects = answers()
    subject = found.placed["text_id"].map(subjects)
    purest = subject.groupby(found.placed["suggestion_id"]).agg(lambda own: own.value_counts(normalize=True).iloc[0])
    leading = subject.groupby(found.placed["suggestion_id"]).agg(lambda own: own.mode()[0])
    assert set(leading[purest > 0.8]) == set(subjects.values())


def test_the_order_of_rows_changes_nothing(found: discovery.Discovery) -> None:
    texts, _ = answers()
    again = _found(texts.sample(frac=1, random_state=3).reset_index(drop=True))
    assert again.suggestions == found.suggestions
    assert again.placed.equals(found.placed)
    assert again.agreement == found.agreement


def test_every_segment_is_counted_in_the_suggestion_that_has_it(found: discovery.Discovery) -> None:
    texts, _ = answers()
    assert {one.suggestion_id: one.n_segments for one in found.suggestions} == found.placed[
        "suggestion_id"
    ].value_counts().to_dict()
    assert len(found.placed) == found.n_segments == len(texts)


def test_a_suggestion_is_called_by_words_that_stand_in_it(found: discovery.Discovery) -> None:
    for one in found.suggestions:
        read = " ".join(one.typical).casefold()
        assert all(word in read for word in one.title.casefold().split(", "))


def test_a_suggestion_names_the_theme_it_is_nearest_to_and_the_top_level_theme_it_may_go_under(
    found: discovery.Discovery,
) -> None:
    near = max(found.suggestions, key=lambda one: one.theme_likeness)
    assert (near.theme_id, near.parent) in {("transport", "transport"), ("transport", "")}
    assert any("ferry" in words.casefold() for words in near.typical)


def test_a_suggestion_far_from_every_theme_has_no_parent(found: discovery.Discovery) -> None:
    assert all(not one.parent for one in found.suggestions if one.theme_likeness < 0.5)


def test_stability_and_likeness_of_suggestions_are_told(found: discovery.Discovery) -> None:
    ids = {one.suggestion_id for one in found.suggestions}
    assert 0 < found.agreement <= 1
    assert all(0 <= one.stability <= 1 for one in found.suggestions)
    assert all(one.other_id in ids - {one.suggestion_id} for one in found.suggestions)


def test_an_empty_frame_has_no_nearest_theme() -> None:
    texts, _ = answers()
    nothing = _found(texts, CodeFrame(id="none", version=1, themes=()), resamples=0)
    assert {(one.theme_id, one.parent) for one in nothing.suggestions} == {("", "")}
    assert math.isnan(nothing.agreement)


def test_segments_beyond_those_that_are_grouped_are_placed_or_left() -> None:
    texts, _ = answers()
    some = _found(texts, most_grouped=100, resamples=0)
    assert some.n_grouped == 100
    assert some.n_segments == len(texts)
    assert 100 <= len(some.placed) <= len(texts)


def test_too_few_segments_give_no_suggestion() -> None:
    texts, _ = answers()
    assert _found(texts.head(FEWEST - 1)).suggestions == ()


def test_an_unknown_clusterer_is_an_error() -> None:
    texts, _ = answers()
    with pytest.raises(UnknownName, match="kmeans"):
        _found(texts, clusterer="kmean")


@pytest.mark.shared
def test_themes_of_a_known_frame_are_found_without_it(shared_data) -> None:
    """Written by a language model, so it shows that discovery works and not how well it does on people's answers.

    A known theme is found where a suggestion of its own (one to one) has it in more than half of its answers.
    """
    from scipy.optimize import linear_sum_assignment

    source = shared_data / "themefinder_gambling_xs" / "generation" / "eval_sentiments.csv"
    read = pd.read_csv(source, dtype=str, keep_default_na=False)
    known = sorted({letter for cell in read["target_topics"] for letter in _letters(cell)})
    texts = pd.DataFrame({"text_id": [f"{row:04d}" for row in read.index], "text": read["response"]})
    texts = texts.assign(language="en", n_words=1)
    empty = CodeFrame(id="none", version=1, themes=())
    minilm = NlpSettings(encoder="minilm")
    result = discover(texts, segment(texts), empty, minilm, DiscoverySettings(resamples=2), seed=2035)
    has = np.array([[letter in _letters(cell) for letter in known] for cell in read["target_topics"]])
    shares = np.stack(
        [
            has[sorted({int(text_id) for text_id in own})].mean(axis=0)
            for _, own in result.placed.groupby("suggestion_id")["text_id"]
        ]
    )
    rows, columns = linear_sum_assignment(-(shares > 0.5).astype(float))
    assert (shares[rows, columns] > 0.5).mean() >= 0.8
    assert len(known) == 12
    assert result.agreement > 0.5


def _letters(cell: str) -> set[str]:
    return {letter for letter in "ABCDEFGHIJKL" if f"'{letter}': {{" in cell}
