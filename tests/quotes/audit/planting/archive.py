"""Archives: what is in them, what they are called inside, and what stands between."""

import gzip
import tarfile
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from tests.quotes.audit.package import packed
from tests.quotes.audit.planting import word


def _zip(name: str = "a.txt", content: bytes = b"x", comment: bytes = b"", of_member: bytes = b"") -> bytes:
    with ZipFile(out := BytesIO(), "w") as archive:
        info = ZipInfo(name)
        info.comment = of_member
        archive.writestr(info, content)
        archive.comment = comment
    return out.getvalue()


def _extra(text: str) -> bytes:
    with ZipFile(out := BytesIO(), "w") as archive:
        info = ZipInfo("a.txt")
        info.extra = b"\xfe\xca" + len(text).to_bytes(2, "little") + text.encode()
        archive.writestr(info, b"x")
    return out.getvalue()


def _tar(name: str, content: bytes) -> bytes:
    with tarfile.open(fileobj=(out := BytesIO()), mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        archive.addfile(info, BytesIO(content))
    return out.getvalue()


def _between(text: str) -> bytes:
    """Return an archive with bytes before its directory that no file owns."""
    whole, added = _zip(), text.encode()
    at = whole.index(b"PK\x01\x02")
    end = whole.index(b"PK\x05\x06")
    offset = (int.from_bytes(whole[end + 16 : end + 20], "little") + len(added)).to_bytes(4, "little")
    return whole[:at] + added + whole[at : end + 16] + offset + whole[end + 20 :]


PLACES = {
    "files.zip": {
        "file": lambda text: packed({"a.txt": text.encode()}),
        "name of a file": lambda text: packed({f"{text}.txt": b"x"}),
        "folder": lambda text: packed({f"{text}/a.txt": b"x"}),
        "comment": lambda text: _zip(comment=text.encode()),
        "comment of a file": lambda text: _zip(of_member=text.encode()),
        "extra field": _extra,
        "between the files": _between,
        "archive inside": lambda text: packed({"b.zip": packed({"c.zip": packed({"a.txt": text.encode()})})}),
        "document inside": lambda text: packed({"a.docx": word.PLACES["minutes.docx"]["comment"](text)}),
    },
    "notes.txt.gz": {
        "file": lambda text: gzip.compress(text.encode()),
    },
    "files.tgz": {
        "file": lambda text: gzip.compress(_tar("a.txt", text.encode())),
        "name of a file": lambda text: gzip.compress(_tar(f"{text}.txt", b"x")),
    },
    "files.tar": {"file": lambda text: _tar("a.txt", text.encode())},
}
