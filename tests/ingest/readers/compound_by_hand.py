"""OLE compound files with any streams in them, as old Office programs keep their documents."""

import struct

SECTOR = 512
FREE, LAST, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
NONE = 0xFFFFFFFF


def compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file. Streams must be of 4,096 bytes or more, so that none goes to the mini stream."""
    directory_sectors = (len(streams) + 1 + 3) // 4
    chains: list[int] = [TABLE]
    chains += [number + 2 for number in range(directory_sectors - 1)] + [LAST]
    body, entries = b"", [_entry("Root Entry", 5, LAST, 0, child=1)]
    for number, (name, content) in enumerate(streams.items(), 1):
        start, n_sectors = len(chains), -(-len(content) // SECTOR)
        chains += [*range(start + 1, start + n_sectors), LAST]
        body += content.ljust(n_sectors * SECTOR, b"\0")
        entries.append(_entry(name, 2, start, len(content), right=number + 1 if number < len(streams) else NONE))
    assert len(chains) <= SECTOR // 4
    table = struct.pack("<128I", *chains, *[FREE] * (128 - len(chains)))
    directory = b"".join(entries).ljust(directory_sectors * SECTOR, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, LAST, 0, LAST, 0, 0) + struct.pack("<108I", *[FREE] * 108)
    return header + table + directory + body


def _entry(name: str, kind: int, start: int, size: int, child: int = NONE, right: int = NONE) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(encoded), kind, 1, NONE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
