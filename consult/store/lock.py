"""One process at a time writes to a consultation; another waits, then says who holds it."""

import contextlib
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from consult.errors import ConsultationBusy
from consult.store.atomic import disk_errors, remove_leftovers
from consult.store.person import current_user


@contextmanager
def hold(derived: Path, doing: str, wait: float) -> Iterator[None]:
    """Hold a consultation while the block runs.

    The operating system frees the lock when the process ends, however it ends. What a killed process left half done is
    removed first.

    Args:
        derived: the `.consult` folder of a consultation.
        doing: the verb, for the message another process shows.
        wait: seconds to wait for another process.

    Raises:
        ConsultationBusy: it was still held after `wait` seconds; the message says by whom.
        StoreError: the folder cannot be written.
    """
    lock, holder = FileLock(derived / "lock"), derived / "lock.json"
    with disk_errors(derived / "lock"):
        derived.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=wait)
        except Timeout:
            raise ConsultationBusy(
                f"{_who(holder)} on this consultation. Wait until that is done and try again, or stop it."
            ) from None
    try:
        with disk_errors(holder):
            me = {"user": current_user(), "host": socket.gethostname(), "process": os.getpid(), "doing": doing}
            holder.write_text(json.dumps(me), encoding="utf-8")
        remove_leftovers(derived)
        for beside in ("", "*/"):  # the files that people edit, raw/ and out/
            remove_leftovers(derived.parent, beside)
        yield
    finally:
        with contextlib.suppress(OSError):
            holder.unlink()
        lock.release()


def _who(holder: Path) -> str:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        who = json.loads(holder.read_text(encoding="utf-8"))
        return f"process {who['process']} of {who['user']} on {who['host']} is doing `consult {who['doing']}`"
    return "another process is working"
