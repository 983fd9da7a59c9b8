"""The files of a release, none left out: hidden ones and links too."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from consult import quotes
from consult.errors import InputError, Problem, visible

_LARGEST = 1_000_000_000


@dataclass(frozen=True)
class Release:
    """A folder whose files are to be published."""

    path: Path

    def __post_init__(self) -> None:
        """Refuse what is no folder.

        Raises:
            InputError: there is no such folder, or it holds a consultation.
        """
        if not self.path.is_dir():
            raise InputError(Problem("there is no such folder.", "Name the folder to publish.", file=str(self.path)))
        if (self.path / ".consult").exists():
            what = "this is a consultation, whose folder holds all answers."
            raise InputError(Problem(what, "Put what is to be published in a folder of its own.", file=str(self.path)))

    @property
    def certificate(self) -> Path:
        """Where its certificate lies."""
        return self.path / quotes.audit.certificate.NAME

    @property
    def files(self) -> dict[str, Path]:
        """Every file but the certificate by its path in the release, links and devices included; sorted.

        Raises:
            InputError: lists the names that no certificate can hold.
        """
        found = (path for path in self.path.rglob("*") if path.is_symlink() or not path.is_dir())
        named = {path.relative_to(self.path).as_posix(): path for path in found if path != self.certificate}
        if unwritten := [name for name in sorted(named) if not _is_utf8(name)]:
            what, remedy = "the name of the file is not in UTF-8.", "Give it another name."
            raise InputError(
                [Problem(what, remedy, file=name.encode("utf-8", "replace").decode()) for name in unwritten]
            )
        return dict(sorted(named.items()))

    def content(self, name: str) -> bytes | str:
        """Return the bytes of a file, or why they cannot be had."""
        path = self.path / name
        if path.is_symlink():
            return "it is a link. Put a copy of the file in its place."
        if not path.is_file():
            return "it is no ordinary file. Take it out."
        try:
            if path.stat().st_size > _LARGEST:
                return "it is too large to be read whole. Publish it in parts."
            return path.read_bytes()
        except OSError as error:
            return f"it cannot be opened: {error.strerror}."

    @property
    def differences(self) -> list[str]:
        """A sentence on everything by which the release differs from its certificate."""
        content = self.certificate.read_bytes() if self.certificate.is_file() else None
        return [
            visible(one)
            for one in quotes.audit.certificate.check(content, {name: self._digest(name) for name in self.files})
        ]

    def _digest(self, name: str) -> str:
        content = self.content(name)
        return "" if isinstance(content, str) else hashlib.sha256(content).hexdigest()


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def verify(path: Path) -> list[str]:
    """Return a sentence on everything by which a release differs from its certificate. Needs no consultation.

    Raises:
        InputError: there is no such folder, or the name of a file in it is not in UTF-8.
    """
    return Release(path).differences
