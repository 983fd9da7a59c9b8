"""Real files of every kind a person may send, made in code."""

import io
from collections.abc import Sequence
from email.message import EmailMessage

import docx


def eml(body: str = "Question 7\nGrid connections take too long.\n", **headers: str) -> EmailMessage:
    message = EmailMessage()
    given = {
        "From": "Jo Example <jo@northgate.example>",
        "To": "team@consultation.example",
        "Subject": "Our response",
        "Date": "Mon, 18 Nov 2024 10:30:00 +0100",
        "Message-ID": "<1@northgate.example>",
    } | headers
    for name, value in given.items():
        message[name] = value
    message.set_content(body)
    return message


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf(
    *pages: Sequence[str], leading: int = 14, extra: bytes = b"", annotations: str = "", catalog: str = ""
) -> bytes:
    """Write a PDF by hand: one text line for each string of a page, "" for a blank line, a tab before a second column.

    None of it is compressed.
    """
    objects: dict[int, bytes] = {3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
    kids = []
    for index, lines in enumerate(pages):
        content, page = 10 + 2 * index, 11 + 2 * index
        shown = "\n".join(f"{_shown(line)} T*" if line else "T*" for line in lines)
        stream = f"BT /F1 11 Tf {leading} TL 72 770 Td\n{shown}\nET".encode("cp1252") if lines else b"0 0 200 200 re f"
        objects[content] = b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream)
        objects[page] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R{annotations}"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        ).encode()
        kids.append(f"{page} 0 R")
    objects[1] = f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode()
    objects[2] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    objects |= dict(enumerate(filter(None, extra.split(b"\n---\n")), 4))
    out, places = b"%PDF-1.7\n", {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    table = f"xref\n0 {max(objects) + 1}\n0000000000 65535 f \n"
    for number in range(1, max(objects) + 1):
        table += f"{places[number]:010d} 00000 n \n" if number in places else "0000000000 65535 f \n"
    end = f"trailer<</Size {max(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return out + table.encode() + end.encode()


def _shown(line: str) -> str:
    left, tab, right = line.partition("\t")
    beside = f" 250 0 Td ({_escaped(right)}) Tj -250 0 Td" if tab else ""
    return f"({_escaped(left)}) Tj{beside}"


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
