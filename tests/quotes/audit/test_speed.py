"""Oracle O11: the audit of a release of 60,000 words against 27,000 answers stays within 5 seconds of one core."""

import random
import time

import pytest

from consult.quotes.audit import Auditor, Openness, Wording
from consult.quotes.detection.lexicon import common_words
from tests.quotes.audit.material import KEY, private

_BUDGET = 5.0


@pytest.mark.slow
def test_a_release_of_60_000_words_is_audited_within_its_budget() -> None:
    chance = random.Random(2035)  # noqa: S311  # texts to measure with, nothing secret
    known = sorted(common_words())

    def text(n_words: int) -> str:
        return " ".join(chance.choices(known, k=n_words))

    answers = [Wording(f"a{n}", text(80), Openness(n % 2)) for n in range(27_000)]
    people = private(*((f"r{n}", "organisation", f"{text(2)} Ltd") for n in range(9_000)))
    page = "".join(f"<p>{text(60)}</p>" for _ in range(1_000)).encode()
    began = time.process_time()
    Auditor.of(people, answers, [], KEY).audit("report.html", page)
    assert time.process_time() - began < _BUDGET
