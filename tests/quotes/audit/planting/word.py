"""Word documents, by python-docx where it can and by its parts where it cannot."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.quotes.audit.package import changed, with_part
from tests.quotes.audit.planting.picture import PIXEL

_W = nsdecls("w")
_CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="Client"><vt:lpwstr>{}</vt:lpwstr>'
    "</property></Properties>"
)


def _saved(document: Any) -> bytes:
    document.save(out := BytesIO())
    return out.getvalue()


def _body(text: str) -> bytes:
    document = Document()
    document.add_paragraph(text)
    return _saved(document)


def _runs(text: str) -> bytes:
    document = Document()
    paragraph = document.add_paragraph()
    for at in range(0, len(text), 3):
        paragraph.add_run(text[at : at + 3]).bold = bool(at % 2)
    return _saved(document)


def _table(text: str) -> bytes:
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = text
    return _saved(document)


def _header(text: str) -> bytes:
    document = Document()
    document.sections[0].header.paragraphs[0].text = text
    return _saved(document)


def _footer(text: str) -> bytes:
    document = Document()
    document.sections[0].footer.paragraphs[0].text = text
    return _saved(document)


def _comment(text: str) -> bytes:
    document = Document()
    run = document.add_paragraph("A plain line.").runs[0]
    document.add_comment(run, text=text, author="Reviewer", initials="R")
    return _saved(document)


def _xml(xml: str) -> bytes:
    document = Document()
    document.add_paragraph("A plain line.")._p.append(parse_xml(xml))
    return _saved(document)


def _inserted(text: str) -> bytes:
    return _xml(f'<w:ins {_W} w:id="1" w:author="R"><w:r><w:t>{text}</w:t></w:r></w:ins>')


def _deleted(text: str) -> bytes:
    return _xml(f'<w:del {_W} w:id="1" w:author="R"><w:r><w:delText>{text}</w:delText></w:r></w:del>')


def _author(text: str) -> bytes:
    return _xml(f'<w:ins {_W} w:id="1" w:author="{text}"><w:r><w:t>word</w:t></w:r></w:ins>')


def _hidden(text: str) -> bytes:
    return _xml(f"<w:r {_W}><w:rPr><w:vanish/></w:rPr><w:t>{text}</w:t></w:r>")


def _field(text: str) -> bytes:
    return _xml(f'<w:fldSimple {_W} w:instr="QUOTE &quot;{text}&quot;"><w:r><w:t>1</w:t></w:r></w:fldSimple>')


def _described(text: str) -> bytes:
    document = Document()
    picture = document.add_picture(BytesIO(PIXEL))
    picture._inline.docPr.set("descr", text)
    return _saved(document)


def _property(name: str, text: str) -> bytes:
    document = Document()
    setattr(document.core_properties, name, text)
    return _saved(document)


PLACES = {
    "minutes.docx": {
        "body": _body, "split runs": _runs, "table": _table, "header": _header, "footer": _footer, "comment": _comment,
        "inserted": _inserted, "deleted": _deleted, "author of a change": _author, "hidden text": _hidden,
        "field": _field, "alt text": _described,
        "title": lambda text: _property("title", text), "author": lambda text: _property("author", text),
        "keywords": lambda text: _property("keywords", text), "remarks": lambda text: _property("comments", text),
        "custom property": lambda text: with_part(_body("x"), "docProps/custom.xml", _CUSTOM.format(text)),
        "custom data": lambda text: with_part(_body("x"), "customXml/item1.xml", f"<data><of>{text}</of></data>"),
        "footnote": lambda text: with_part(
            _body("x"), "word/footnotes.xml", f"<w:footnotes {_W}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnotes>"
        ),
        "variable": lambda text: changed(
            _body("x"), "word/settings.xml", "</w:settings>",
            f'<w:docVars><w:docVar w:name="v" w:val="{text}"/></w:docVars></w:settings>',
        ),
        "picture inside": lambda text: with_part(_body("x"), "word/media/image9.png", _picture(text)),
    },
}  # fmt: skip


def _picture(text: str) -> bytes:
    from tests.quotes.audit.planting.picture import chunked

    return chunked(b"tEXt", b"Comment\0" + text.encode("latin-1"))
