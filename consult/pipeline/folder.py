"""The consultation folder: what lies where, and reading the three files that people edit."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError

from consult import reference
from consult import settings as settings_file
from consult.errors import CodeFrameError, InputError, NotAConsultation, Problem, QuestionnaireError, suggestion
from consult.settings import Settings
from consult.vocabulary import CodeFrame, Noun, Question, Questionnaire, Theme

SETTINGS, QUESTIONNAIRE, CODE_FRAME = "consult.toml", "questionnaire.yaml", "code-frame.yaml"

N = TypeVar("N", bound=Noun)


@dataclass(frozen=True)
class Folder:
    """A consultation's paths. The files are read when they are first asked for."""

    path: Path

    @property
    def raw(self) -> Path:
        """Source files as received."""
        return self.path / "raw"

    @property
    def incoming(self) -> Path:
        """Where copies of new source files wait until they have been read and listed."""
        return self.raw / ".incoming"

    @property
    def derived(self) -> Path:
        """Stages and the database: never edited by hand."""
        return self.path / ".consult"

    @property
    def restricted(self) -> Path:
        """Stages with personal values: read by `quotes` and `publish` only."""
        return self.derived / "restricted"

    @property
    def out(self) -> Path:
        """Reports and exports."""
        return self.path / "out"

    @cached_property
    def settings(self) -> Settings:
        """The settings tree.

        Raises:
            SettingsError: lists everything wrong in `consult.toml`.
        """
        return settings_file.read(self.path / SETTINGS)

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """The questions.

        Raises:
            QuestionnaireError: the file is missing, or lists everything wrong in it.
        """
        remedy = f"Make one from an export with `consult init {self.path} --from FILE`."
        return _read(self.path / QUESTIONNAIRE, Questionnaire, QuestionnaireError, remedy)

    @cached_property
    def frame(self) -> CodeFrame:
        """The code frame.

        Raises:
            CodeFrameError: the file is missing, or lists everything wrong in it.
        """
        remedy = "`consult init` puts a starter code frame there; copy one in and edit it."
        return _read(self.path / CODE_FRAME, CodeFrame, CodeFrameError, remedy)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader of the results must know about how the consultation is set up."""
        starter = reference.data("reference", CODE_FRAME).read_bytes()
        if self.questionnaire.id != self.frame.id and (self.path / CODE_FRAME).read_bytes() == starter:
            return (
                "The code frame is the starter frame, made for an industrial strategy, and was not edited: "
                "its themes may not fit what was asked here.",
            )
        return ()

    @property
    def database(self) -> str | Path:
        """Where people's work and run records are kept: a file, or the URL of a server."""
        return self.settings.database or (self.derived / "consult.db").resolve()


def is_consultation(path: Path) -> bool:
    """Tell whether a folder holds a consultation."""
    return any((path / name).exists() for name in (SETTINGS, QUESTIONNAIRE))


def find(path: Path) -> Folder:
    """Return the consultation in a folder.

    Raises:
        NotAConsultation: there is no `questionnaire.yaml` or `consult.toml` in it.
    """
    if not path.is_dir():
        raise NotAConsultation(
            f"there is no folder {path}. Make a consultation with `consult init {path} --from FILE`."
        )
    if not is_consultation(path):
        raise NotAConsultation(
            f"{path.resolve()} is not a consultation: it has no {QUESTIONNAIRE} and no {SETTINGS}. "
            "Name the folder as the first argument, or make one with `consult init FOLDER --from FILE`."
        )
    return Folder(path)


def _read(path: Path, noun: type[N], error: type[InputError], remedy: str) -> N:
    try:
        raw = reference.parse(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise error(Problem(f"there is no {path.name}.", remedy, file=str(path.parent))) from None
    except OSError as refused:
        what = f"cannot be read: {refused.strerror}."
        raise error(Problem(what, "Check that it is a file and that you may read it.", file=str(path))) from None
    except UnicodeDecodeError:
        raise error(Problem("is not UTF-8 text.", "Save it as UTF-8.", file=path.name)) from None
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        what = f"is not valid YAML ({getattr(broken, 'problem', None) or 'unreadable'})."
        raise error(Problem(what, "Check the indentation there.", path.name, mark.line + 1 if mark else 0)) from None
    if not isinstance(raw, dict):
        raise error(Problem("holds no fields.", "Put a copy of it back, or see the reference.", file=path.name))
    try:
        return noun.model_validate(raw)
    except ValidationError as wrong:
        raise error(
            [_problem(path.name, detail["loc"], detail["type"], detail["msg"]) for detail in wrong.errors()]
        ) from None


def _problem(file: str, loc: tuple[int | str, ...], kind: str, message: str) -> Problem:
    place = ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)
    if kind == "extra_forbidden":
        fields = {name for noun in (CodeFrame, Theme, Questionnaire, Question) for name in noun.model_fields}
        return Problem(f"{place}: there is no such field.{suggestion(str(loc[-1]), fields)}", file=file)
    what = f"{place}: {message}." if place else f"{message}."
    return Problem(what, "Correct it there.", file=file)
