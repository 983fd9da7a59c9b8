"""Files that are written into a text as `data:` addresses."""

import re
from base64 import b64decode
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from consult.quotes.audit.artefact import File, Passage

_ADDRESS = re.compile(r"data:([a-z]+/[\w.+-]+)?((?:;[\w.+=-]+)*),([^\"'\s<>)]*)", re.IGNORECASE)
_SUFFIXES = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/svg+xml": ".svg",
    "text/html": ".html",
    "text/css": ".css",
    "text/csv": ".csv",
    "text/markdown": ".md",
    "text/javascript": ".js",
    "application/javascript": ".js",
    "application/json": ".json",
    "application/pdf": ".pdf",
    "application/zip": ".zip",
    "text/plain": ".txt",
    "": ".txt",
}


def suffix_of(media: str) -> str:
    """Return the ending that files of a media type go by; "" for a type that is not known."""
    known = _SUFFIXES.get(media.lower(), "")
    return known or (".json" if media.lower().endswith("+json") else "")


def split(passage: Passage) -> tuple[Passage, list[File]]:
    """Return a passage without the files in it, and those files."""
    if "data:" not in passage.text.lower():
        return passage, []
    return passage._replace(text=_ADDRESS.sub(" ", passage.text)), list(_files(passage))


def _files(passage: Passage) -> Iterator[File]:
    for match in _ADDRESS.finditer(passage.text):
        content = unquote_to_bytes(match[3])
        if ";base64" in match[2].lower():
            content = b64decode(content + b"=" * (-len(content) % 4))
        yield File(passage.place, f"data{suffix_of(match[1] or '')}", content)
