"""Hashes under a key of the consultation's: whoever lacks the key cannot try names or words on them."""

import hashlib
from collections.abc import Iterable

_BYTES = 8


class Seal:
    """Keyed BLAKE2b hashes of 64 bits."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def mark(self, *parts: str) -> str:
        """Return sixteen characters that stand for the parts."""
        return self._digest("\0".join(parts)).hex()

    def numbers(self, texts: Iterable[str]) -> dict[str, int]:
        """Return a number for each text."""
        return {text: int.from_bytes(self._digest(text), "little") for text in texts}

    def _digest(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES, key=self._key).digest()
