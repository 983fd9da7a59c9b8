"""The ZIP archive that a REFI-QDA project is: the same content gives the same bytes."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from consult.archive import Archive, Limit, open_archive
from consult.errors import Problem, UnreadableFile

PROJECT, SOURCES = "project.qde", "sources/"
_LIMIT = Limit(2_000, "Leave sound and film out of it when you export it.")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return an archive of members in their order, without the time that it was made."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, content in members:
            info = ZipInfo(name, _LONG_AGO)
            info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 3, 0o600 << 16
            archive.writestr(info, content, compresslevel=6)
    return stream.getvalue()


def opened(data: bytes, file: str) -> tuple[Archive, bytes]:
    """Return a project's archive and its XML.

    Raises:
        UnreadableFile: it is damaged, or holds no project.
        UnsafeFile: it would unpack beyond all measure.
    """
    archive = open_archive(Path(file), _LIMIT, data)
    names = [name for name in archive.members if name.casefold().endswith(".qde") and "/" not in name]
    if len(names) != 1:
        remedy = "Export it as a REFI-QDA project (.qdpx)."
        raise UnreadableFile(Problem("holds no project.qde, or several.", remedy, file=file))
    return archive, archive.content(names[0])


def source_file(archive: Archive, path: str) -> str | None:
    """Return the text of a file in the archive; None where there is no such text, or it lies outside the archive.

    Folders are called `sources` or `Sources`, as tools please.
    """
    scheme, _, name = path.partition("://")
    members = {member.casefold(): member for member in archive.members}
    member = members.get((SOURCES + name).casefold())
    if scheme.casefold() != "internal" or member is None:
        return None
    try:
        return archive.content(member).decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
