"""The table of contents of an OLE compound file: what old Office formats and encrypted workbooks are kept in.

Only names are read, to tell such files apart, and no stream is ever opened: too little to ask for a library (olefile,
BSD, last released in 2023) that reads and writes all of the format.
"""

from pathlib import Path
from typing import BinaryIO

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_SIZES = (9, 12)  # sectors of 512 or 4,096 bytes, as powers of two
_LAST = 0xFFFFFFFA
_MOST = 100_000


def streams(path: Path) -> set[str]:
    """Return the names of the streams and folders in a compound file; none where it is damaged or is not one."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
        if not header.startswith(MARK) or len(header) < _HEADER:
            return set()
        if _number(header, 30, 2) not in _SIZES:
            return set()
        names: set[str] = set()
        size = 1 << _number(header, 30, 2)
        tables = _tables(file, header, size)
        sector, seen = _number(header, 48), set[int]()
        while sector < _LAST and sector not in seen and len(seen) < _MOST:
            seen.add(sector)
            names |= _names(_sector(file, sector, size))
            place, within = divmod(sector, size // 4)
            sector = _number(_sector(file, tables[place], size), within * 4) if place < len(tables) else _LAST
        return names


def _tables(file: BinaryIO, header: bytes, size: int) -> list[int]:
    """Return the sectors that hold the allocation table, in order: 109 are in the header, more in a chain."""
    tables = [_number(header, at) for at in range(76, _HEADER, 4)]
    chain = _number(header, 68)
    while chain < _LAST and len(tables) < _MOST:
        more = _sector(file, chain, size)
        tables += [_number(more, at) for at in range(0, len(more) - 4, 4)]
        chain = _number(more, size - 4)
    return tables


def _sector(file: BinaryIO, sector: int, size: int) -> bytes:
    if sector >= _LAST:
        return b""
    file.seek((sector + 1) * size)
    return file.read(size)


def _number(data: bytes, at: int, width: int = 4) -> int:
    piece = data[at : at + width]
    return int.from_bytes(piece, "little") if len(piece) == width else _LAST


def _names(directory: bytes) -> set[str]:
    names = set()
    for start in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length = _number(directory, start + 64, 2)
        if 2 <= length <= 64:
            names.add(directory[start : start + length - 2].decode("utf-16-le", errors="replace"))
    return names
