"""Where derived tables, people's work and run records are kept. Only the pipeline comes in here."""

from consult.store import coding, quotations
from consult.store.atomic import copy_file, write_bytes
from consult.store.database import Database
from consult.store.hashing import fingerprint
from consult.store.lock import hold
from consult.store.person import current_user
from consult.store.stage import Stage

__all__ = [
    "Database",
    "Stage",
    "coding",
    "copy_file",
    "current_user",
    "fingerprint",
    "hold",
    "quotations",
    "write_bytes",
]
