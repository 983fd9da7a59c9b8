"""PDF, object by object."""

import zlib


def pdf(
    page: bytes, *objects: bytes, info: bytes = b"", catalog: bytes = b"", of_page: bytes = b"", resources: bytes = b""
) -> bytes:
    """Return a document of one page. Objects given are numbered from 7 on."""
    numbered = [
        b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> " + resources + b" >> " + of_page + b" >>",
        _stream(page),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< " + info + b" >>",
        *objects,
    ]
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(numbered, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(numbered) + 1
    trailer = b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def _stream(content: bytes, more: bytes = b"", *, pack: bool = False) -> bytes:
    data = zlib.compress(content) if pack else content
    how = b"/Filter /FlateDecode " if pack else b""
    return b"<< /Length %d %b%b >>\nstream\n%b\nendstream" % (len(data), how, more, data)


def _shown(text: str) -> bytes:
    return b"BT /F1 9 Tf 20 700 Td (" + text.encode("latin-1") + b") Tj ET"


def _packed_page(text: str) -> bytes:
    return pdf(b"").replace(_stream(b""), _stream(_shown(text), pack=True))


def _wide(text: str) -> bytes:
    return b"<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().encode() + b">"


def _xmp(text: str) -> bytes:
    return f"<x:xmpmeta><dc:creator>{text}</dc:creator></x:xmpmeta>".encode()


def _attached(text: str) -> bytes:
    tree = b"/Names << /EmbeddedFiles << /Names [(a.txt) 8 0 R] >> >>"
    spec = b"<< /Type /Filespec /F (a.txt) /EF << /F 7 0 R >> >>"
    return pdf(_shown("x"), _stream(text.encode(), b"/Type /EmbeddedFile", pack=True), spec, catalog=tree)


def _octal(text: str) -> bytes:
    return b"(" + b"".join(b"\\%03o" % ord(letter) for letter in text) + b")"


_NOTE = b"/Annots [7 0 R]"


def _note(contents: bytes) -> bytes:
    note = b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents " + contents + b" >>"
    return pdf(_shown("x"), note, of_page=_NOTE)


PLACES = {
    "report.pdf": {
        "page": lambda text: pdf(_shown(text)),
        "title": lambda text: pdf(_shown("x"), info=b"/Title (" + text.encode() + b")"),
        "title in UTF-16": lambda text: pdf(_shown("x"), info=b"/Title " + _wide(text)),
        "author in octal": lambda text: pdf(_shown("x"), info=b"/Author " + _octal(text)),
        "note": lambda text: _note(b"(" + text.encode() + b")"),
        "note in UTF-16": lambda text: _note(_wide(text)),
        "XMP": lambda text: pdf(_shown("x"), _stream(_xmp(text), b"/Type /Metadata /Subtype /XML")),
        "packed XMP": lambda text: pdf(_shown("x"), _stream(_xmp(text), b"/Type /Metadata", pack=True)),
        "packed strings": lambda text: pdf(_shown("x"), _stream(b"<< /Alt " + _wide(text) + b" >>", pack=True)),
        "attachment": _attached,
    },
}
