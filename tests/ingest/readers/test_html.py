from pathlib import Path

import pytest

from consult.errors import UnreadableFile
from consult.ingest.readers import html
from consult.settings import IngestSettings

SETTINGS = IngestSettings()


def words(page: str) -> str:
    return html.document("a.html", page.encode(), SETTINGS).text


def test_blocks_become_lines_and_inline_tags_do_not() -> None:
    assert words("<h1>Question 7</h1><p>Grid <b>conn</b>ections<br>are slow</p>") == (
        "Question 7\n\nGrid connections\nare slow"
    )


def test_lists_keep_their_bullets_and_numbers() -> None:
    assert words("<ul><li>one<li>two</ul><ol start=7><li>a<li>b</ol>") == "• one\n• two\n\n7. a\n8. b"


def test_what_was_typed_ticked_or_chosen_in_a_form_is_read() -> None:
    form = (
        "<p><input type=radio checked>Yes <input type=radio>No</p><p><input value='Our view'></p>"
        "<select><option>Agree<option selected>Oppose</select>"
    )
    assert words(form) == "☒ Yes ☐ No\n\nOur view\n\n☐ Agree ☒ Oppose"


def test_table_cells_stand_on_lines_in_order() -> None:
    assert words("<table><tr><td>Question 7<td>Grid<tr><td>Question 8<td>Skills</table>").split("\n") == [
        "Question 7",
        "Grid",
        "Question 8",
        "Skills",
    ]


def test_scripts_and_styles_are_not_text() -> None:
    assert words("<html><style>p{}</style><script>alert(1)</script><p>Text<!-- note --></p>") == "Text"


def test_hidden_text_is_refused_with_its_words() -> None:
    document = html.document("a.html", b"<p>Shown</p><div style='display: none'>Secret</div>", SETTINGS)
    assert document.text == "Shown"
    assert [(one.reason, one.value) for one in document.refusals] == [
        ("text that the page hides from its reader", "Secret")
    ]


def test_the_declared_encoding_is_used() -> None:
    page = '<meta charset="windows-1252"><p>£5 – café</p>'.encode("cp1252")
    assert html.document("a.html", page, SETTINGS).text == "£5 – café"


def test_entities_of_a_doctype_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("confidential")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><p>a &x; &amp; b</p>'
    assert "confidential" not in words(page)
    assert "& b" in words(page)


def test_deep_threads_are_read() -> None:
    assert words("<div>" * 1_000 + "deep" + "</div>" * 1_000 + "<p>after") == "deep\n\nafter"


def test_a_page_nested_beyond_the_parser_is_refused_and_not_cut_off() -> None:
    with pytest.raises(UnreadableFile, match=r"a\.html"):
        words("<div>" * 10_000 + "deep" + "</div>" * 10_000)


@pytest.mark.parametrize("page", [b"<!doctype html><p>x", b"<html><body>x", b"  \n<HTML lang=en>"])
def test_pages_are_recognised_whatever_they_are_called(page: bytes) -> None:
    assert html.recognise(Path("a.dat"), page) >= 0.9


def test_text_and_tables_are_not_recognised_as_pages() -> None:
    assert html.recognise(Path("a.html"), b"id,<b>\n1,2") == 0
    assert html.recognise(Path("a.xml"), b"<?xml version='1.0'?><root/>") < 0.5
