"""A text as the detectors read it: typographic variants made plain, every place leading back to the original."""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe20-\ufe2f"
_CLUSTER = re.compile(rf"[\x00-\x7f]+(?![{_MARKS}])|[\s\S][{_MARKS}]*")
_PLAIN = {ord(curly): "'" for curly in "‘’‚‛′ʼ`´＇"} | {ord(curly): '"' for curly in "“”„‟″«»"}
_PLAIN |= {ord(dash): "-" for dash in "‐‑‒–—―−﹘﹣－"}
_FOREIGN, _LATIN = "АВЕЅІЈКМНОРСТХУаеіјорсухѕԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTXYaeijopcyxsdhqwABEZHIKMNOPTYXo"
_LOOKALIKES = str.maketrans(_FOREIGN, _LATIN)
_MIXED = re.compile(r"\w*[A-Za-z]\w*")


@dataclass(frozen=True, slots=True)
class View:
    """`text` is what detectors read; `origins[i]` is where its character `i` starts in the original.

    `folded` has the length of `text`: small letters without accents. `origins` is empty where both are the same text;
    else it has one entry more than the text, the length of the original.
    """

    original: str
    text: str
    folded: str
    origins: tuple[int, ...] = ()

    @classmethod
    def of(cls, original: str) -> "View":
        """Read a text: NFKC, no invisible characters, straight quotation marks, plain hyphens, Latin lookalikes."""
        if original.isascii():
            return cls(original, original, original.lower())
        pieces: list[str] = []
        origins: list[int] = []
        for cluster in _CLUSTER.finditer(original):
            written = cluster[0]
            plain = _plain(written)
            pieces.append(plain)
            origins += range(*cluster.span()) if written.isascii() else [cluster.start()] * len(plain)
        text = _latin("".join(pieces))
        return cls(original, text, text.translate(_FOLDED), (*origins, len(original)))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where `text[start:end]`, which is not empty, lies in the original, end exclusive."""
        if not self.origins:
            return start, end
        last = self.origins[end - 1]
        after = next((origin for origin in self.origins[end:] if origin > last), len(self.original))
        return self.origins[start], self._trimmed(after)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the original lies in `text`."""
        if not self.origins:
            return start, end
        return bisect_left(self.origins, start), bisect_left(self.origins, end)

    def _trimmed(self, end: int) -> int:
        """Leave out invisible characters that follow the last one seen."""
        while end > 1 and not _plain(self.original[end - 1]) and not unicodedata.combining(self.original[end - 1]):
            end -= 1
        return end


def _plain(cluster: str) -> str:
    if cluster.isascii():
        return cluster
    if len(cluster) == 1 and unicodedata.category(cluster) == "Cf":
        return ""
    return unicodedata.normalize("NFKC", cluster.translate(_PLAIN)).translate(_PLAIN)


def _latin(text: str) -> str:
    """Put Latin letters in place of Cyrillic and Greek lookalikes, in words that have Latin ones beside them."""
    return _MIXED.sub(lambda word: word[0] if word[0].isascii() else word[0].translate(_LOOKALIKES), text)


class _Folding(dict[int, str]):
    """What stands for each character in the folded text: always one character."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = base if len(base) == 1 else chr(code)
        return self[code]


_FOLDED = _Folding()
