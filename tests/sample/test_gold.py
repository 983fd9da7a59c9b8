import re

import pytest

from consult import reference
from consult.vocabulary import AnswerStatus, Kind, ToneName
from data.invest2035.build.material import Material
from tests.sample.conftest import Committed


@pytest.mark.parametrize(("table", "words"), [("codings", "sentence"), ("mentions", "surface"), ("personal", "value")])
def test_every_offset_points_at_the_words_it_names(committed: Committed, table: str, words: str) -> None:
    texts = committed.texts()
    assert committed.gold[table]
    for one in committed.gold[table]:
        text = texts[one["source"], one["row"], one["question"]]
        assert text[int(one["start"]) : int(one["end"])] == one[words] != ""


def test_every_id_exists(committed: Committed, material: Material) -> None:
    gold = committed.gold
    places = {entry.id for entry in reference.entries("places")}
    sectors = {entry.id for entry in reference.entries("sectors")}
    assert {one["theme_id"] for one in gold["codings"]} <= set(material.themes)
    assert {one["kind"] for one in gold["codings"]} <= {kind.value for kind in Kind}
    assert {one["tone"] for one in gold["tones"]} == {tone.value for tone in ToneName}
    assert {one["status"] for one in gold["answers"]} == {status.value for status in AnswerStatus}
    assert {one["question"] for one in gold["answers"]} - {"general"} == set(material.questions)
    assert {one["refers_to"] for one in gold["answers"]} - {""} <= set(material.questions)
    assert {one["entity_id"] for one in gold["mentions"]} <= places | sectors
    respondents = {one["respondent"] for one in gold["respondents"]}
    assert {one["respondent"] for one in gold["answers"]} <= respondents
    assert {one["repeats"] for one in gold["respondents"]} - {""} <= respondents


def test_every_cell_that_is_not_empty_has_a_line_and_no_other_has(committed: Committed) -> None:
    header = committed.survey[0]
    first = header.index("Q1")
    filled = {
        (row, header[column].lower())
        for row, cells in enumerate(committed.survey[3:], start=4)
        for column, cell in enumerate(cells)
        if column >= first and cell
    }
    assert filled == {(int(a["row"]), a["question"]) for a in committed.gold["answers"] if a["source"] == "survey.csv"}


def test_every_theme_occurs(committed: Committed, material: Material) -> None:
    assert {one["theme_id"] for one in committed.gold["codings"]} == set(material.themes)


def test_a_cross_reference_points_at_an_answer_the_respondent_gave(committed: Committed) -> None:
    statuses = {(one["row"], one["question"]): one["status"] for one in committed.gold["answers"]}
    pointing = [one for one in committed.gold["answers"] if one["status"] == "cross_reference"]
    assert pointing
    for one in pointing:
        assert statuses[one["row"], one["refers_to"]] in {"answered", "other_language"}
        assert one["refers_to"][1:] in re.findall(r"\d+", committed.cell(int(one["row"]), one["question"]))


def test_everything_planted_is_there(committed: Committed) -> None:
    flags = {flag for one in committed.gold["answers"] for flag in one["flags"].split(";")}
    assert flags - {""} == {
        "placeholder", "attachment", "cross_reference", "junk", "assent", "formula", "welsh", "bilingual", "terse",
        "bullets", "numbered", "headings", "typos", "lower_case", "all_caps", "mojibake", "pasted_question",
        "personal", "signature", "disclaimer", "whitespace", "resubmitted", "campaign_verbatim", "campaign_edited",
        "very_long",
    }  # fmt: skip


def test_three_campaigns_have_copies_word_for_word_and_edited(committed: Committed) -> None:
    copies = [one for one in committed.gold["answers"] if one["campaign"]]
    kinds = {
        (one["campaign"], flag) for one in copies for flag in one["flags"].split(";") if flag.startswith("campaign")
    }
    assert len(kinds) == 6
    texts = committed.texts()
    verbatim: dict[tuple[str, str], set[str]] = {}
    for one in copies:
        if "campaign_verbatim" in one["flags"]:
            key = one["campaign"], one["question"]
            verbatim.setdefault(key, set()).add(texts[one["source"], one["row"], one["question"]])
    assert all(len(found) == 1 for found in verbatim.values())
    assert 0.07 < len(copies) / len(committed.gold["answers"]) < 0.18


def test_one_answer_has_five_thousand_words(committed: Committed) -> None:
    long = [one for one in committed.gold["answers"] if "very_long" in one["flags"]]
    assert len(long) == 1
    assert 5_000 <= int(long[0]["n_words"]) <= 5_300


def test_second_responses_come_from_the_same_address(committed: Committed) -> None:
    header = committed.survey[0]
    email, response = header.index("P3"), header.index("ResponseId")
    address = {cells[response]: cells[email] for cells in committed.survey[3:]}
    again = [one for one in committed.gold["respondents"] if one["repeats"]]
    assert sum(one["source"] == "survey.csv" for one in again) >= 3
    for one in again:
        if one["source"] == "survey.csv":
            assert address[one["respondent"]] == address[one["repeats"]]
        else:
            assert address[one["repeats"]] in (committed.folder / "raw" / one["source"]).read_text(encoding="utf-8")
