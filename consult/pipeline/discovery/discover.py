"""Looking for themes that the code frame lacks, and taking in those that a person accepts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from consult import nlp
from consult.errors import InputError, Problem
from consult.pipeline.derived import Derived
from consult.pipeline.discovery import patch, sheet
from consult.pipeline.discovery.scope import Scope
from consult.pipeline.folder import CODE_FRAME, Folder
from consult.pipeline.language_model import key_of
from consult.progress import Progress, silent
from consult.settings import DiscoverySettings
from consult.store import Database, write_bytes
from consult.vocabulary import Theme

SHEET, PATCH = "suggestions.csv", "suggestions.yaml"


@dataclass(frozen=True)
class Discovered:
    """What was found in `n_answers`, of which `n_grouped_answers` are in a group; the sheet and the patch to review.

    Where a language model was asked for titles or summaries, `asked` says by either name what was asked and what that
    used, and `refused` for which suggestions it gave none that could be used, and why.
    """

    discovery: nlp.discovery.Discovery
    raised: dict[str, sheet.Raised]
    n_answers: int
    n_grouped_answers: int
    sheet: Path
    patch: Path
    asked: dict[str, dict[str, object]] = field(default_factory=dict)
    refused: dict[str, dict[str, str]] = field(default_factory=dict)


def discover(derived: Derived, scope: Scope, progress: Progress = silent) -> Discovered:
    """Suggest themes for the answers in `scope`, and write a review sheet and a patch of the code frame to `out/`.

    Nothing is added to the code frame: see `accept`.

    Raises:
        UnknownName: there is no such question or section.
        InputError: there is too little to find themes in.
    """
    folder = derived.folder
    answers = scope.answers(derived)
    used = set(answers["text_id"])
    texts, segments = (table[table["text_id"].isin(used)] for table in (derived.texts(), derived.segments()))
    settings = folder.settings
    found = nlp.discovery.discover(
        texts, segments, folder.frame, settings.nlp, settings.discovery, settings.seed, progress
    )
    if not found.suggestions:
        what = f"there is too little to find themes in: {found.n_segments} distinct segments in {len(answers)} {scope}."
        needed = f"At least {nlp.discovery.FEWEST} are needed. Name a --question or a --section to look in all answers."
        raise InputError(Problem(what, needed))
    asked: dict[str, dict[str, object]] = {}
    refused: dict[str, dict[str, str]] = {}
    for what, ask in _wanted(settings.discovery).items():
        progress(what, 0, 1)
        found, refused[what], asked[what] = ask(found, settings.llm, key_of(settings.llm), settings.seed)
        _log(folder, what, asked[what], refused[what])
        progress(what, 1, 1)
    joined = found.placed[["text_id", "suggestion_id"]].drop_duplicates().merge(answers, on="text_id")
    raised = {
        str(suggestion_id): sheet.Raised(own["answer_id"].nunique(), own["respondent_id"].nunique())
        for suggestion_id, own in joined.groupby("suggestion_id")
    }
    rows = [
        sheet.Accepted(one.title, "", one.parent, tuple(word for word in one.words if " " in word))
        for one in found.suggestions
    ]
    heading = f"# Suggested themes for {scope}: add those that you accept to the themes of {CODE_FRAME}.\n"
    entries = heading + patch.entries(patch.themes_of(rows, folder.frame), indent=2)
    files = (
        _written(folder.out / SHEET, sheet.written(found, raised, len(answers), folder.frame)),
        _written(folder.out / PATCH, entries.encode()),
    )
    return Discovered(found, raised, len(answers), joined["answer_id"].nunique(), *files, asked, refused)


def _wanted(settings: DiscoverySettings) -> dict[str, Callable[..., nlp.discovery.Worded]]:
    """Return what a language model is to be asked for."""
    titles = {"titles": nlp.discovery.titled} if settings.titles == "llm" else {}
    return titles | ({"summaries": nlp.discovery.summarised} if settings.summaries == "llm" else {})


def _log(folder: Folder, what: str, asked: dict[str, object], failures: dict[str, str]) -> None:
    """Keep in the record of events what a language model was asked and what that used: it has to be paid for."""
    database = Database(folder.database)
    try:
        database.record(f"{what} asked for", {"llm": asked, "refused": failures}, actor="consult")
    finally:
        database.close()


def _written(path: Path, content: bytes) -> Path:
    """Write a file beside any other of its name, which a person may have filled in, and return its path."""
    for number in count(1):
        free = path.with_stem(f"{path.stem}-{number}") if number > 1 else path
        if not free.exists() or free.read_bytes() == content:
            break
    write_bytes(free, content)
    return free


def accept(folder: Folder, filled: Path) -> list[Theme]:
    """Add the themes that a filled sheet says yes to; the code frame before is kept in `.consult/code-frames/`.

    Raises:
        InputError: lists everything wrong in the sheet.
        CodeFrameError: the code frame cannot take them in.
    """
    themes = patch.themes_of(sheet.read(filled, folder.frame), folder.frame)
    if themes:
        path = folder.path / CODE_FRAME
        before = path.read_bytes()
        after = patch.patched(before.decode("utf-8"), themes)
        write_bytes(folder.derived / "code-frames" / f"{folder.frame.id}-version-{folder.frame.version}.yaml", before)
        write_bytes(path, after.encode())
    return themes
