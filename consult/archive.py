"""ZIP archives, which office files are too, opened on the terms of whoever opens them and not of whoever made them.

Text is data and an archive is a stranger's: sizes are measured by unpacking in a stream, never taken on trust.
"""

import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from consult.errors import Problem, UnreadableFile, UnsafeFile

MEGABYTE = 1_000_000
_MAX_RATIO = 250
_RATIO_COUNTS_FROM = 50 * MEGABYTE
_MAX_MEMBERS = 10_000
_PIECE = 1 << 20
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1
_SEND_AGAIN = "Ask for the file again, or open it in the program that made it and save it anew."


class Limit(NamedTuple):
    """How large a file may be, or unpack to, and what to do about one that is larger."""

    megabytes: int
    remedy: str


def unreadable(path: Path, what: str, remedy: str = _SEND_AGAIN, row: int = 0) -> UnreadableFile:
    """Return an error that names the file, what is wrong with it and what to do."""
    return UnreadableFile(Problem(what, remedy, file=path.name, row=row))


def unsafe(path: Path, what: str, remedy: str) -> UnsafeFile:
    """Return an error for a file that would do harm if it were opened."""
    return UnsafeFile(Problem(what, remedy, file=path.name))


def check_megabytes(path: Path, size: int, limit: Limit, verb: str) -> None:
    """Refuse a size over the limit, where `verb` says what the file does to have it.

    Raises:
        UnsafeFile: it is over.
    """
    if size > limit.megabytes * MEGABYTE:
        raise unsafe(
            path,
            f"the file {verb} {size / MEGABYTE:,.0f} MB, more than the {limit.megabytes:,} MB allowed.",
            limit.remedy,
        )


@dataclass(frozen=True)
class Archive:
    """A ZIP archive whose directory has been checked. Its members unpack in a stream, counted and checksummed."""

    path: Path
    members: dict[str, ZipInfo]
    data: bytes | None = field(default=None, repr=False)

    def pieces(self, name: str) -> Iterator[bytes]:
        """Unpack one member piece by piece.

        Raises:
            UnreadableFile: it is damaged, or does not unpack to the size and checksum the directory gives.
        """
        info = self.members[name]
        size = checksum = 0
        try:
            with _stream(self.path, self.data) as stream:
                for piece in _inflated(stream, info):
                    size += len(piece)
                    checksum = zlib.crc32(piece, checksum)
                    if size > info.file_size:
                        break
                    yield piece
        except (zlib.error, OSError, ValueError) as error:
            raise unreadable(self.path, "the file is damaged: a part of it cannot be unpacked.") from error
        if size > info.file_size:
            raise unsafe(
                self.path,
                "a part of the file unpacks to more than the file says, as a ZIP bomb does.",
                "Do not open it.",
            )
        if size != info.file_size or checksum != info.CRC:
            raise unreadable(self.path, "the file is damaged: a part of it is not what its checksum says.")

    def content(self, name: str) -> bytes:
        """Unpack one member whole; "" where the archive has no such member."""
        return b"".join(self.pieces(name)) if name in self.members else b""


def open_archive(path: Path, limit: Limit, data: bytes | None = None) -> Archive:
    """Check the directory of a ZIP archive (what XLSX, ODS and DOCX files are) and return its members.

    Args:
        path: the file.
        limit: how much it may unpack to.
        data: its bytes, where it is no file of its own but attached to an e-mail; the path is then only its name.

    Raises:
        UnreadableFile: the archive is truncated, damaged or password-protected.
        UnsafeFile: it would unpack to more than the limit, out of all proportion, or its parts overlap.
    """
    try:
        with _stream(path, data) as stream, ZipFile(stream) as archive:
            infos, size = archive.infolist(), stream.seek(0, os.SEEK_END)
    except (BadZipFile, NotImplementedError, OSError, ValueError, EOFError) as error:
        raise unreadable(
            path, "the file is cut short or damaged: the directory at its end is missing or wrong."
        ) from error
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise unreadable(path, "the file is protected by a password.", "Save a copy without a password.")
    if any(info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for info in infos):
        raise unreadable(path, "the file is packed by a method that office programs do not use.")
    if len({info.filename.casefold() for info in infos}) < len(infos):
        raise unreadable(path, "the file is damaged: it holds two parts of one name.")
    _check_bomb(path, infos, size, limit)
    return Archive(path, {info.filename: info for info in infos}, data)


def _stream(path: Path, data: bytes | None) -> BinaryIO:
    return path.open("rb") if data is None else BytesIO(data)


def member_names(path: Path) -> set[str]:
    """Return the names of the members of a ZIP archive; none where it is not one, or lacks its directory."""
    try:
        with ZipFile(path) as archive:
            return set(archive.namelist())
    except (BadZipFile, NotImplementedError, OSError, ValueError, EOFError):
        return set()


def _check_bomb(path: Path, infos: list[ZipInfo], packed: int, limit: Limit) -> None:
    unpacked = sum(info.file_size for info in infos)
    check_megabytes(path, unpacked, limit, "unpacks to")
    remedy = "It looks like a ZIP bomb: do not open it, and ask the sender how it was made."
    if unpacked > _RATIO_COUNTS_FROM and unpacked > packed * _MAX_RATIO:
        raise unsafe(path, f"the file unpacks to {unpacked / packed:,.0f} times its size.", remedy)
    if len(infos) > _MAX_MEMBERS:
        raise unsafe(path, f"the file holds {len(infos):,} parts.", remedy)
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise unsafe(path, "parts of the file lie on top of each other.", remedy)
        end = info.header_offset + _LOCAL_HEADER + info.compress_size


def _inflated(stream: BinaryIO, info: ZipInfo) -> Iterator[bytes]:
    """Yield the bytes that a member truly unpacks to, whatever the directory says its size is."""
    stream.seek(info.header_offset)
    header = stream.read(_LOCAL_HEADER)
    if header[:4] != b"PK\x03\x04":
        raise ValueError("no local header")
    stream.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), os.SEEK_CUR)
    left = info.compress_size
    if info.compress_type == ZIP_STORED:
        while left and (piece := stream.read(min(_PIECE, left))):
            left -= len(piece)
            yield piece
        return
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    while left and not inflater.eof:
        packed = stream.read(min(_PIECE, left))
        if not packed:
            break
        left -= len(packed)
        while packed:
            yield inflater.decompress(packed, _PIECE)
            packed = inflater.unconsumed_tail
    yield inflater.flush()
