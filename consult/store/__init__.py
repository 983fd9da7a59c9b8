"""Where derived tables, people's work and run records are kept. Only the pipeline comes in here."""

from consult.store.database import Database
from consult.store.fingerprint import fingerprint, of_folder, of_libraries
from consult.store.lock import hold
from consult.store.stage import Stage

__all__ = ["Database", "Stage", "fingerprint", "hold", "of_folder", "of_libraries"]
