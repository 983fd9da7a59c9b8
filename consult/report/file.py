"""Files that appear whole or not at all."""

import errno
import os
from pathlib import Path

from consult.errors import DiskFull, StoreError


def put(path: Path, content: bytes) -> Path:
    """Write the content under a temporary name beside `path`, then give it its name.

    Raises:
        DiskFull: no room left; what stood at `path` is still there.
        StoreError: the folder cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(f"no room left to write {path.name}. Free some space and run the report again.") from error
        raise StoreError(
            f"{path.name} cannot be written: {error.strerror}. Close it elsewhere and try again."
        ) from error
    return path
