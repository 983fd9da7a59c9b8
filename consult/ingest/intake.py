"""What ingest is given and what it gives."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd


@dataclass(frozen=True)
class SourceFile:
    """One file as received: where it is kept, the name it came with, and its SHA-256 in hexadecimal.

    A `hidden` one (`.DS_Store`, say) came with a folder and is set aside whole; a hidden folder has no hash.
    """

    path: Path
    name: str
    sha256: str
    hidden: bool = False

    @property
    def source_id(self) -> str:
        """The first twelve characters of the hash."""
        return self.sha256[:12]


@dataclass(frozen=True)
class Intake:
    """Everything that was received, in the tables of `consult.tables` that carry the same names."""

    sources: pd.DataFrame
    respondents: pd.DataFrame
    attributes: pd.DataFrame
    private: pd.DataFrame
    received: pd.DataFrame
    originals: pd.DataFrame
    set_aside: pd.DataFrame
    set_aside_values: pd.DataFrame
    reviews: pd.DataFrame
    ledger: pd.DataFrame
