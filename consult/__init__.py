"""Read, code and report the answers to a public consultation, offline, with every answer accounted for.

>>> import consult
>>> consultation = consult.open("my-consultation")      # doctest: +SKIP
>>> consultation.run().report                           # doctest: +SKIP
"""

from pathlib import Path
from typing import TYPE_CHECKING

from consult.version import VERSION

if TYPE_CHECKING:
    from consult.project import Consultation

__version__ = VERSION
__all__ = ["__version__", "open"]


def open(path: str | Path = ".") -> "Consultation":  # noqa: A001  # consult.open reads best
    """Open the consultation in a folder.

    Raises:
        NotAConsultation: there is none.
    """
    from consult.project import Consultation  # the library loads only when it is used

    return Consultation.at(path)
