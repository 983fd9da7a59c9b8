"""Which commands are run, and where their figures are kept: figures only, no word of anybody's."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

FIGURES = Path(__file__).parent / "figures"
DATA = Path(os.environ.get("CONSULT_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
_NHS = "nhs_fft_pxtextmining"
_ARGKP = "argkp_kpa2021"
_COMMENTS = (
    *("--data", f"{_NHS}/dev.csv", "--split", "0.3"),
    *("--text", "FFT answer", "--group", "Respondent ID"),
)
_PAIRS = (
    *("--arguments", f"{_ARGKP}/arguments_dev.csv", "--key-points", f"{_ARGKP}/key_points_dev.csv"),
    *("--labels", f"{_ARGKP}/labels_dev.csv"),
)
_OTHER_TOPICS = (
    *("--background", f"{_ARGKP}/arguments_train.csv"),
    *("--background", f"{_ARGKP}/key_points_train.csv"),
)
_THEMES = ("themes", *_COMMENTS, "--themes", f"{_NHS}/themes.txt")
_TONE = ("tone", *_COMMENTS, "--label", "Comment sentiment")
COMMANDS = {
    "themes-minilm": (*_THEMES, "--sizes", "200,800,all", "--encoder", "minilm"),
    "themes-static": (*_THEMES, "--sizes", "200,800,all", "--encoder", "static"),
    "themes-kept-minilm": (*_THEMES, "--sizes", "200,800,all", "--keep-uncoded", "--encoder", "minilm"),
    "tone-minilm": (*_TONE, "--encoder", "minilm"),
    "tone-static": (*_TONE, "--encoder", "static"),
    "matching-minilm": ("matching", *_PAIRS, *_OTHER_TOPICS, "--encoder", "minilm"),
    "matching-static": ("matching", *_PAIRS, *_OTHER_TOPICS, "--encoder", "static"),
    "matching-own-words-minilm": ("matching", *_PAIRS, "--encoder", "minilm"),
}
"""The words of each command, file names without the data folder."""


def measure(words: tuple[str, ...]) -> dict[str, Any]:
    """Run one command of `consult evaluate` and return its object."""
    found = [str(DATA / word) if (DATA / word).is_file() else word for word in words]
    command = [sys.executable, "-m", "consult", "evaluate", *found, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def kept() -> dict[str, dict[str, Any]]:
    """Return the figures that were kept, by name, hyphens as underscores."""
    return {
        path.stem.replace("-", "_"): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(FIGURES.glob("*.json"))
    }
