"""A linear tone head for each encoder, trained on comments on public services that people graded.

Data: NHS Friends and Family Test comments published by pxtextmining (MIT, NHS England). Not part of this repository.
Grades 1 and 2 are positive, 4 and 5 negative, 3 neutral (it holds mixed comments too). Each distinct comment counts
once; answers that could not be labelled are left out; folds are grouped by respondent.
"""

from pathlib import Path
from typing import Any

import numpy as np

from consult.nlp import load_encoder
from consult.nlp.segment import spans
from consult.nlp.tone import made_for
from models.build import manifest
from models.build.material import Material

ENCODERS = ("minilm", "static", "tfidf")
STRENGTH = 1.0
FOLDS = 5
_GRADES = {"1": 2, "2": 2, "3": 1, "4": 0, "5": 0}


def build(folder: Path, material: Material) -> None:
    """Train and cross-validate a head for each encoder and write the manifest."""
    if material.labelled is None or not material.has("nhs_fft_pxtextmining"):
        print("left as it is: the tone model needs nhs_fft_pxtextmining, which --data has to hold")
        return
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    comments, grades, respondents = _comments(material.labelled / "nhs_fft_pxtextmining" / "dev.csv")
    metrics: dict[str, float | int | str] = {"validation": f"{FOLDS} folds grouped by respondent", "n": len(grades)}
    made: dict[str, str] = {}
    for name in ENCODERS:
        encoder = load_encoder(name, threads=2)
        made[name] = made_for(encoder)
        vectors = np.stack([encoder.encode([text[a:b] for a, b in spans(text)]).mean(axis=0) for text in comments])
        model = _model().fit(vectors, grades)
        weight = np.ascontiguousarray(model.coef_, dtype=np.float32)  # safetensors writes memory as it lies
        head = {"weight": weight, "bias": model.intercept_.astype(np.float32)}
        save_file(head, folder / f"{name}.safetensors")
        (folder / f"{name}.safetensors").chmod(0o644)
        metrics |= {f"{name}_{key}": value for key, value in _validated(vectors, grades, respondents).items()}
    manifest.write(
        folder,
        licence="MIT",
        source={
            "data": "NHS Friends and Family Test comments, github.com/CDU-data-science-team/pxtextmining, MIT",
            "revision": "ba6c0a2f10ca9bb3b964b72afe6047b463095c75",
            "part": "development part, 70% of respondents",
        },
        recipe={
            "model": f"multinomial logistic regression, C = {STRENGTH}",
            **made,
            **manifest.versions("scikit-learn"),
        },
        metrics=metrics,
    )


def _comments(path: Path) -> tuple[list[str], np.ndarray, np.ndarray]:
    import pandas as pd

    raw = pd.read_csv(path, dtype=str, keep_default_na=False).rename(columns=str.strip).map(str.strip)
    usable = (raw["FFT answer"] != "") & raw["Comment sentiment"].isin(_GRADES) & (raw["Labelling not possible"] != "1")
    kept = raw[usable].sort_values(["Respondent ID", "Comment ID"]).drop_duplicates("FFT answer")
    grades = kept["Comment sentiment"].map(_GRADES).to_numpy()
    return kept["FFT answer"].tolist(), grades, kept["Respondent ID"].to_numpy(dtype=object)


def _model() -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=STRENGTH, max_iter=3000)


def _validated(vectors: np.ndarray, grades: np.ndarray, respondents: np.ndarray) -> dict[str, float]:
    from sklearn.metrics import accuracy_score, f1_score
    from sklearn.model_selection import GroupKFold

    guessed = np.empty_like(grades)
    for train, test in GroupKFold(FOLDS).split(vectors, grades, respondents):
        guessed[test] = _model().fit(vectors[train], grades[train]).predict(vectors[test])
    return {
        "accuracy": round(float(accuracy_score(grades, guessed)), 3),
        "macro_f1": round(float(f1_score(grades, guessed, average="macro")), 3),
    }
