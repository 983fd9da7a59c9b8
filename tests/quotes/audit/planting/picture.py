"""Pictures: PNG chunk by chunk, JPEG segment by segment, and SVG."""

import struct
import zlib
from base64 import b64encode

_MARK = b"\x89PNG\r\n\x1a\n"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def chunked(kind: bytes, data: bytes) -> bytes:
    """Return a picture of one pixel with a chunk in it."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return _MARK + head + _chunk(kind, data) + _chunk(b"IDAT", zlib.compress(b"\0\0")) + _chunk(b"IEND", b"")


PIXEL = chunked(b"pHYs", struct.pack(">IIB", 2_835, 2_835, 1))


def _exif(text: str) -> bytes:
    """Return EXIF with the description and, as Windows writes it, the author in UTF-16."""
    narrow, wide = text.encode() + b"\0", text.encode("utf-16-le") + b"\0\0"
    entries = struct.pack("<HHII", 0x010E, 2, len(narrow), 38) + struct.pack("<HHII", 0x9C9D, 1, len(wide), 99)
    return b"II*\0" + struct.pack("<IH", 8, 2) + entries + struct.pack("<I", 0) + narrow + wide


def _wide(text: str) -> bytes:
    return b"II*\0" + struct.pack("<I", 8) + text.encode("utf-16-le")


def _xmp(text: str) -> bytes:
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>{text}</dc:creator></x:xmpmeta>'.encode()


def _segmented(marker: int, data: bytes) -> bytes:
    segment = b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data
    scan = b"\xff\xda\0\x08\1\1\0\0\x3f\0\x7f"
    return b"\xff\xd8" + segment + scan + b"\xff\xd9"


def _drawing(inside: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'.encode()


def _split(text: str) -> str:
    return "".join(f"<tspan>{text[at : at + 4]}</tspan>" for at in range(0, len(text), 4))


def _embedded(text: str) -> str:
    picture = b64encode(chunked(b"tEXt", b"Author\0" + text.encode("latin-1"))).decode()
    return f'<image href="data:image/png;base64,{picture}"/>'


PLACES = {
    "chart.png": {
        "tEXt": lambda text: chunked(b"tEXt", b"Comment\0" + text.encode("latin-1")),
        "key of a tEXt": lambda text: chunked(b"tEXt", text.encode("latin-1") + b"\0x"),
        "zTXt": lambda text: chunked(b"zTXt", b"Comment\0\0" + zlib.compress(text.encode("latin-1"))),
        "iTXt": lambda text: chunked(b"iTXt", b"Title\0\0\0en\0\0" + text.encode()),
        "packed iTXt": lambda text: chunked(b"iTXt", b"Title\0\1\0en\0\0" + zlib.compress(text.encode())),
        "XMP": lambda text: chunked(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + _xmp(text)),
        "EXIF": lambda text: chunked(b"eXIf", _exif(text)),
        "EXIF in UTF-16": lambda text: chunked(b"eXIf", _wide(text)),
        "a chunk of nobody's": lambda text: chunked(b"prVt", text.encode()),
        "name of a profile": lambda text: chunked(b"iCCP", text.encode("latin-1") + b"\0\0" + zlib.compress(b"x")),
    },
    "photo.jpg": {
        "comment": lambda text: _segmented(0xFE, text.encode()),
        "EXIF": lambda text: _segmented(0xE1, b"Exif\0\0" + _exif(text)),
        "EXIF in UTF-16": lambda text: _segmented(0xE1, b"Exif\0\0" + _wide(text)),
        "XMP": lambda text: _segmented(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + _xmp(text)),
    },
    "map.svg": {
        "text": lambda text: _drawing(f"<text>{text}</text>"),
        "split text": lambda text: _drawing(f"<text>{_split(text)}</text>"),
        "title": lambda text: _drawing(f"<title>{text}</title>"),
        "description": lambda text: _drawing(f"<desc>{text}</desc>"),
        "metadata": lambda text: _drawing(f"<metadata><a:b xmlns:a='x'>{text}</a:b></metadata>"),
        "attribute": lambda text: _drawing(f'<g aria-label="{text}"/>'),
        "comment": lambda text: _drawing(f"<!-- {text} -->"),
        "instruction": lambda text: _drawing(f"<?made {text}?>"),
        "CDATA": lambda text: _drawing(f"<style><![CDATA[/* {text} */]]></style>"),
        "picture inside": lambda text: _drawing(_embedded(text)),
        "name of an element": lambda text: _drawing(f"<g xmlns:n='x'><n:{text.replace(' ', '_')}/></g>"),
        "a document type before it": lambda text: (
            b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
            + _drawing(f"<text>{text}</text>")
        ),
    },
}
