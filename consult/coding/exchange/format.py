"""A form of file that a team's coding is exchanged in."""

from collections.abc import Collection, Mapping
from typing import Protocol, cast

from consult import registry
from consult.coding.exchange.proposal import Proposal
from consult.coding.exchange.work import Brought, Work

_SEAM = "consult.coding.exchange.formats"


class Format(Protocol):
    """What a module of `formats` offers.

    `SIBLINGS` are the names of files that belong to a file and stand beside it. Files are bytes by name, relative to
    where they are; the name "" is the file itself.
    """

    SIBLINGS: tuple[str, ...]

    def write(self, work: Work) -> dict[str, bytes]:
        """Return the files that hold a coding; the same coding gives the same bytes.

        Raises:
            InputError: the form cannot hold it.
        """

    def read(
        self, name: str, files: Mapping[str, bytes], work: Work, without: Collection[str] = ()
    ) -> Brought | Proposal:
        """Return what the files bring to a consultation: codings, or a code frame.

        Args:
            name: what to call the file in messages.
            files: the file, and those that belong to it.
            work: the consultation.
            without: names of codes that are left out.

        Raises:
            InputError: they cannot be read at all.
        """


def load(ending: str) -> Format:
    """Return the form of the files that end so, "folder" for a folder.

    Raises:
        UnknownName: there is none.
    """
    return cast("Format", registry.load(_SEAM, ending))
