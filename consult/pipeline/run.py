"""The main job: everything from source files to the report, recorded, and interruptible at any moment."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import pyarrow as pa

from consult.errors import InputError, Interrupted, Problem, StoreError
from consult.pipeline.clean import clean
from consult.pipeline.derived import Derived, derived
from consult.pipeline.folder import Folder
from consult.pipeline.ingest import ingest
from consult.pipeline.report import write_report
from consult.pipeline.sources import forget, receive
from consult.pipeline.tag import tag
from consult.progress import Progress, silent
from consult.store import Database, Stage, hold
from consult.tables import Ledger
from consult.version import VERSION
from consult.vocabulary import Share


@dataclass
class Outcome:
    """What a verb did: `seconds` by stage, the ledger's totals, and the report where one was written.

    `leading` has the leading themes over all questions, each with the share of respondents who raised it.
    """

    verb: str
    seconds: dict[str, float] = field(default_factory=dict)
    ledger: dict[str, int | bool] = field(default_factory=dict)
    report: tuple[Path, ...] = ()
    leading: tuple[tuple[str, Share], ...] = ()
    run_id: str = ""
    derived: Derived | None = None
    warnings: tuple[str, ...] = ()

    @property
    def view(self) -> Derived:
        """The derived tables.

        Raises:
            StoreError: the verb was `ingest`, which derives no codings.
        """
        if self.derived is None:
            raise StoreError(f"`{self.verb}` does not go as far as codings; run `tag`.")
        return self.derived

    def to_dict(self) -> dict[str, object]:
        """Return what `--json` prints."""
        return {
            "report": str(self.report[0]) if self.report else None,
            "run_id": self.run_id or None,
            "ledger": self.ledger,
            "warnings": list(self.warnings),
            "seconds": {stage: round(seconds, 3) for stage, seconds in self.seconds.items()},
        }


def run(
    folder: Folder, verb: str = "run", files: Sequence[Path] = (), *, wait: float = 5, progress: Progress = silent
) -> Outcome:
    """Do a verb with all that it needs done before, holding the consultation meanwhile.

    Args:
        folder: the consultation.
        verb: `ingest` (and clean), `tag`, `report` or `run`, which is all of it.
        files: late arrivals to receive first.
        wait: seconds to wait for another process that holds the consultation.
        progress: called as the work goes on.

    Raises:
        ConsultError: see `consult.errors`; what was finished before is kept.
    """
    outcome = Outcome(verb)
    with hold(folder.derived, verb, wait), _recorded(folder, outcome):
        with _timed(outcome, "ingest"):
            ingested = _take_in(folder, files, progress)
        outcome.ledger = totals(ingested.read("ledger", Ledger))
        with _timed(outcome, "clean"):
            clean(folder, progress)
        if verb == "ingest":
            return outcome
        with _timed(outcome, "tag"):
            outcome.derived = derived(folder, tag(folder, progress))
            outcome.warnings = folder.warnings
            outcome.run_id = outcome.derived.run_id
        if verb in ("report", "run"):
            with _timed(outcome, "report"):
                outcome.report, outcome.leading = write_report(folder, outcome.derived, progress=progress)
    return outcome


def _take_in(folder: Folder, files: Sequence[Path], progress: Progress) -> Stage:
    """Receive files and ingest; files that cannot be used are not kept, so that they block nothing that was there."""
    new = receive(folder, files)
    try:
        return ingest(folder, progress)
    except InputError as error:
        if not new:
            raise
        forget(folder, new)
        names = ", ".join(source.name for source in new)
        kept = Problem(f"nothing was received from {names}: the consultation is as it was.")
        raise type(error)([*error.problems, kept]) from None
    except Exception:
        # whatever else a file brings about must not stop every later run
        forget(folder, new)
        raise


def totals(ledger: pd.DataFrame) -> dict[str, int | bool]:
    """Return received, answers, blank and set_aside in cells that could hold an answer, and whether it all balances."""
    cells = ledger[(ledger["stage"] == "ingest") & (ledger["unit"] == "cell")]
    by_outcome = cells.groupby("outcome")["n"].sum()
    answers, blank, set_aside = (int(by_outcome.get(name, 0)) for name in ("answer", "blank", "set_aside"))
    elsewhere = sum(int(by_outcome.get(name, 0)) for name in ("profile", "personal", "administrative"))
    received = int(by_outcome.get("received", 0)) - elsewhere
    balanced = Ledger.balanced(ledger) and received == answers + blank + set_aside
    return {"received": received, "answers": answers, "blank": blank, "set_aside": set_aside, "balanced": balanced}


@contextmanager
def _timed(outcome: Outcome, stage: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    outcome.seconds[stage] = time.perf_counter() - began
    # Arrow keeps freed memory for itself, which the next stage would come on top of
    pa.default_memory_pool().release_unused()


@contextmanager
def _recorded(folder: Folder, outcome: Outcome) -> Iterator[None]:
    """Keep a record of the run in the database, whichever way it ends.

    Raises:
        Interrupted: the person pressed Ctrl-C.
    """
    database = Database(folder.database_url)
    manifest: dict[str, object] = {"version": VERSION, "seed": folder.settings.seed}
    number = database.start_run(outcome.verb, manifest)
    ending = "failed"
    try:
        yield
        ending = "finished"
    except KeyboardInterrupt:
        ending = "stopped"
        raise Interrupted(
            "stopped. What was finished is kept: run the same command again and it goes on from there."
        ) from None
    finally:
        fingerprints = outcome.derived.tagged.fingerprint if outcome.derived else {}
        results = {"ledger": outcome.ledger, "seconds": outcome.seconds, "tagger": fingerprints}
        database.finish_run(number, ending, outcome.run_id, results)
        database.close()
