"""A valid file of every format: reader name → function that writes one into a folder and returns its path."""

import csv
import io
import json
import mailbox
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pandas as pd

TABLE = [
    ["id", "Q1. Do you agree?", "Q2. Why?"],
    ["R1", "Yes", "Grid connections take too long, and they cost too much; so firms wait."],
    ["R2", "No", 'We said "no" in 2023.\nNothing has changed since.'],
    ["R3", "Yes", "Sgiliau yw’r rhwystr – ŵ ŷ 😀"],
    ["R4", "Don't know", "=1+1"],
    ["R5", "", "007"],
]
LETTER = "Dear Secretary of State,\n\nQuestion 1. Yes, we agree.\n\nQuestion 2. Skills are the main barrier for us.\n"


def frame() -> pd.DataFrame:
    return pd.DataFrame(TABLE[1:], columns=TABLE[0])


def delimited(folder: Path) -> Path:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(TABLE)
    path = folder / "answers.csv"
    path.write_bytes(text.getvalue().encode())
    return path


def json_table(folder: Path) -> Path:
    path = folder / "answers.json"
    path.write_text(json.dumps(frame().to_dict("records"), indent=1), encoding="utf-8")
    return path


def jsonl(folder: Path) -> Path:
    path = folder / "answers.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in frame().to_dict("records")), encoding="utf-8")
    return path


def parquet(folder: Path) -> Path:
    frame().to_parquet(path := folder / "answers.parquet")
    return path


def xlsx(folder: Path) -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for number, row in enumerate(TABLE, 1):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value).data_type = "s"
    book.save(path := folder / "answers.xlsx")
    return path


def xls(folder: Path) -> Path:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Answers")
    for number, row in enumerate(TABLE):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    book.save(str(path := folder / "answers.xls"))
    return path


def ods(folder: Path) -> Path:
    frame().to_excel(path := folder / "answers.ods", engine="odf", index=False)
    return path


def spss(folder: Path) -> Path:
    import pyreadstat

    named = frame().set_axis(["id", "q1", "q2"], axis="columns").astype(object)
    pyreadstat.write_sav(named, str(path := folder / "answers.sav"), column_labels=TABLE[0])
    return path


def text(folder: Path) -> Path:
    path = folder / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def html(folder: Path) -> Path:
    paragraphs = "".join(f"<p>{line}</p>" for line in LETTER.splitlines() if line)
    path = folder / "letter.html"
    path.write_text(f"<!DOCTYPE html><html><body>{paragraphs}</body></html>", encoding="utf-8")
    return path


def message() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "A Person <person@example.org>"
    message["To"] = "consultation@example.gov.uk"
    message["Subject"] = "Our response"
    message["Date"] = "Mon, 04 Nov 2024 10:00:00 +0000"
    message["Message-ID"] = "<1@example.org>"
    message.set_content(LETTER)
    return message


def eml(folder: Path) -> Path:
    path = folder / "letter.eml"
    path.write_bytes(message().as_bytes())
    return path


def mbox(folder: Path) -> Path:
    path = folder / "letters.mbox"
    box = mailbox.mbox(str(path))
    for _ in range(2):
        box.add(message())
    box.close()
    return path


def docx(folder: Path) -> Path:
    from docx import Document

    document = Document()
    for line in LETTER.splitlines():
        document.add_paragraph(line)
    document.save(str(path := folder / "letter.docx"))
    return path


def pdf(folder: Path) -> Path:
    """Write a one-page PDF by hand, with a line of text for each line of the letter."""
    shown = " ".join(f"({line}) Tj T*" for line in LETTER.splitlines())
    page = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    tail = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    tail += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))
    path = folder / "letter.pdf"
    path.write_bytes(body + tail)
    return path


SAMPLES: dict[str, Callable[[Path], Path]] = {
    "delimited": delimited,
    "docx": docx,
    "eml": eml,
    "html": html,
    "json_table": json_table,
    "jsonl": jsonl,
    "mbox": mbox,
    "ods": ods,
    "parquet": parquet,
    "pdf": pdf,
    "spss": spss,
    "text": text,
    "xls": xls,
    "xlsx": xlsx,
}
