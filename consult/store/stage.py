"""A stage: the tables that one step of the pipeline derived, in Parquet parts.

`.consult/<name>@<fingerprint>/<part>/<table>.parquet`, with `part.json` as the record of each part (rows and SHA-256 of
every table). A part appears whole, by one rename, and is never changed; it goes whole, too. A stage may hold
one part (ingest, clean) or grow by parts (tag).
"""

import hashlib
import io
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pandera.typing import DataFrame

from consult.errors import DamagedStage, StoreError
from consult.store.atomic import disk_errors, new_folder, remove_folder
from consult.tables import Table

_RECORD = "part.json"

Contract = TypeVar("Contract", bound=Table)


@dataclass(frozen=True)
class Stage:
    """The parts of one stage under one fingerprint."""

    derived: Path
    name: str
    fingerprint: str

    @property
    def folder(self) -> Path:
        """Where the parts lie."""
        return self.derived / f"{self.name}@{self.fingerprint}"

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the finished parts, sorted."""
        return tuple(sorted(record.parent.name for record in self.folder.glob(f"[!.]*/{_RECORD}")))

    def write(self, part: str, tables: Mapping[str, pd.DataFrame]) -> None:
        """Write one part, all its tables together. A part that is there already, with its record, is left as it is.

        Raises:
            DiskFull: no room; nothing of the part remains.
        """
        if (self.folder / part / _RECORD).exists():
            return
        record = {}
        with new_folder(self.folder / part) as temporary:
            for name, table in sorted(tables.items()):
                content = _parquet(table)
                (temporary / f"{name}.parquet").write_bytes(content)
                record[name] = {"rows": len(table), "sha256": hashlib.sha256(content).hexdigest()}
            (temporary / _RECORD).write_text(json.dumps(record, indent=1, sort_keys=True), encoding="utf-8")

    def read(self, name: str, contract: type[Contract]) -> DataFrame[Contract]:
        """Return one table over all parts, in part order, checked against its contract.

        Raises:
            DamagedStage: a file is not the one that its record describes.
            StoreError: the stage has no part, since a later run derived another and this one was forgotten, say.
        """
        frames = list(self.each(name))
        if not frames:
            raise StoreError(
                f"{self.folder} is gone: something changed since, and was derived anew. Run the verb again."
            )
        return contract.checked(pd.concat(frames, ignore_index=True))

    def each(self, name: str) -> Iterator[pd.DataFrame]:
        """Yield one table part by part.

        Raises:
            DamagedStage: a file is not the one that its record describes.
        """
        for part in self.parts:
            yield self._read_part(part, name)

    def _read_part(self, part: str, name: str) -> pd.DataFrame:
        path = self.folder / part / f"{name}.parquet"
        try:
            record = json.loads((self.folder / part / _RECORD).read_text(encoding="utf-8"))
            content = path.read_bytes()
            whole = hashlib.sha256(content).hexdigest() == record[name]["sha256"]
        except (OSError, ValueError, KeyError, TypeError):
            whole = False
        if not whole:
            raise DamagedStage(
                f"{path} is damaged or was changed. Delete the folder {self.folder.name} in {self.derived} and run the "
                "same command again: it is derived anew from raw/."
            )
        table: pd.DataFrame = pq.read_table(io.BytesIO(content)).to_pandas()
        return table

    def forget(self, part: str) -> None:
        """Remove one part, to derive it anew."""
        remove_folder(self.folder / part)

    def forget_others(self, keep: int = 0) -> None:
        """Remove this stage under other fingerprints: all derived, none needed, except the `keep` newest."""
        others = [path for path in self.derived.glob(f"{self.name}@*") if path != self.folder]
        others.sort(key=lambda path: (path.stat().st_mtime, path.name), reverse=True)
        with disk_errors(self.folder):
            for path in others[keep:]:
                shutil.rmtree(path, ignore_errors=True)


def _parquet(table: pd.DataFrame) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pandas(table, preserve_index=False), buffer, compression="zstd")
    return buffer.getvalue()
