"""The main job: everything from source files to the report, recorded, and interruptible at any moment."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from consult.errors import Interrupted, StoreError
from consult.pipeline import account
from consult.pipeline.clean import clean
from consult.pipeline.derived import Derived
from consult.pipeline.folder import Folder
from consult.pipeline.ingest import ingest
from consult.pipeline.quotation.demonstration import demonstrate
from consult.pipeline.report import write_report
from consult.pipeline.sources import receiving, unopened
from consult.pipeline.tag import tag
from consult.progress import Progress, silent
from consult.store import Database, hold
from consult.tables import Ledger
from consult.version import VERSION
from consult.vocabulary import Share


@dataclass
class Outcome:
    """What a verb did: `seconds` by stage, the ledger's totals, and the report where one was written.

    `files` counts those received, read and set aside unopened, `set_aside` has a sentence on each of the last;
    `llm` says what a language model was asked and what that used, where one may be asked;
    `leading` has the leading themes over all questions, each with the share of respondents who raised it.
    """

    verb: str
    seconds: dict[str, float] = field(default_factory=dict)
    ledger: dict[str, int | bool] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)
    set_aside: tuple[str, ...] = ()
    report: tuple[Path, ...] = ()
    leading: tuple[tuple[str, Share], ...] = ()
    run_id: str = ""
    derived: Derived | None = None
    warnings: tuple[str, ...] = ()
    llm: dict[str, object] = field(default_factory=dict)

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
            "files": self.files,
            "files_set_aside": list(self.set_aside),
            "warnings": list(self.warnings),
            "llm": self.llm or None,
            "seconds": {stage: round(seconds, 3) for stage, seconds in self.seconds.items()},
        }


def run(
    folder: Folder, verb: str = "run", files: Sequence[Path] = (), *, wait: float = 5, progress: Progress = silent
) -> Outcome:
    """Do a verb with all that it needs done before, holding the consultation meanwhile.

    Args:
        folder: the consultation.
        verb: `ingest` (and clean), `tag`, `report` or `run`, which is all of it; `demo`, which is that with quotations
            of the sample; any other does what it needs of `tag`.
        files: late arrivals to receive first.
        wait: seconds to wait for another process that holds the consultation.
        progress: called as the work goes on.

    Raises:
        ConsultError: see `consult.errors`; what was finished before is kept, also where the person stops it.
    """
    outcome = Outcome(verb)
    with _stoppable(), hold(folder.derived, verb, wait), _recorded(folder, outcome):
        with _timed(outcome, "ingest"), receiving(folder, files) as sources:
            ingested = ingest(folder, sources, progress)
        ledger = ingested.read("ledger", Ledger)
        outcome.ledger, outcome.files = account.totals(ledger), account.files(ledger)
        outcome.set_aside = unopened(sources)
        with _timed(outcome, "clean"):
            cleaned = clean(folder, ingested, progress)
        if verb == "ingest":
            return outcome
        with _timed(outcome, "tag"):
            # a look at the tables must not change them: only the verbs that work on texts ask again
            tagged = tag(folder, cleaned, progress, again=verb in ("tag", "run", "demo"), asked=outcome.llm)
            outcome.derived = Derived(folder, ingested, tagged)
            outcome.warnings = (*folder.warnings, *tagged.warnings)
            outcome.run_id = outcome.derived.run_id
        if verb == "demo":
            with _timed(outcome, "quote"):
                demonstrate(outcome.derived, progress)
        if verb in ("report", "run", "demo"):
            with _timed(outcome, "report"):
                outcome.report, outcome.leading = write_report(folder, outcome.derived, progress=progress)
    return outcome


@contextmanager
def _timed(outcome: Outcome, stage: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    outcome.seconds[stage] = time.perf_counter() - began
    # Arrow keeps freed memory for itself, which the next stage would come on top of
    pa.default_memory_pool().release_unused()


@contextmanager
def _stoppable() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        raise Interrupted(
            "stopped. What was finished is kept: run the same command again and it goes on from there."
        ) from None


@contextmanager
def _recorded(folder: Folder, outcome: Outcome) -> Iterator[None]:
    """Keep a record of the run in the database, whichever way it ends."""
    database = Database(folder.database)
    manifest: dict[str, object] = {"version": VERSION, "seed": folder.settings.seed}
    number = database.start_run(outcome.verb, manifest)
    ending = "failed"
    try:
        yield
        ending = "finished"
    except KeyboardInterrupt:
        ending = "stopped"
        raise
    finally:
        fingerprints = outcome.derived.tagged.fingerprint if outcome.derived else {}
        results = {"ledger": outcome.ledger, "seconds": outcome.seconds, "tagger": fingerprints}
        if outcome.llm:
            results["llm"] = outcome.llm
        # what ended the run says more than that it could not be recorded
        with nullcontext() if ending == "finished" else suppress(StoreError):
            database.finish_run(number, ending, outcome.run_id, results)
        database.close()
