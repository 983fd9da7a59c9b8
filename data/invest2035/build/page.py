"""PDF files, written by hand and without compression so that their bytes never change."""

import textwrap

from data.invest2035.build.reply import Block

_WIDTH, _HEIGHT, _MARGIN, _SIZE, _LEADING = 595, 842, 64, 10.5, 15
_COLUMNS = 92
_LINES = (_HEIGHT - 2 * _MARGIN) // _LEADING
_LETTERS = {
    "C": "0E101010100E00", "E": "1E101C10101E00", "H": "12121E12121200", "I": "0E040404040E00", "N": "121A1612121200",
    "O": "0C121212120C00", "P": "1C121C10101000", "R": "1C121C14121200", "S": "0E100C02021C00", "T": "1F040404040400",
    "Y": "11110A04040400", " ": "00000000000000",
}  # fmt: skip
"""Letters five points wide and seven high, a byte a row."""


def text(parts: list[Block]) -> bytes:
    """Return a PDF with a text layer, in Helvetica, as many pages as it takes."""
    lines = _lines(parts)
    pages = [lines[at : at + _LINES] for at in range(0, len(lines), _LINES)]
    font = 3 + 2 * len(pages)
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", _pages(len(pages))]
    for number, page in enumerate(pages):
        objects.append(_page(4 + 2 * number, f"/Font << /F1 {font} 0 R /F2 {font + 1} 0 R >>"))
        objects.append(_stream(b"", _content(page)))
    faces = (b"Helvetica", b"Helvetica-Bold")
    shape = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
    return _file([*objects, *(shape % face for face in faces)])


def image(words: str) -> bytes:
    """Return a PDF that is one picture of words in capitals, as a scanner leaves it: there is no text to read."""
    rows = _bitmap(words)
    width, height = len(rows[0]), len(rows)
    data = b"".join(int("".join(row).ljust(-(-width // 8) * 8, "1"), 2).to_bytes(-(-width // 8), "big") for row in rows)
    picture = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 1 " % (
        width,
        height,
    )
    shown = _WIDTH - 2 * _MARGIN
    draw = f"q {shown} 0 0 {shown * height / width:.1f} {_MARGIN} 600 cm /Im1 Do Q".encode()
    return _file([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        _pages(1),
        _page(4, "/XObject << /Im1 5 0 R >>"),
        _stream(b"", draw),
        _stream(picture, data),
    ])  # fmt: skip


def _lines(parts: list[Block]) -> list[tuple[str, str]]:
    lines: list[tuple[str, str]] = []
    for style, words in parts:
        for paragraph in words.split("\n"):
            lines += [(style, line) for line in textwrap.wrap(paragraph, _COLUMNS, break_long_words=False)]
        lines.append(("text", ""))
    return lines


def _content(lines: list[tuple[str, str]]) -> bytes:
    out = [b"BT %d %d Td %d TL" % (_MARGIN, _HEIGHT - _MARGIN, _LEADING)]
    for style, line in lines:
        face = b"F2" if style == "heading" else b"F1"
        shown = line.encode("cp1252", errors="replace")
        for special in (b"\\", b"(", b")"):
            shown = shown.replace(special, b"\\" + special)
        out.append(b"/%s %.1f Tf (%s) Tj T*" % (face, _SIZE, shown))
    return b"\n".join([*out, b"ET"])


def _pages(n: int) -> bytes:
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(n))
    return f"<< /Type /Pages /Kids [{kids}] /Count {n} >>".encode()


def _page(content: int, resources: str) -> bytes:
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}] /Contents {content} 0 R "
        f"/Resources << {resources} >> >>"
    ).encode()


def _stream(entries: bytes, data: bytes) -> bytes:
    return b"<< %s/Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, at)
    return bytes(out)


def _bitmap(words: str) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(7)]
    for letter in words:
        for row, value in enumerate(bytes.fromhex(_LETTERS[letter])):
            rows[row] += ["0" if value >> (4 - column) & 1 else "1" for column in range(5)] + ["1"]
    # Each point is drawn eight by eight.
    return [[cell for cell in row for _ in range(8)] for row in rows for _ in range(8)]
