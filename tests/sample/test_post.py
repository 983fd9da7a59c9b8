import email
import re
from email.policy import default
from html import unescape
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest

from tests.sample.conftest import Committed

NOTICE = "Synthetic response"


def word_text(data: bytes) -> str:
    return "\n".join(one.text for one in docx.Document(BytesIO(data)).paragraphs)


def page_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def web_text(text: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<head>.*?</head>", "", text, flags=re.DOTALL)))


def mail_text(data: bytes) -> str:
    found = []
    for part in email.message_from_bytes(data, policy=default).walk():
        kind = part.get_content_type()
        if kind == "text/plain":
            found.append(re.sub(r"(?m)^> ?", "", part.get_content()))
        elif kind == "text/html":
            found.append(web_text(part.get_content()))
        elif kind == "application/pdf":
            found.append(page_text(part.get_content()))
        elif kind.endswith("wordprocessingml.document"):
            found.append(word_text(part.get_content()))
    return "\n".join(found)


def text_of(path: Path) -> str:
    data = path.read_bytes()
    if path.suffix == ".eml":
        return mail_text(data)
    if path.suffix == ".docx":
        return word_text(data)
    if path.suffix == ".pdf":
        return page_text(data)
    text = data.decode("cp1252" if "windows" in path.name else "utf-8")
    return web_text(text) if path.suffix == ".html" else text


def plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("–", "-").replace("?", "'").replace("\N{EURO SIGN}", "E").split())


def test_there_are_twenty_emails_and_ten_documents(committed: Committed) -> None:
    assert len(list((committed.folder / "raw" / "emails").glob("*.eml"))) == 20
    assert len(list((committed.folder / "raw" / "documents").iterdir())) == 10


def test_every_sentence_that_is_coded_in_a_file_can_be_read_from_it(committed: Committed) -> None:
    sources = {one["source"] for one in committed.gold["codings"]} - {"survey.csv"}
    texts = {source: plain(text_of(committed.folder / "raw" / source)) for source in sources}
    assert len(texts) == 29
    for one in committed.gold["codings"]:
        if one["source"] in texts:
            assert plain(one["sentence"]).replace("£", "'") in texts[one["source"]].replace("£", "'")


def test_every_email_says_in_its_subject_that_it_is_synthetic(committed: Committed) -> None:
    for path in (committed.folder / "raw" / "emails").glob("*.eml"):
        message = email.message_from_bytes(path.read_bytes(), policy=default)
        assert message["Subject"].startswith("[SYNTHETIC]")
        assert mail_text(path.read_bytes()).lstrip().startswith(NOTICE)


def test_every_document_with_text_says_on_its_first_line_that_it_is_synthetic(committed: Committed) -> None:
    for path in (committed.folder / "raw" / "documents").iterdir():
        if "scan" not in path.name:
            assert text_of(path).lstrip().startswith(NOTICE)
    assert (committed.folder / "README.md").read_text(encoding="utf-8").startswith("Synthetic consultation")


def test_the_scanned_page_has_a_picture_and_no_text(committed: Committed) -> None:
    path = committed.folder / "raw" / "documents" / "09-scan.pdf"
    assert text_of(path).strip() == ""
    document = pypdfium2.PdfDocument(path)
    assert [item.type for item in document[0].get_objects()] == [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    document.close()


@pytest.mark.parametrize("name", ["16-general.eml", "10-letter.docx"])
def test_a_letter_in_general_announces_no_question(committed: Committed, name: str) -> None:
    folder = "emails" if name.endswith("eml") else "documents"
    assert not re.search(r"(?i)question \d|\bq\d", text_of(committed.folder / "raw" / folder / name))
