"""Ten documents that came by post or upload."""

from collections.abc import Callable

from data.invest2035.build import page, post, word
from data.invest2035.build.reply import Block

Render = Callable[[list[Block]], bytes]


def _utf8(parts: list[Block]) -> bytes:
    return post.plain(parts).encode("utf-8")


def _windows(parts: list[Block]) -> bytes:
    return post.plain(parts).replace("\n", "\r\n").encode("cp1252", errors="replace")


def _web(parts: list[Block]) -> bytes:
    return post.web_page(parts).encode("utf-8")


DESIGNS: dict[str, tuple[int, str, Render]] = {
    "01-headings.docx": (12, "Question {n}", word.document),
    "02-wordings.docx": (8, "{wording}", word.document),
    "03-text.pdf": (9, "Question {n}", page.text),
    "04-long.pdf": (16, "Q{n}. {wording}", page.text),
    "05-numbers.txt": (7, "Q{n}. ", _utf8),
    "06-windows.txt": (5, "{n}) ", _windows),
    "07-numbers.html": (6, "{n}) ", _web),
    "08-headings.html": (8, "Question {n}: {wording}", _web),
    "09-scan.pdf": (-1, "", lambda _: page.image("SYNTHETIC RESPONSE")),
    "10-letter.docx": (0, "", word.document),
}
"""How many questions each document answers (none for a letter in general, -1 for a picture), its marker and format."""
