"""Every error a researcher can meet, each with the exit code the command line gives for it.

::

    ConsultError                 1   anything below, or an unforeseen refusal
    ├── SettingsError            3   consult.toml has an unknown or wrong setting
    ├── NotAConsultation         4   the folder lacks what a consultation folder must have
    ├── UnknownName              5   a name that no reader, coder, encoder … goes by
    ├── InputError               6   what was given cannot be used as it is; lists every problem
    │   ├── UnreadableFile           damaged, encrypted, or not what its name says
    │   ├── UnsafeFile               would unpack beyond all measure, or hides something
    │   ├── PlanMismatch             the export and the questionnaire do not fit each other
    │   ├── QuestionnaireError       questionnaire.yaml is missing or wrong
    │   └── CodeFrameError           code-frame.yaml is missing or wrong
    ├── StoreError               7   derived files or the database cannot be read or written
    │   ├── ConsultationBusy         another process is working on this consultation
    │   ├── Conflict                 somebody else changed the same thing meanwhile
    │   ├── DiskFull                 no room left; what was finished is kept
    │   └── DamagedStage             a derived file does not match its own record
    ├── ModelError               8   a model file is absent or is not the one its manifest names
    ├── ReleaseRefused           9   a release holds something that must not be published, or is not the one audited
    └── Interrupted            130   stopped by the person; the next run goes on from here

Messages never contain the words of a respondent: they name the file, row and column instead.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421, 0x0D: 0x20}
_UNSEEN = dict.fromkeys((*range(0x80, 0xA0), 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)))
_SHOWN = str.maketrans(_PICTURES | _UNSEEN)


@dataclass(frozen=True)
class Problem:
    """One thing wrong with what was given, and what to do about it.

    Rows count from 1 as a spreadsheet shows them; 0 means the whole file. `column` is a header or a
    spreadsheet letter, "" for the whole row.
    """

    what: str
    remedy: str = ""
    file: str = ""
    row: int = 0
    column: str = ""

    @property
    def place(self) -> str:
        """Where the problem is, in words: `answers.csv, row 7, column "Q3"`."""
        parts = [self.file] if self.file else []
        if self.row:
            parts.append(f"row {self.row}")
        if self.column:
            parts.append(f'column "{self.column}"')
        return ", ".join(parts)

    def __str__(self) -> str:
        sentence = f"{self.place}: {self.what}" if self.place else self.what
        return visible(f"{sentence} {self.remedy}".rstrip())


class ConsultError(Exception):
    """The root of the tree above."""

    exit_code = 1


class SettingsError(ConsultError):
    """`consult.toml` has a setting that does not exist or a value that does not fit."""

    exit_code = 3


class NotAConsultation(ConsultError):
    """The folder is not a consultation, or lacks a file that it must have."""

    exit_code = 4


class UnknownName(ConsultError):
    """A name was asked for that no implementation goes by."""

    exit_code = 5

    def __init__(self, noun: str, name: str, known: Iterable[str]) -> None:
        self.noun, self.name, self.known = noun, name, tuple(sorted(known))
        super().__init__(f'no {noun} is called "{name}".{suggestion(name, self.known)}')


class InputError(ConsultError):
    """What was given cannot be used as it is. `problems` holds all of it, found in one pass."""

    exit_code = 6

    def __init__(self, problems: Sequence[Problem] | Problem | str) -> None:
        if isinstance(problems, str):
            problems = Problem(problems)
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UnreadableFile(InputError):
    """A file is damaged, encrypted, or not what its name says."""


class UnsafeFile(InputError):
    """A file would unpack beyond all measure, or carries something that must not be opened."""


class PlanMismatch(InputError):
    """The columns of an export and the questions of the questionnaire do not fit each other."""


class QuestionnaireError(InputError):
    """`questionnaire.yaml` is missing, or something in it is wrong."""


class CodeFrameError(InputError):
    """`code-frame.yaml` is missing, or something in it is wrong."""


class StoreError(ConsultError):
    """Derived files or the database cannot be read or written."""

    exit_code = 7


class ConsultationBusy(StoreError):
    """Another process is working on this consultation."""


class Conflict(StoreError):
    """Somebody else changed the same thing meanwhile; nothing was changed."""


class DiskFull(StoreError):
    """The disk has no room left. What was finished before is kept."""


class DamagedStage(StoreError):
    """A derived file does not match the record that was written with it."""


class ModelError(ConsultError):
    """A model file is absent, or is not the one its manifest names."""

    exit_code = 8


class ReleaseRefused(ConsultError):
    """A release holds something that must not be published, or is not the one that was audited."""

    exit_code = 9


class Interrupted(ConsultError):
    """The person stopped the work. What was finished is kept and the next run goes on from there."""

    exit_code = 130


def visible(text: str) -> str:
    """Return a name from outside (a file, a sheet, a header) so that no terminal obeys it.

    Control characters become their pictures (`␛`), those without one and marks that turn the direction of writing go;
    tabs and line feeds stay.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_SHOWN)


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return ` Did you mean "x"?` for the nearest known name, else ` Known: a, b.`, else nothing."""
    names = sorted(known)
    near = get_close_matches(name.casefold(), names, n=1, cutoff=0.6)
    if near:
        return f' Did you mean "{near[0]}"?'
    return f" Known: {', '.join(names)}." if names else ""
