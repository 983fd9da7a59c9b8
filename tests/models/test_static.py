"""The recipe of the static encoder: the sentences it reads, and a tiny table trained by it where torch is installed."""

import numpy as np
import pytest

from models.build.likeness import for_training, held_back, reciprocal_rank
from models.build.static import Recipe
from models.build.wordnet import Sense, sense

WORDS = ["gas", "power", "grid", "college", "teacher", "training", "the"]
TINY = Recipe(dimensions=3, epochs=200, texts_a_batch=16, rate=0.02, lost=0.0)


def test_a_gloss_is_parted_into_definition_and_examples():
    assert sense('having the means; "able to swim"; "a bill we can pay"  ') == Sense(
        "having the means", ("able to swim", "a bill we can pay")
    )
    assert sense("a plain definition  ") == Sense("a plain definition", ())


def test_no_sense_is_both_trained_on_and_held_back():
    senses = [Sense(f"definition {number}", ()) for number in range(25)]
    assert sorted([*held_back(senses), *for_training(senses)]) == sorted(senses)
    assert len(held_back(senses)) == 3


def test_the_rank_of_the_right_definition_is_measured_and_a_tie_counts_against_it():
    senses = [Sense(f"meaning {n}", ("it has at least six words " + str(n),)) for n in range(4)]
    assert reciprocal_rank(lambda texts: np.eye(10)[[int(text[-1]) for text in texts]], senses) == 1.0
    assert reciprocal_rank(lambda texts: np.ones((len(texts), 2)), senses) == 0.25


@pytest.fixture
def single_threaded():
    torch = pytest.importorskip(
        "torch", reason="torch is what the models are built with: models/build/requirements.txt"
    )
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def teach(texts):
    """Give each subject a direction, and each text the mean of its words'."""
    subjects = [[WORDS.index(word) // 3 for word in text.split()] for text in texts]
    vectors = np.array([np.eye(3)[own].sum(axis=0) for own in subjects], dtype=np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.mark.usefixtures("single_threaded")
def test_a_tiny_table_comes_near_its_teacher_and_does_so_again():
    from tokenizers import Tokenizer, models, pre_tokenizers

    from models.build.static import distilled

    vocabulary = {word: place for place, word in enumerate(["[UNK]", *WORDS])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, "[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    texts = [f"the {one} {other}" for one in WORDS[:6] for other in WORDS[:6]]
    first, again = (distilled(teach, tokenizer, texts, TINY) for _ in range(2))
    assert first.dtype == np.float16
    assert first.tobytes() == again.tobytes()
    assert not first[vocabulary["[UNK]"]].any()
    found = np.stack([first[tokenizer.encode(text).ids].astype(float).sum(axis=0) for text in texts])
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    wanted = teach(texts)
    assert np.abs(found @ found.T - wanted @ wanted.T).max() < 0.1
