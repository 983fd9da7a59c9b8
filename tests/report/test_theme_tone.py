from dataclasses import replace

import pytest

from consult import report
from consult.settings import ReportSettings
from tests.report import by_hand
from tests.report import evidence as made

ORDER = ("positive", "negative", "mixed", "neutral")


def _as_one(tones: set[str]) -> str:
    """What a person says who heard several tones."""
    if "mixed" in tones or {"positive", "negative"} <= tones:
        return "mixed"
    return next((tone for tone in ("positive", "negative") if tone in tones), "neutral")


def _by_hand(evidence: report.Evidence, question_id: str) -> dict[str, list[int]]:
    answers = by_hand.base(evidence, question_id)
    parents = {theme.id: theme.parent for theme in made.FRAME.themes}
    heard: dict[tuple[object, object], set[str]] = {}
    for row in evidence.tones.to_dict("records"):
        heard.setdefault((row["text_id"], row["theme_id"]), set()).add(row["tone"])
    found: dict[tuple[str, str], set[str]] = {}
    for row in evidence.codings.to_dict("records"):
        if row["answer_id"] in answers:
            tones = heard.get((answers[row["answer_id"]]["text_id"], row["theme_id"]), set())
            for theme in filter(None, (row["theme_id"], parents[row["theme_id"]])):
                found.setdefault((row["answer_id"], theme), set()).update(tones)
    counts: dict[str, list[int]] = {theme: [0, 0, 0, 0] for _, theme in found}
    for (_, theme), tones in found.items():
        if tones:
            counts[theme][ORDER.index(_as_one(tones))] += 1
    return counts


@pytest.mark.parametrize("question_id", ["q1", "q2", "q4", "q5"])
def test_a_theme_has_the_tones_that_a_person_counts(evidence, model, question_id):
    themes = next(one.themes for one in model.questions if one.id == question_id)
    assert {line.theme_id: list(line.tones) for line in themes.lines} == _by_hand(evidence, question_id)
    assert all(sum(line.tones) == line.count.n for line in themes.lines)


def test_a_theme_whose_tone_nobody_read_has_no_base(evidence):
    whole = evidence.tones[evidence.tones["theme_id"] == ""]
    model = report.build(
        replace(evidence, tones=whole), made.QUESTIONNAIRE, made.FRAME, ReportSettings(), made.PROVENANCE
    )
    assert {line.tones for line in model.overall.lines} == {(0, 0, 0, 0)}


def test_the_page_shows_them_with_each_theme_s_own_base(tree, model):
    question = model.questions[0]
    table = tree.xpath('//section[@id="q1"]//table[contains(caption, "Sentiment by theme")]')[0]
    rows = [[cell.text_content() for cell in row.xpath("./td")] for row in table.xpath(".//tbody/tr")]
    for line, (base, *cells) in zip(question.themes.lines, rows, strict=True):
        assert base.removesuffix(" [u]") == str(sum(line.tones))
        assert [int(cell.split()[0]) for cell in cells] == list(line.tones)
