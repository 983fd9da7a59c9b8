"""A release held against the consultation that it is of; where nothing blocks, it gets a certificate."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from consult import quotes
from consult.errors import InputError, Problem, UnknownName
from consult.pipeline.derived import Derived
from consult.pipeline.folder import Folder
from consult.pipeline.publication.quoted import mark_published, open_ids, quoted
from consult.pipeline.publication.release import Release
from consult.pipeline.publication.waiving import Waiver, key, waive, waivers
from consult.pipeline.publication.wording import own_texts, wordings
from consult.pipeline.run import run
from consult.progress import Progress, silent
from consult.store import Database, Stage, write_bytes
from consult.tables import Private
from consult.version import VERSION

Artefact = quotes.audit.Artefact
Auditor = quotes.audit.Auditor
Leak = quotes.audit.Leak


@dataclass(frozen=True)
class Audited:
    """What an audit found. `certificate` is where it lies, None where something blocks."""

    release: Path
    artefacts: tuple[Artefact, ...]
    waivers: Mapping[str, Waiver]
    certificate: Path | None = None

    @property
    def leaks(self) -> list[Leak]:
        """Everything that was found, file by file."""
        return [leak for artefact in self.artefacts for leak in artefact.leaks]

    @property
    def blocking(self) -> list[Leak]:
        """What blocks and nobody waived."""
        return [leak for leak in self.leaks if leak.blocks and leak.leak_id not in self.waivers]


@dataclass(frozen=True)
class Decision:
    """A person's decision to let something stand."""

    leak_id: str
    by: str
    because: str


def publish(
    folder: Folder,
    path: Path | None = None,
    decisions: Sequence[Decision] = (),
    *,
    wait: float = 5,
    progress: Progress = silent,
) -> Audited:
    """Audit a release (by default `out/`), and certify it where nothing blocks; no other file of it is written.

    The approved quotations in it then count as published. A certificate that is there already is taken away where the
    release must not go out.

    Raises:
        InputError: there is no such folder, or a decision lacks a name or a reason.
        UnknownName: a decision is about nothing that was found.
    """
    release = Release(path or folder.out)
    derived = run(folder, "publish", wait=wait, progress=progress).view
    auditor = _auditor(derived)
    artefacts = _audited(release, auditor, progress)
    with closing(Database(folder.database)) as database:
        _decide(database, decisions, {leak.leak_id for artefact in artefacts for leak in artefact.leaks})
        audited = Audited(release.path, artefacts, waivers(database))
    if audited.blocking:
        release.certificate.unlink(missing_ok=True)
        return audited
    about = {
        "consultation": folder.questionnaire.title,
        "run_id": derived.run_id,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "product_version": VERSION,
    }
    write_bytes(release.certificate, quotes.audit.certificate.issue(artefacts, auditor, audited.waivers, about))
    mark_published(derived, {one for artefact in artefacts for one in artefact.quoted})
    return replace(audited, certificate=release.certificate)


def _auditor(derived: Derived) -> Auditor:
    ingested, ids = derived.ingested, derived.respondents()["respondent_id"]
    private = Stage(derived.folder.restricted, ingested.name, ingested.fingerprint).read("private", Private)
    numbers = pd.DataFrame({"respondent_id": ids, "field": "respondent", "value": ids})
    texts = [*wordings(derived, open_ids(derived)), *quoted(derived)]
    return Auditor.of(pd.concat([private, numbers]), texts, own_texts(derived.folder), key(derived.folder))


def _audited(release: Release, auditor: Auditor, progress: Progress) -> tuple[Artefact, ...]:
    files, artefacts = release.files, []
    for done, name in enumerate(files):
        progress("auditing the release", done, len(files))
        content = release.content(name)
        artefacts.append(auditor.refuse(name, content) if isinstance(content, str) else auditor.audit(name, content))
    progress("auditing the release", len(files), len(files))
    return tuple(artefacts)


def _decide(database: Database, decisions: Sequence[Decision], known: set[str]) -> None:
    for decision in decisions:
        if decision.leak_id not in known:
            raise UnknownName("finding", decision.leak_id, known)
        if not decision.by.strip() or not decision.because.strip():
            raise InputError(Problem("a waiver needs a name and a reason.", "Give both: --as NAME --because TEXT."))
    for decision in decisions:
        waive(database, decision.leak_id, decision.by.strip(), decision.because.strip())
