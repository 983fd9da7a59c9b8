"""What quotations and releases cost: `python -m tests.bench.quotations screen|candidates|audit FOLDER`."""

import json
import random
import sys
from pathlib import Path

from consult.pipeline.quotation.setting import Setting
from consult.project import Consultation
from consult.quotes.audit import Auditor, Openness, Wording
from consult.quotes.detection import Known, find
from consult.quotes.detection.lexicon import common_words
from tests.quotes.audit.material import KEY, private

_CANDIDATES = 2_000
_PEOPLE, _ANSWERS, _WORDS, _PASSAGES = 9_000, 27_000, 80, 1_000


def screen(folder: Path) -> int:
    """Look through every answer by rules, cues and the names of all respondents; return how many there are."""
    return _found(folder, None, names=False)


def candidates(folder: Path) -> int:
    """Look through 2,000 answers by everything, names found by the language model included."""
    return _found(folder, _CANDIDATES, names=True)


def audit(_: Path) -> int:
    """Audit a page of 60,000 words against 27,000 answers of 80 words and 9,000 names, all invented."""
    chance = random.Random(2035)
    known = sorted(common_words())

    def text(n_words: int) -> str:
        return " ".join(chance.choices(known, k=n_words))

    answers = [Wording(f"a{n}", text(_WORDS), Openness(n % 2)) for n in range(_ANSWERS)]
    people = private(*((f"r{n}", "organisation", f"{text(2)} Ltd") for n in range(_PEOPLE)))
    page = "".join(f"<p>{text(60)}</p>" for _ in range(_PASSAGES)).encode()
    Auditor.of(people, answers, [], KEY).audit("report.html", page)
    return 60 * _PASSAGES


def _found(folder: Path, most: int | None, *, names: bool) -> int:
    setting = Setting(Consultation.at(folder).quoting().derived)
    answers = setting.derived.read_answers().head(most)
    texts = [setting.texts[one] for one in answers["text_id"]]
    find(texts, answers["respondent_id"].tolist(), Known.of(setting.private), names=names)
    return len(texts)


if __name__ == "__main__":
    part = {"screen": screen, "candidates": candidates, "audit": audit}[sys.argv[1]]
    print(json.dumps({"n": part(Path(sys.argv[2]))}))
