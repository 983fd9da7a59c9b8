import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from consult.errors import UnreadableFile, UnsafeFile
from consult.ingest.content import Document
from consult.ingest.readers import docx as reader
from consult.settings import IngestSettings
from tests.ingest.readers.letters import saved, word

SETTINGS = IngestSettings()
NAMES = nsdecls("w")


def read(document: docx.document.Document) -> Document:
    return reader.document("a.docx", saved(document), SETTINGS)


def reasons(document: Document) -> dict[str, str]:
    return {one.reason: one.value for one in document.refusals}


def with_xml(*paragraphs: str) -> docx.document.Document:
    document = docx.Document()
    for xml in paragraphs:
        document.element.body.insert(-1, parse_xml(f"<w:p {NAMES}>{xml}</w:p>"))
    return document


def repacked(data: bytes, **parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name.rpartition("/")[2].removesuffix(".xml"), old.read(name)))
    return stream.getvalue()


def test_paragraphs_headings_and_tables_come_in_reading_order() -> None:
    document = docx.Document()
    document.add_heading("Our response", 1)
    document.add_paragraph("Question 7")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Grid\nSecond line"
    table.cell(0, 1).text = "Planning"
    document.add_paragraph("After the table")
    assert read(document).text.split("\n") == [
        "Our response",
        "Question 7",
        "Grid",
        "Second line",
        "Planning",
        "",
        "After the table",
    ]


def test_tables_inside_tables_are_read() -> None:
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).add_table(1, 1).cell(0, 0).text = "inner"
    assert "inner" in read(document).text


def test_bullets_and_word_numbers_are_shown() -> None:
    document = docx.Document()
    for style in ("List Bullet", "List Number", "List Number"):
        document.add_paragraph("point", style=style)
    assert read(document).text == "• point\n1. point\n2. point"


def test_tracked_insertions_are_kept_and_deletions_refused() -> None:
    document = read(
        with_xml(
            "<w:r><w:t xml:space='preserve'>Costs </w:t></w:r>"
            "<w:del w:id='1' w:author='A'><w:r><w:delText>fell</w:delText></w:r></w:del>"
            "<w:ins w:id='2' w:author='A'><w:r><w:t>rose</w:t></w:r></w:ins>"
        )
    )
    assert document.text == "Costs rose"
    assert reasons(document) == {"deleted text (tracked change)": "fell"}


def test_text_boxes_hidden_text_and_links() -> None:
    document = read(
        with_xml(
            "<w:hyperlink><w:r><w:t>our report</w:t></w:r></w:hyperlink>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
            "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        )
    )
    assert document.text == "our report\nin a box"
    assert reasons(document) == {"hidden text": "hidden"}


def test_form_placeholders_are_refused_and_filled_fields_kept() -> None:
    field = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>"
    document = read(with_xml(field.format("<w:showingPlcHdr/>", "Click here"), field.format("", "Our view")))
    assert document.text.split() == ["Our", "view"]
    assert "Click here" in reasons(document).values()


@pytest.mark.parametrize(
    ("xml", "shown"),
    [
        ("<w:sym w:font='Wingdings' w:char='F0FE'/>", "☑"),
        ("<w:sym w:font='Other' w:char='0041'/>", "A"),
        ("<w:sym w:font='Other' w:char='D83D'/>", "?"),
        ("<w:sym w:font='Other' w:char='none'/>", "none"),
        ("<w:fldChar><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar>", "☒"),
        ("<w:fldChar><w:ffData><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData></w:fldChar>", "☐"),
        (
            "<w:fldChar><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='Agree'/>"
            "<w:listEntry w:val='Oppose'/></w:ddList></w:ffData></w:fldChar>",
            "Oppose",
        ),
        ("<w:fldChar><w:ffData><w:ddList><w:result w:val='7'/></w:ddList></w:ffData></w:fldChar>", ""),
    ],
)
def test_what_was_ticked_or_chosen_is_read(xml: str, shown: str) -> None:
    assert read(with_xml(f"<w:r>{xml}<w:t>: yes</w:t></w:r>")).text == f"{shown}: yes"


def test_footnotes_follow_their_paragraph() -> None:
    data = saved(with_xml("<w:r><w:t>Claim</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"))
    rels = b'<Relationship Id="rIdX" Type="http://x/relationships/footnotes" Target="footnotes.xml"/></Relationships>'
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"</Relationships>", rels) if "document.xml.rels" in name else part)
        note = "<w:footnote w:id='{}'><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>"
        notes = note.format(2, "Source") + note.format(3, "Left over")
        new.writestr("word/footnotes.xml", f"<w:footnotes {NAMES}>{notes}</w:footnotes>")
    document = reader.document("a.docx", stream.getvalue(), SETTINGS)
    assert document.text == "Claim [note 2]\n[note 2] Source"
    assert reasons(document) == {"note that nothing in the text refers to": "Left over"}


def test_headers_and_comments_are_refused_with_their_words() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Draft 3"
    run = document.add_paragraph("Body").runs[0]
    document.add_comment(run, text="check this", author="A")
    found = read(document)
    assert found.text == "Body"
    assert reasons(found) == {"page header": "Draft 3", "1 comment in the margin": "check this"}


def test_pictures_are_counted(tmp_path: Path) -> None:
    image = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f6"
        "45400000000049454e44ae426082"
    )
    document = docx.Document()
    document.add_picture(io.BytesIO(image))
    bag_reasons = [one.reason for one in read(document).refusals]
    assert bag_reasons == ["1 picture, which hold no text that can be read"]


def test_external_entities_are_refused() -> None:
    evil = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document {NAMES}><w:body/></w:document>'
    with pytest.raises(UnsafeFile, match="entities"):
        reader.document("a.docx", repacked(word("x"), document=evil.encode()), SETTINGS)


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    path.write_bytes(repacked(word("x"), document=b" " * 90_000_000))
    with pytest.raises(UnsafeFile, match=r"^bomb\.docx: "):
        reader.read(path, SETTINGS)
    with pytest.raises(UnsafeFile):
        reader.document("bomb.docx", path.read_bytes(), SETTINGS)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + "WordDocument".encode("utf-16-le"), "old Word"),
        (b"PK\x03\x04 cut short", "damaged"),
        (b"not a zip", "damaged"),
    ],
)
def test_what_cannot_be_opened_says_why(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=rf"^a\.docx: .*{words}"):
        reader.document("a.docx", data, SETTINGS)


def test_an_opendocument_text_says_what_to_do() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert reader.recognise(Path("a.odt"), stream.getvalue()) > 0.5
    with pytest.raises(UnreadableFile, match="OpenDocument"):
        reader.document("a.odt", stream.getvalue(), SETTINGS)


def test_word_files_are_recognised_by_content(tmp_path: Path) -> None:
    path = tmp_path / "letter.xlsx"
    path.write_bytes(word("x"))
    assert reader.recognise(path, path.read_bytes()[:65_536]) > 0.9
    assert reader.recognise(tmp_path / "a.docx", b"plain text") == 0
