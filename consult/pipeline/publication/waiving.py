"""What people decided to let stand in a release, as events of the consultation; and its key."""

import json
import secrets
from dataclasses import asdict
from datetime import UTC, datetime

from consult import quotes
from consult.pipeline.folder import Folder
from consult.store import Database, write_bytes

Waiver = quotes.audit.certificate.Waiver
_EVENT = "waiver"
_KEY = "audit.key"
_BYTES = 32


def waivers(database: Database) -> dict[str, Waiver]:
    """Return every waiver by the id of what it is of, the latest where there are more."""
    details = (json.loads(str(event["detail"])) for event in database.events() if event["what"] == _EVENT)
    return {detail["leak_id"]: Waiver(**detail) for detail in details}


def waive(database: Database, leak_id: str, by: str, because: str) -> None:
    """Record who lets something stand, and why."""
    waiver = Waiver(leak_id, by, because, datetime.now(UTC).isoformat(timespec="seconds"))
    database.record(_EVENT, asdict(waiver), actor=by)


def key(folder: Folder) -> bytes:
    """Return the consultation's own key, made on first use: without it no hash of ours can be tried on names."""
    path = folder.restricted / _KEY
    if not path.is_file():
        write_bytes(path, secrets.token_bytes(_BYTES))
        path.chmod(0o600)
    return path.read_bytes()
