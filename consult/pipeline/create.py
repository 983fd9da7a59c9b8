"""A new consultation folder, from the files that were received or from the sample."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import yaml

from consult import ingest as room
from consult import reference
from consult.errors import InputError, NotAConsultation, Problem
from consult.pipeline.arrival import look_at, shown
from consult.pipeline.folder import CODE_FRAME, QUESTIONNAIRE, SETTINGS, Folder
from consult.pipeline.sources import received, receiving
from consult.settings import IngestSettings, template
from consult.store import hold, write_bytes
from consult.vocabulary import Questionnaire

SAMPLE = "invest2035"


def create(
    path: Path, files: Sequence[Path] = (), *, title: str = "", frame: Path | None = None, wait: float = 5
) -> Folder:
    """Make a consultation: draft the questionnaire from the files, keep them as received, add a code frame to edit.

    Nothing is written unless everything can be. Settings and a code frame that are there already are kept, and so are
    files that were received before. The questionnaire comes last and makes it a consultation: where a process was
    killed before that, the same call completes what it began.

    Args:
        path: the new folder; it may exist as long as it holds no consultation.
        files: exports, e-mails or documents to draft the questionnaire from, with those received before.
        title: what reports call the consultation; the folder's name by default.
        frame: a code frame to copy; by default the starter frame, made for an industrial strategy.
        wait: seconds to wait for another process that works in the folder.

    Raises:
        NotAConsultation: there is a consultation in the folder already.
        InputError: a file is missing or no questions can be found in the files.
    """
    folder = Folder(path)
    _refuse_a_second(folder)
    if frame is not None and not frame.is_file():
        raise InputError(Problem("there is no such file.", "Name a code-frame.yaml.", file=str(frame)))
    title = title or shown(path.resolve().name).replace("-", " ").replace("_", " ").capitalize()
    sources = (*received(folder), *look_at(files, path))
    drafted = room.draft(sources, title, IngestSettings()) if sources else None
    with hold(folder.derived, "init", wait):
        _refuse_a_second(folder)
        if not (path / SETTINGS).exists():
            write_bytes(path / SETTINGS, template().encode())
        if frame is not None or not (path / CODE_FRAME).exists():
            write_bytes(path / CODE_FRAME, (frame or reference.data("reference", CODE_FRAME)).read_bytes())
        folder.raw.mkdir(mode=0o700, parents=True, exist_ok=True)  # it holds names and addresses
        with receiving(folder, files):
            pass
        if drafted is not None:
            write_bytes(path / QUESTIONNAIRE, _questionnaire_file(drafted).encode())
    return folder


def _refuse_a_second(folder: Folder) -> None:
    if (folder.path / QUESTIONNAIRE).exists():
        raise NotAConsultation(
            f"{folder.path} has a consultation already ({QUESTIONNAIRE}). "
            f"To add files to it: `consult ingest {folder.path} FILE…`."
        )


def copy_sample(path: Path) -> Folder:
    """Copy the synthetic sample consultation to a folder; one that is there already is used as it is."""
    folder = Folder(path)
    if not (path / QUESTIONNAIRE).exists():
        sample = reference.data(SAMPLE)
        for name in (SETTINGS, QUESTIONNAIRE):
            write_bytes(path / name, (sample / name).read_bytes())
        write_bytes(path / CODE_FRAME, reference.data("reference", CODE_FRAME).read_bytes())
        shutil.copytree(sample / "raw", folder.raw, dirs_exist_ok=True)
    return folder


def _questionnaire_file(questionnaire: Questionnaire) -> str:
    content = questionnaire.model_dump(mode="json", exclude_defaults=True)
    head = (
        "# The questions, drafted from the files that were received. Check each label and wording, and each type:\n"
        "# open questions are read and coded, closed and multiple ones are counted.\n"
        "# `consult check` shows which column goes where.\n"
    )
    return head + yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=120)
