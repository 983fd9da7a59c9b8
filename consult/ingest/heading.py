"""Headers: how two of them are compared, which question number one carries, which letter a column has."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from string import ascii_uppercase

_TAG = re.compile(r"<[^<>]{1,200}>")
_GAP = re.compile(r"[\W_]+")
_SIGNS = str.maketrans({"<": " less than ", ">": " more than ", "+": " plus ", "&": " and ", "%": " percent "})
_MARKED = re.compile(
    r"""^[\s"'(\[]*
    (?:(?P<part>prop(?:osal)?|part)\.?\s*(?P<outer>[0-9]{1,3})\s*[-–—:,.]?\s*)?
    (?:question|cwestiwn|q)\.?\s*(?:no\.?\s*)?0*(?P<n>[0-9]{1,4}(?:[._][0-9]{1,3})*)
    (?P<letter>\(?[a-z]\)?|\s?\((?:[a-z]|[ivx]{2,4})\))?(?![a-z0-9_])""",
    re.IGNORECASE | re.VERBOSE,
)
_BARE = re.compile(r"^\s*0*(?P<n>[0-9]{1,3})(?P<letter>[a-z])?\s*(?:[.):](?![0-9])|[-–—](?=\s)|$)", re.IGNORECASE)
_PART = re.compile(
    r"^\s*0*(?P<n>[0-9]{1,3}(?:\.[0-9]{1,2})?)\s?(?P<letter>\((?:[a-z]|[ivx]{2,4})\))(?![a-z0-9_])", re.IGNORECASE
)
_LEADING = re.compile(r"^\s*0*([0-9]{1,3})\s+(?=[\"'“‘(]?[A-Z])")
_AFTER_NUMBER = " \t\n.:;)]-–—|"


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Return a header without case, tags, punctuation and spacing, so that equal wordings are equal strings.

    A text of nothing but punctuation stays as it is, since it must still differ from other such texts.
    """
    spaced = unicodedata.normalize("NFKC", _TAG.sub(" ", text)).casefold().translate(_SIGNS)
    spaced = spaced.replace("’", "").replace("'", "")
    return _GAP.sub(" ", spaced).strip() or text.casefold().strip()


def number(text: str) -> str:
    """Return the question number a header begins with (`7a`, `7ii`, `1.2`, `prop 1 q8`), "" where there is none."""
    return _numbered(text)[0]


def unnumbered(text: str) -> str:
    """Return a header without the question number it begins with."""
    found, end = _numbered(text)
    return text[end:].lstrip(_AFTER_NUMBER) if found else text


def leading(text: str) -> str:
    """Return the bare number that a header begins with (`1 Do you agree?`), which may be no question's by itself."""
    found = _LEADING.match(text)
    return found.group(1) if found else ""


def _numbered(text: str) -> tuple[str, int]:
    match = _MARKED.match(text) or _PART.match(text) or _BARE.match(text)
    if match is None:
        return "", 0
    parts = match.groupdict()
    own = parts["n"].replace("_", ".") + (parts["letter"] or "").strip(" ()").lower()
    outer = parts.get("outer")
    return (f"prop {int(outer)} q{own}" if outer else own), match.end()


def question_id(number: str) -> str:
    """Return the id a question of that number goes by: `q7`, `q1_2`, `prop1_q8`."""
    if number.startswith("prop "):
        return number.replace("prop ", "prop", 1).replace(" ", "_").replace(".", "_")
    return "q" + number.replace(".", "_")


def slug(text: str, n_words: int = 5) -> str:
    """Return the first words of a text as an id: lower case, ASCII, words joined by `_`; "" where none is left."""
    flat = unicodedata.normalize("NFKD", plain(text)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", flat)[:n_words]
    return re.sub(r"^[0-9_]+", "", "_".join(words))[:60].strip("_")


@lru_cache(maxsize=20_000)
def letter(index: int) -> str:
    """Return the spreadsheet letter of a column that is counted from 0: `A`, `Z`, `AA`."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = ascii_uppercase[rest] + letters
    return letters


def position(letters: str) -> int:
    """Return the column, counted from 0, of a spreadsheet letter; -1 where it is none."""
    if not re.fullmatch(r"[A-Za-z]{1,3}", letters.strip()):
        return -1
    index = 0
    for one in letters.strip().upper():
        index = index * 26 + ascii_uppercase.index(one) + 1
    return index - 1


def distinct(headings: Sequence[str]) -> list[str]:
    """Return headings that all differ once made plain.

    An empty one becomes `Column F`; the second of two equal ones gets ` (2)`, so that each column has its own name.
    """
    seen: set[str] = set()
    named = []
    for index, heading in enumerate(headings):
        name = heading.strip() or f"Column {letter(index)}"
        unique, count = name, 1
        while plain(unique) in seen:
            count += 1
            unique = f"{name} ({count})"
        seen.add(plain(unique))
        named.append(unique)
    return named


def repeats(row: Sequence[str], header: Sequence[str]) -> bool:
    """Tell whether a row says again what a header says, as where two files were put into one; it may say more."""
    told = [(_bare(cell), _bare(name)) for cell, name in zip(row, header, strict=False) if name.strip()]
    return bool(told) and all(cell == name for cell, name in told)


def _bare(cell: str) -> str:
    return cell.strip("\ufeff \t\r\n").casefold()
