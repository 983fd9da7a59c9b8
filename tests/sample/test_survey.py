import json
import re

from data.invest2035.build.material import Material
from tests.sample.conftest import Committed


def test_the_export_has_three_header_rows_as_qualtrics_writes_them(committed: Committed, material: Material) -> None:
    names, wordings, ids = committed.survey[:3]
    assert names[:3] == ["StartDate", "EndDate", "Status"]
    assert names[17:29] == ["D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "P1", "P2", "P3", "P4"]
    assert names[29:] == [f"Q{n}" for n in range(1, 37)]
    assert wordings[29:] == [f"{one.number}. {one.wording}" for one in material.questions.values()]
    assert json.loads(ids[29]) == {"ImportId": "QID1_TEXT"}
    assert {len(row) for row in committed.survey} == {65}


def test_the_file_has_a_byte_order_mark_crlf_rows_and_line_breaks_inside_cells(committed: Committed) -> None:
    path = committed.folder / "raw" / "survey.csv"
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == len(committed.survey)
    assert raw.count(b"\n") > len(committed.survey) * 3
    assert len(raw) < 2_000_000


def test_rows_are_previews_partial_and_finished(committed: Committed) -> None:
    header = committed.survey[0]
    statuses = [cells[header.index("Status")] for cells in committed.survey[3:]]
    finished = [cells[header.index("Finished")] for cells in committed.survey[3:]]
    assert len(statuses) == 170
    assert statuses.count("Survey Preview") >= 2
    assert finished.count("False") >= 8
    assert sorted(set(statuses)) == ["IP Address", "Survey Preview"]


def test_answers_fall_along_the_survey_and_average_about_twelve_a_respondent(committed: Committed) -> None:
    rows = [cells[29:] for cells in committed.survey[3:]]
    per_row = sum(bool(cell.strip()) for cells in rows for cell in cells) / len(rows)
    assert 10 < per_row < 14
    first, last = (sum(bool(cells[at]) for cells in rows for at in part) for part in (range(12), range(24, 36)))
    assert first > 1.5 * last


def test_answers_average_about_sixty_words_and_are_skewed(committed: Committed) -> None:
    words = sorted(len(cell.split()) for cells in committed.survey[3:] for cell in cells[29:] if cell.strip())
    mean, median = sum(words) / len(words), words[len(words) // 2]
    assert 50 < mean < 70
    assert median < 0.75 * mean


def test_personal_data_are_from_reserved_ranges(committed: Committed) -> None:
    text = "\n".join(cell for cells in committed.survey[3:] for cell in cells)
    text += "\n".join(one["text"] for one in committed.gold["answers"])
    domains = {domain.lower() for domain in re.findall(r"@([A-Za-z0-9.-]+\.[A-Za-z]+)", text)}
    assert all(re.fullmatch(r"example\.(org|com|net)|[a-z]+\.test", domain) for domain in domains)
    cities = r"020 7946 0\d{3}|(?:0113|0161|0131) 496 0\d{3}|029 2018 0\d{3}"
    drama = rf"(?:\+44 |0)1632 960\d{{3}}|(?:\+44 |0)7700 ?900\d{{3}}|{cities}"
    rest = re.sub(rf"{drama}|\b999 \d{{3}} \d{{4}}\b|\b\d{{4}}-\d\d-\d\d\b", "", text)
    assert not re.findall(r"(?:\+44 ?|\b0)\d[\d ]{7,}\d", rest)
    assert set(re.findall(r"\b([A-Z]{2}) ?(?:\d{2} ?){3}[A-D]\b", text)) == {"QQ"}
    assert set(re.findall(r"\b([A-Z]{1,2})\d[\dA-Z]? \d[A-Z]{2}\b", text)) == {"ZZ"}
