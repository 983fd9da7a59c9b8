"""Twenty e-mails, each put together in another of the ways that mail programs have."""

from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP

from data.invest2035.build import page, post, word
from data.invest2035.build.chance import Chance
from data.invest2035.build.material import Material
from data.invest2035.build.reply import NOTICE, SUBJECT, Block, Reply, blocks, signature

TO = "industrial.strategy@example.org"
_DISCLAIMER = (
    "This message and its attachments are confidential and may be privileged. If you are not the intended recipient "
    "please delete it. Views expressed are not necessarily those of the organisation."
)
_DOCX = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")


@dataclass
class Sheet:
    """What an e-mail is written on: the message so far, its response, and its blocks under a marker."""

    message: EmailMessage
    made: Reply
    material: Material
    chance: Chance

    def blocks(self, marker: str = "Question {n}", *, letter: bool = True) -> list[Block]:
        """Return the blocks of the response."""
        return blocks(self.made, self.material, marker, chance=self.chance, letter=letter)

    def text(self, marker: str = "Question {n}", charset: str = "utf-8", cte: str | None = None) -> None:
        """Write a plain body."""
        self.message.set_content(_fit(post.plain(self.blocks(marker)), charset), charset=charset, cte=cte)


def message(made: Reply, material: Material, number: int, write: Callable[[Sheet], None]) -> bytes:
    """Return one e-mail as bytes."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = f"{made.respondent.person} <{made.respondent.email}>"
    mail["To"] = TO
    mail["Subject"] = SUBJECT
    mail["Date"] = made.sent
    mail["Message-ID"] = f"<{number:04d}.synthetic@example.org>"
    write(Sheet(mail, made, material, Chance(11, number)))
    for place, part in enumerate(mail.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_synthetic_{number:04d}_{place}")
    return mail.as_bytes()


def _alternative(sheet: Sheet, marker: str = "Question {n}") -> None:
    parts = sheet.blocks(marker)
    sheet.message.set_content(post.plain(parts), cte="quoted-printable")
    sheet.message.add_alternative(post.web_page(parts, whole=False), subtype="html", cte="quoted-printable")


def _html_only(sheet: Sheet, cte: str) -> None:
    sheet.message.set_content(post.web_page(sheet.blocks("Q{n}."), whole=False), subtype="html", cte=cte)


def _forwarded(sheet: Sheet) -> None:
    body = post.plain(sheet.blocks("Question {n}"))
    head = "\n".join([NOTICE, "", "Please see below, sent to me by mistake.", "", "-----Original Message-----"])
    envelope = f"From: {sheet.made.respondent.person}\nSent: 18 November 2024 16:02\nTo: {TO}\nSubject: {SUBJECT}\n"
    sheet.message.replace_header("Subject", f"{SUBJECT.replace('] ', '] FW: ')}")
    sheet.message.set_content(f"{head}\n{envelope}\n{post.quoted(body)}", cte="quoted-printable")


def _answered_inline(sheet: Sheet) -> None:
    """Write the answers under the quoted questions of an invitation."""
    lines = [NOTICE, "", "On 21 October 2024 the consultation team wrote:"]
    for question_id, written in sheet.made.answers.items():
        question = sheet.material.questions[question_id]
        lines += [f"> Question {question.number}. {question.wording}", "", written.text, ""]
    sheet.message.replace_header("Subject", f"{SUBJECT.replace('] ', '] Re: ')}")
    sheet.message.set_content("\n".join([*lines, *signature(sheet.made, sheet.chance)]) + "\n", cte="quoted-printable")


def _attached(sheet: Sheet, kind: str) -> None:
    covering = [
        ("notice", NOTICE),
        ("text", "Please find our response attached."),
        ("signature", "\n".join(signature(sheet.made, sheet.chance))),
    ]
    sheet.message.set_content(post.plain(covering))
    parts = sheet.blocks("Question {n}", letter=False)
    if kind == "docx":
        sheet.message.add_attachment(
            word.document(parts), maintype=_DOCX[0], subtype=_DOCX[1], filename="Response.docx"
        )
    else:
        sheet.message.add_attachment(
            page.text(parts), maintype="application", subtype="pdf", filename="Our response.pdf"
        )


def _with_disclaimer(sheet: Sheet) -> None:
    body = post.plain([*sheet.blocks("Q{n}:"), ("text", "_" * 40), ("text", _DISCLAIMER)])
    sheet.message.set_content(body, cte="quoted-printable")


def _with_unreadable(sheet: Sheet) -> None:
    sheet.text("Question {n}:")
    sheet.message.add_attachment(page.image("SYNTHETIC"), maintype="application", subtype="pdf", filename="scan.pdf")


def _with_calendar(sheet: Sheet) -> None:
    sheet.text("{n}. {wording}")
    sheet.message.add_attachment(
        b"\x00\x01synthetic\x00", maintype="application", subtype="octet-stream", filename="winmail.dat"
    )


def _fit(text: str, charset: str) -> str:
    return text.encode(charset, errors="replace").decode(charset)


DESIGNS: dict[str, tuple[int, Callable[[Sheet], None]]] = {
    "plain-7bit": (5, lambda sheet: sheet.text("Question {n}", "us-ascii", "7bit")),
    "plain-quoted-printable": (7, lambda sheet: sheet.text("Question {n}", "utf-8", "quoted-printable")),
    "plain-base64": (4, lambda sheet: sheet.text("Question {n}.", "utf-8", "base64")),
    "plain-windows-1252": (6, lambda sheet: sheet.text("Q{n}.", "windows-1252", "quoted-printable")),
    "plain-latin-1-8bit": (3, lambda sheet: sheet.text("Question {n} - {wording}", "iso-8859-1", "8bit")),
    "alternative": (9, _alternative),
    "alternative-numbers": (6, lambda sheet: _alternative(sheet, "{n})")),
    "alternative-wordings": (4, lambda sheet: _alternative(sheet, "{wording}")),
    "html-only-quoted-printable": (5, lambda sheet: _html_only(sheet, "quoted-printable")),
    "html-only-base64": (4, lambda sheet: _html_only(sheet, "base64")),
    "forwarded": (6, _forwarded),
    "answered-inline": (5, _answered_inline),
    "docx-attached": (11, lambda sheet: _attached(sheet, "docx")),
    "pdf-attached": (8, lambda sheet: _attached(sheet, "pdf")),
    "disclaimer": (3, _with_disclaimer),
    "general": (0, lambda sheet: sheet.text()),
    "same-line": (7, lambda sheet: sheet.text("Q{n} ", "utf-8", "quoted-printable")),
    "unreadable-attachment": (4, _with_unreadable),
    "winmail-attachment": (3, _with_calendar),
    "answered-online-too": (5, lambda sheet: sheet.text("Response to question {n}:")),
}
"""How many questions each e-mail answers, and how it is written."""
