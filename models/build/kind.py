"""The kind model: linear over clues, words and sentence vectors, learned from our own and from labelled real sentences.

Own sentences: kind_sentences.yaml. Real ones: labels/kind_train.json and labels/kind_dev.json over the development
data, which is no part of this repository. labels/kind_test.json is measured and never trained on. A run of words that
fewer than three sentences have is not kept, so that nobody's sentence can be read from the list of features.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from consult.nlp import load_encoder
from consult.nlp.encoder import made_for
from consult.nlp.exact import on_grid
from consult.nlp.kind import FEATURES, KINDS, WORDS_ALONE
from consult.nlp.kind_feature import Features, names_of
from models.build import manifest
from models.build.labelled import FOLDERS, labelled
from models.build.material import Material
from models.build.score import macro_f1, measured
from models.build.softmax import fit

# Vectors of `static` were tried and left out: on the development part they gave .54, as words alone do.
OWN = Path(__file__).parent / "kind_sentences.yaml"
ENCODERS = ("minilm",)
STRENGTH, VECTOR, REAL_WEIGHT, BALANCE = 1.0, 3.0, 4.0, 0.8
RAREST_CLUE, RAREST_RUN = 2, 3

Sentences = list[tuple[str, str]]


def build(folder: Path, material: Material) -> None:
    """Train the model on everything but the test part, measure it on that, and write the manifest."""
    if material.labelled is None or not material.has(*FOLDERS):
        print(f"left as it is: the kind model needs {', '.join(FOLDERS)}, which --data has to hold")
        return
    folder.mkdir(parents=True, exist_ok=True)
    real = labelled(material.labelled, "kind_train") + labelled(material.labelled, "kind_dev")
    encoders = {WORDS_ALONE: None} | {name: load_encoder(name, threads=2) for name in ENCODERS}
    names = train(folder, own(), real, encoders)
    tests = {part: labelled(material.labelled, f"kind_test{part}") for part in ("", "_first", "_second")}
    manifest.write(
        folder,
        licence="MIT",
        source={
            "own": f"{len(own())} sentences written for the purpose, kind_sentences.yaml",
            "real": f"{len(real)} sentences of {', '.join(FOLDERS)}, labelled by one reader",
        },
        recipe={
            "model": f"multinomial logistic regression, C = {STRENGTH}, real sentences weigh {REAL_WEIGHT}, vectors "
            f"are scaled by {VECTOR}",
            "features": f"clues that {RAREST_CLUE} sentences have, runs of one to three words that {RAREST_RUN} have",
            **{name: made_for(encoder) for name, encoder in encoders.items() if encoder},
            **manifest.versions("scipy"),
        },
        metrics=figures(folder, names, tests, encoders),
    )


def own() -> Sentences:
    """Return the sentences that were written for the purpose, with their kinds."""
    raw = yaml.safe_load(OWN.read_text(encoding="utf-8"))
    return [(sentence, kind) for kind, sentences in raw.items() for sentence in sentences]


def train(folder: Path, invented: Sentences, real: Sentences, encoders: dict[str, Any]) -> list[str]:
    """Fit the weights for each encoder, write them and `features.txt`, and return the names of the features."""
    from safetensors.numpy import save_file

    sentences = [sentence for sentence, _ in (*invented, *real)]
    counts = Counter(name for sentence in sentences for name in set(names_of(sentence)))
    names = sorted(name for name, n in counts.items() if n >= (RAREST_RUN if name.startswith("w ") else RAREST_CLUE))
    (folder / FEATURES).write_text("\n".join(names) + "\n", encoding="utf-8")
    shares = np.array([[float(kind == one.value) for one in KINDS] for _, kind in (*invented, *real)])
    weight = np.array([1.0] * len(invented) + [REAL_WEIGHT] * len(real))
    for name, encoder in encoders.items():
        coefficients, bias = fit(rows(names, sentences, encoder), shares, _balanced(shares, weight), STRENGTH)
        head = {"features": coefficients[: len(names)], "vector": coefficients[len(names) :] * VECTOR, "bias": bias}
        arrays = {key: np.ascontiguousarray(value, dtype=np.float32) for key, value in head.items() if value.size}
        save_file(arrays, folder / f"{name}.safetensors")
        (folder / f"{name}.safetensors").chmod(0o644)
    return names


def rows(names: Sequence[str], sentences: list[str], encoder: Any) -> Any:
    """Return what is learned from: the features of sentences and, where there is an encoder, their vectors."""
    from scipy.sparse import csr_matrix, hstack

    found = Features(names).matrix(sentences)
    return hstack([found, csr_matrix(VECTOR * encoder.encode(sentences))]).tocsr() if encoder else found


def figures(folder: Path, names: Sequence[str], tests: dict[str, Sentences], encoders: dict[str, Any]) -> Any:
    """Return what is measured: all of it on the settled labels, macro F1 on those of each reader."""
    found: dict[str, float | int | str] = {}
    for name, encoder in encoders.items():
        guessed = predicted(folder, name, names, [sentence for sentence, _ in tests[""]], encoder)
        found |= {f"{name}_{key}": value for key, value in measured(tests[""], guessed).items()}
        for part in ("_first", "_second"):
            kinds = np.array([kind for _, kind in tests[part]])
            found[f"{name}_macro_f1{part}"] = round(macro_f1(kinds, guessed), 3)
    readers = [np.array([kind for _, kind in tests[part]]) for part in ("_first", "_second")]
    found["readers_accuracy"] = round(float((readers[0] == readers[1]).mean()), 3)
    found["readers_macro_f1"] = round(macro_f1(*readers), 3)
    return found


def predicted(folder: Path, name: str, names: Sequence[str], sentences: list[str], encoder: Any) -> np.ndarray:
    """Return the kinds that the weights of a file give."""
    from safetensors.numpy import load_file

    head = {key: on_grid(one) for key, one in load_file(folder / f"{name}.safetensors").items()}
    scores = Features(names).matrix(sentences) @ head["features"] + head["bias"]
    if encoder:
        scores = scores + on_grid(encoder.encode(sentences)) @ head["vector"]
    return np.array([KINDS[best].value for best in scores.argmax(axis=1)])


def _balanced(shares: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return what each sentence weighs so that rare kinds are heard."""
    totals = (shares * weight[:, None]).sum(axis=0)
    return weight * (shares @ (weight.sum() / len(totals) / totals) ** BALANCE)
