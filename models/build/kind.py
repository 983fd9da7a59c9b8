"""The kind model: a linear model over clues and words, trained on sentences of our own and on labelled real ones.

Own sentences: kind_sentences.yaml. Real ones: labels/kind_train.json and labels/kind_dev.json over the development
data, which is no part of this repository. labels/kind_test.json is measured and never trained on. A run of words that
fewer than three sentences have is not kept, so that nobody's sentence can be read from the list of features.
"""

from collections import Counter
from pathlib import Path

import numpy as np
import yaml

from consult.nlp.exact import on_grid
from consult.nlp.kind import KINDS
from consult.nlp.kind_feature import Features, names_of
from models.build import manifest
from models.build.labelled import FOLDERS, labelled
from models.build.material import Material

OWN = Path(__file__).parent / "kind_sentences.yaml"
STRENGTH, REAL_WEIGHT, BALANCE = 1.0, 4.0, 0.8
RAREST_CLUE, RAREST_RUN = 2, 3
SEED, RESAMPLES = 20250611, 2000

Sentences = list[tuple[str, str]]


def build(folder: Path, material: Material) -> None:
    """Train the model on everything but the test part, measure it on that, and write the manifest."""
    if material.labelled is None or not material.has(*FOLDERS):
        print(f"left as it is: the kind model needs {', '.join(FOLDERS)}, which --data has to hold")
        return
    folder.mkdir(parents=True, exist_ok=True)
    real = labelled(material.labelled, "kind_train") + labelled(material.labelled, "kind_dev")
    train(folder, own(), real)
    test = labelled(material.labelled, "kind_test")
    manifest.write(
        folder,
        licence="MIT",
        source={
            "own": f"{len(own())} sentences written for the purpose, kind_sentences.yaml",
            "real": f"{len(real)} sentences of {', '.join(FOLDERS[:-1])}, labelled by one reader",
        },
        recipe={
            "model": f"multinomial logistic regression, C = {STRENGTH}, real sentences weigh {REAL_WEIGHT}",
            "features": f"clues that {RAREST_CLUE} sentences have, runs of one to three words that {RAREST_RUN} have",
            **manifest.versions("scikit-learn"),
        },
        metrics=measured(folder, test),
    )


def own() -> Sentences:
    """Return the sentences that were written for the purpose, with their kinds."""
    raw = yaml.safe_load(OWN.read_text(encoding="utf-8"))
    return [(sentence, kind) for kind, sentences in raw.items() for sentence in sentences]


def train(folder: Path, invented: Sentences, real: Sentences) -> None:
    """Fit the model and write `features.txt` and `kind.safetensors`."""
    from safetensors.numpy import save_file
    from sklearn.linear_model import LogisticRegression

    sentences = [*invented, *real]
    counts = Counter(name for sentence, _ in sentences for name in set(names_of(sentence)))
    names = sorted(name for name, n in counts.items() if n >= (RAREST_RUN if name.startswith("w ") else RAREST_CLUE))
    kinds = np.array([kind for _, kind in sentences])
    weight = np.array([1.0] * len(invented) + [REAL_WEIGHT] * len(real))
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    model.fit(
        Features(names).matrix([sentence for sentence, _ in sentences]),
        kinds,
        sample_weight=weight * _balanced(kinds, weight),
    )
    order = [list(model.classes_).index(kind.value) for kind in KINDS]
    head = {"weight": model.coef_[order].T, "bias": model.intercept_[order]}
    save_file(
        {key: np.ascontiguousarray(value, dtype=np.float32) for key, value in head.items()}, folder / "kind.safetensors"
    )
    (folder / "kind.safetensors").chmod(0o644)
    (folder / "features.txt").write_text("\n".join(names) + "\n", encoding="utf-8")


def measured(folder: Path, test: Sentences) -> dict[str, float | int | str]:
    """Return accuracy, macro F1 with its 95% bootstrap interval, and F1 and support of each kind."""
    guessed = np.array(predicted(folder, [sentence for sentence, _ in test]))
    kinds = np.array([kind for _, kind in test])
    chance = np.random.default_rng(SEED)
    draws = [chance.integers(0, len(kinds), len(kinds)) for _ in range(RESAMPLES)]
    spread = np.quantile([macro_f1(kinds[draw], guessed[draw]) for draw in draws], [0.025, 0.975])
    figures: dict[str, float | int | str] = {
        "n": len(kinds),
        "accuracy": round(float((kinds == guessed).mean()), 3),
        "macro_f1": round(macro_f1(kinds, guessed), 3),
        "macro_f1_low": round(float(spread[0]), 3),
        "macro_f1_high": round(float(spread[1]), 3),
    }
    for kind in KINDS:
        figures[f"{kind.value}_f1"] = round(_f1(kinds, guessed, kind.value), 3)
        figures[f"{kind.value}_n"] = int((kinds == kind.value).sum())
    return figures


def predicted(folder: Path, sentences: list[str]) -> list[str]:
    """Return the kinds that the model in a folder gives."""
    from safetensors.numpy import load_file

    names = (folder / "features.txt").read_text(encoding="utf-8").splitlines()
    head = load_file(folder / "kind.safetensors")
    scores = Features(names).matrix(sentences) @ on_grid(head["weight"]) + on_grid(head["bias"])
    return [KINDS[best].value for best in np.asarray(scores).argmax(axis=1)]


def macro_f1(kinds: np.ndarray, guessed: np.ndarray) -> float:
    """Return the mean F1 over the kinds that occur in either."""
    present = sorted({*kinds.tolist(), *guessed.tolist()})
    return float(np.mean([_f1(kinds, guessed, kind) for kind in present]))


def _f1(kinds: np.ndarray, guessed: np.ndarray, kind: str) -> float:
    both = int(((kinds == kind) & (guessed == kind)).sum())
    either = int((kinds == kind).sum() + (guessed == kind).sum())
    return 2 * both / either if either else 0.0


def _balanced(kinds: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return what a sentence of each kind weighs so that rare kinds are heard."""
    totals = {kind: weight[kinds == kind].sum() for kind in np.unique(kinds)}
    return np.array([(weight.sum() / len(totals) / totals[kind]) ** BALANCE for kind in kinds])
