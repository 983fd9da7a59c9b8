import numpy as np
import pytest

from consult.nlp.coders.semantic import THEMES_A_SEGMENT, build
from consult.nlp.encoder import load_encoder
from consult.nlp.ensemble import ALONE
from consult.nlp.segment import segment
from consult.nlp.semantic.described import described_as, enough_words
from consult.vocabulary import CodeFrame, Theme


@pytest.fixture(scope="module", params=["tfidf", "minilm", "static"])
def coder(request, frame):
    return build(frame, lambda: load_encoder(request.param), lambda: pytest.fail("no language model"))


def test_an_example_is_nearest_its_own_theme(coder, frame, as_texts):
    examples = [(theme.id, example) for theme in frame.themes for example in theme.examples]
    texts = as_texts([example for _, example in examples])
    codings = coder.code(texts, segment(texts))
    best = codings.sort_values("probability", ascending=False).drop_duplicates("text_id").set_index("text_id")
    right = [best.theme_id.get(text_id) == theme for text_id, (theme, _) in zip(texts.text_id, examples, strict=True)]
    assert np.mean(right) > 0.9


def test_the_reason_names_what_it_is_close_to(coder, frame, as_texts):
    texts = as_texts([frame.by_id["grid"].examples[0]])
    codings = coder.code(texts, segment(texts)).set_index("theme_id")
    assert codings.reason["grid"] == 'close to example 1 of "Grid connections" (1.00)'


def test_a_segment_speaks_for_few_themes(coder, answers, as_texts):
    texts = as_texts(answers)
    codings = coder.code(texts, segment(texts))
    assert codings.groupby(["text_id", "start"]).size().max() <= THEMES_A_SEGMENT


def test_a_frame_of_one_theme_without_words_still_codes(as_texts):
    frame = CodeFrame(id="one", version=1, themes=(Theme(id="grid", name="Grid connection queue", definition=""),))
    coder = build(frame, lambda: load_encoder("tfidf"), lambda: pytest.fail("no language model"))
    texts = as_texts(["The grid connection queue is long and slow."])
    assert coder.code(texts, segment(texts)).theme_id.tolist() == ["grid"]


def test_likeness_to_a_definition_alone_only_supports_a_phrase(as_texts):
    theme = Theme(id="grid", name="Grid", definition="The grid connection queue is long.", phrases=("grid queue",))
    frame = CodeFrame(id="one", version=1, themes=(theme,))
    texts = as_texts(["The grid connection queue is long."])
    codings = build(frame, lambda: load_encoder("tfidf"), lambda: pytest.fail("no language model")).code(
        texts, segment(texts)
    )
    assert codings.probability.max() < ALONE["semantic"]


def test_a_theme_is_described_by_definition_inclusions_and_examples(frame):
    assert [what for what, _ in described_as(frame.by_id["planning"])] == [
        "the definition", "inclusion 1", "inclusion 2", "example 1", "example 2", "example 3", "example 4",
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "enough"), [("We support all this", True), ("N/A", False), ("1. 2. 3. 4.", False)])
def test_a_few_letters_are_not_compared(text, enough):
    assert enough_words(text) is enough
