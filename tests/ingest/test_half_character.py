"""Half a character nowhere stops a run: JSON may have one in a value, a key, or what stands beside the table."""

import json
from pathlib import Path

import pytest

from consult.ingest.content import Document, Mailbag, Refusal, Sheet, Workbook
from consult.ingest.half_character import mended
from consult.ingest.intake import SourceFile
from consult.ingest.reception import read
from tests.ingest.workbooks import SETTINGS, questionnaire

HALF = "\ud83d"
ROWS = [{"Response ID": str(n), "Q1": f"Because of {n}."} for n in range(3)]


def test_everything_but_cells_and_letters_is_mended() -> None:
    refusals = (Refusal(1, HALF, HALF, HALF),)
    sheet = Sheet(HALF, [[HALF]], labels=(HALF,), refusals=refusals, notes=(HALF,))
    letter = Document(HALF, HALF, "email", sender={"person": HALF}, attachments=(Document(HALF, "", "email"),))
    workbook, mailbag = mended(Workbook((sheet,))), mended(Mailbag((letter,), refusals))
    assert repr(workbook).count(repr(HALF)) == 1
    assert workbook.sheets[0].rows == [[HALF]]
    assert repr(mailbag).count(repr(HALF)) == 1
    assert mailbag.documents[0].text == HALF


@pytest.mark.parametrize("content", [[*ROWS, HALF], {"answers": ROWS, f"note {HALF}": HALF}, {HALF: ROWS}])
def test_a_json_file_with_half_a_character_is_read_to_the_end(content: object, tmp_path: Path) -> None:
    (path := tmp_path / "export.json").write_text(json.dumps(content), encoding="utf-8")
    intake = read([SourceFile(path, path.name, "0" * 64)], questionnaire("Why?"), SETTINGS)
    assert len(intake.received) == 3
