"""Office packages changed by hand: what no library writes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: dict[str, bytes]) -> bytes:
    with ZipFile(out := BytesIO(), "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_part(content: bytes, name: str, part: str | bytes) -> bytes:
    """Return a package with one part more."""
    return packed({**parts(content), name: part.encode() if isinstance(part, str) else part})


def changed(content: bytes, name: str, old: str, new: str) -> bytes:
    """Return a package with one part changed."""
    members = parts(content)
    before = members[name].decode()
    assert old in before
    return packed({**members, name: before.replace(old, new, 1).encode()})
