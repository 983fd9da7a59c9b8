"""The recipe of the tuned encoder: its batches, and a tiny model tuned by it where torch is installed."""

from dataclasses import replace

import numpy as np
import pytest

from models.build.argkp import Group, precision
from models.build.tune import Recipe, batches

SUBJECTS = {"energy": ["power", "gas", "grid"], "skills": ["training", "college", "teachers"]}
GENERAL = ["gas number 1 matters", "power number 1 matters", "training matters", "teachers number 0", "grid matters"]
TINY = Recipe(fixed_layers=1, epochs=10, rate=3e-3, arguments_a_run=3, runs_a_batch=2, kept=0.0, kept_a_batch=5)


def group(topic, stance):
    arguments = [f"{word} {topic} number {n}" for words in SUBJECTS.values() for word in words for n in range(2)]
    key_points = [f"{subject} matters" for subject in SUBJECTS]
    grades = [[float(any(word in text for word in words)) for words in SUBJECTS.values()] for text in arguments]
    return Group(topic, stance, arguments, key_points, np.array(grades, dtype=np.float32))


GROUPS = [group(topic, stance) for topic in ("north", "south") for stance in (-1, 1)]


def test_every_argument_is_in_one_batch_with_the_grades_of_its_own_pairs():
    found = list(batches(GROUPS, TINY, np.random.default_rng(1)))
    assert sorted(text for batch in found for text in batch.arguments) == sorted(
        text for group in GROUPS for text in group.arguments
    )
    for batch in found:
        assert batch.grades.shape == batch.own.shape == (len(batch.arguments), len(batch.key_points))
        assert (batch.own.sum(axis=1) == len(SUBJECTS)).all()
        for text, grades, own in zip(batch.arguments, batch.grades, batch.own, strict=True):
            expected = [float(any(word in text for word in words)) for words in SUBJECTS.values()]
            assert grades[own].tolist() == expected
            assert not grades[~own].any()


def test_a_batch_has_the_key_points_of_both_stances():
    for batch in batches(GROUPS, TINY, np.random.default_rng(1)):
        assert len(batch.key_points) in (4, 8)


def test_batches_follow_the_seed():
    first, again, other = (
        [batch.arguments for batch in batches(GROUPS, TINY, np.random.default_rng(seed))] for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


@pytest.fixture
def make_reader():
    pytest.importorskip("torch", reason="torch is what the models are built with: models/build/requirements.txt")
    transformers = pytest.importorskip("transformers", reason="as torch: models/build/requirements.txt")
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers

    from models.build.reader import Reader

    texts = [text for group in GROUPS for text in [*group.arguments, *group.key_points]]
    words = sorted({word for text in texts for word in text.split()})
    tokenizer = Tokenizer(models.WordLevel({word: place for place, word in enumerate(["[UNK]", *words])}, "[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    shape = transformers.BertConfig(
        vocab_size=len(words) + 1, hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64
    )

    def make():
        torch.manual_seed(3)
        return Reader(transformers.BertModel(shape, add_pooling_layer=False), tokenizer, TINY.fixed_layers)

    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # on a busy machine the threads of so small a model wait for each other for minutes
    yield make
    torch.set_num_threads(threads)


def right(reader):
    return precision(GROUPS, lambda group: reader.vectors(group.arguments) @ reader.vectors(group.key_points).T)[0]


def test_a_tiny_model_learns_and_learns_the_same_again(make_reader):
    from models.build.tune import tune

    first, again = make_reader(), make_reader()
    before = right(first)
    for reader in (first, again):
        assert list(tune(reader, GROUPS, GENERAL, TINY)) == list(range(1, TINY.epochs + 1))
    assert right(first) > max(before, 0.95)
    texts = GROUPS[0].arguments
    assert first.vectors(texts).tobytes() == again.vectors(texts).tobytes()


def test_fixed_layers_stay_and_the_average_lies_between(make_reader):
    from models.build.tune import average, tune

    reader, before = make_reader(), make_reader().transformer
    list(tune(reader, GROUPS, GENERAL, TINY))
    fixed, learning = reader.transformer.encoder.layer
    old_fixed, old = before.encoder.layer
    assert (fixed.output.dense.weight == old_fixed.output.dense.weight).all()
    tuned = learning.output.dense.weight.clone()
    average(reader.transformer, before, 0.25)
    assert (learning.output.dense.weight - (0.25 * tuned + 0.75 * old.output.dense.weight)).abs().max() < 1e-6


def test_likeness_on_other_subjects_can_be_kept(make_reader):
    from models.build.tune import tune

    before = make_reader().vectors(GENERAL)
    moved = []
    for kept in (0.0, 100.0):
        reader = make_reader()
        list(tune(reader, GROUPS, GENERAL, replace(TINY, kept=kept)))
        now = reader.vectors(GENERAL)
        moved.append(np.square(now @ now.T - before @ before.T).mean())
    assert moved[1] < moved[0] / 2


@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore:# The axis name:UserWarning")  # torch warns of its own
def test_the_tuned_model_is_exported_as_one_file_that_says_the_same(make_reader, tmp_path):
    onnxruntime = pytest.importorskip("onnxruntime")
    pytest.importorskip("onnxscript", reason="as torch: models/build/requirements.txt")
    from models.build.minilm import export, quantise

    reader = make_reader()
    export(reader.transformer, tmp_path / "full.onnx")
    quantise(tmp_path / "full.onnx", tmp_path / "model.onnx")
    ids = np.array([[3, 4, 5]], dtype=np.int64)
    inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    text = reader._tokenizer.decode([3, 4, 5])
    for name, least in (("full.onnx", 0.9999), ("model.onnx", 0.97)):
        session = onnxruntime.InferenceSession(str(tmp_path / name), providers=["CPUExecutionProvider"])
        vector = session.run(["sentence_embedding"], inputs)[0][0]
        assert float(vector @ reader.vectors([text])[0]) > least
