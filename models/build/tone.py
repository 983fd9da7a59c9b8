"""A linear tone head for each encoder, trained on comments on public services that people graded.

Data: NHS Friends and Family Test comments published by pxtextmining (MIT, NHS England). Not part of this repository.
Grades 1 and 2 are positive, 4 and 5 negative, 3 neutral (it holds mixed comments too). Each distinct comment counts
once; answers that could not be labelled are left out. Figures are of the respondents that `minilm` was not taught on.
"""

from pathlib import Path
from typing import Any

import numpy as np

from consult.nlp import load_encoder
from consult.nlp.segment import spans
from consult.nlp.tone import made_for
from models.build import manifest, patients
from models.build.material import Material

ENCODERS = ("minilm", "static", "tfidf")
STRENGTH = 1.0
_GRADES = {"1": 2, "2": 2, "3": 1, "4": 0, "5": 0}


def build(folder: Path, material: Material) -> None:
    """Train and measure a head for each encoder and write the manifest."""
    if material.labelled is None or not material.has("nhs_fft_pxtextmining"):
        print("left as it is: the tone model needs nhs_fft_pxtextmining, which --data has to hold")
        return
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    comments, grades, respondents = _comments(material.labelled / "nhs_fft_pxtextmining" / "dev.csv")
    known = np.isin(respondents, list(patients.taught_on(material.labelled)))
    metrics: dict[str, float | int | str] = {
        "validation": "learned from the respondents that minilm was taught on, measured on the others",
        "n_train": int(known.sum()),
        "n": int((~known).sum()),
    }
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
        metrics |= {f"{name}_{key}": value for key, value in _validated(vectors, grades, known).items()}
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


def _validated(vectors: np.ndarray, grades: np.ndarray, known: np.ndarray) -> dict[str, float]:
    from sklearn.metrics import accuracy_score, f1_score

    guessed = _model().fit(vectors[known], grades[known]).predict(vectors[~known])
    return {
        "accuracy": round(float(accuracy_score(grades[~known], guessed)), 3),
        "macro_f1": round(float(f1_score(grades[~known], guessed, average="macro")), 3),
    }
