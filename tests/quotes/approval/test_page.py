"""The review page in a real browser: its script runs under the page's own policy and saves what was decided."""

from pathlib import Path

import pytest

from consult.quotes.approval.sheet import Row, page, read

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.browser
_ROW = Row(
    quotation_id="abc", seal="0" * 64, question="Question 1", theme="Skills", text='Skills "are" short, [here].',
    attribution="A business", risk="green", reasons="", proposed_by="Ada", search="",
    context="<script>alert(1)</script>",
)  # fmt: skip


def test_decisions_are_saved_as_the_file_that_is_taken_in(tmp_path: Path) -> None:
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}: install the package chromium to run this")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    (tmp_path / "sheet.html").write_bytes(page([_ROW], "A made-up consultation"))
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        opened = browser.new_page()
        opened.goto((tmp_path / "sheet.html").as_uri())
        opened.check("input[value=approve]")
        opened.fill("input[name=reason]", 'It is "plain", and short')
        with opened.expect_download() as saved:
            opened.click("button")
        saved.value.save_as(tmp_path / "decisions.csv")
        browser.close()
    (filled,) = read((tmp_path / "decisions.csv").read_bytes(), "decisions.csv")
    assert (filled.quotation_id, filled.text, filled.decision) == ("abc", _ROW.text, "approve")
    assert filled.reason == 'It is "plain", and short'


def test_words_of_an_answer_are_never_markup() -> None:
    assert b"<script>alert" not in page([_ROW], "A made-up consultation")
