"""The consultation as a notebook uses it: `consult.open("my-consultation").run()`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from consult.pipeline.folder import Folder, find
from consult.progress import Progress, silent
from consult.vocabulary import CodeFrame, Questionnaire, Theme

if TYPE_CHECKING:
    import pandas as pd

    from consult.ingest import Inspection
    from consult.pipeline.agree import Agreed
    from consult.pipeline.derived import Derived
    from consult.pipeline.discovery.discover import Discovered
    from consult.pipeline.estimate import Estimated
    from consult.pipeline.exchange import Exported, Imported
    from consult.pipeline.publication.publish import Audited
    from consult.pipeline.quotation.work import Quoting
    from consult.pipeline.run import Outcome
    from consult.pipeline.team.work import Team
    from consult.pipeline.train import Trained


class Consultation:
    """A consultation folder and the verbs that work on it. Each verb does what it needs done before."""

    def __init__(self, folder: Folder, progress: Progress = silent) -> None:
        """Wrap a folder; `progress` is called as long work goes on."""
        self.folder = folder
        self._progress = progress

    @classmethod
    def at(cls, path: str | Path, progress: Progress = silent) -> Self:
        """Open the consultation in a folder.

        Raises:
            NotAConsultation: there is none.
        """
        return cls(find(Path(path)), progress)

    @property
    def questionnaire(self) -> Questionnaire:
        """The questions."""
        return self.folder.questionnaire

    @property
    def frame(self) -> CodeFrame:
        """The code frame."""
        return self.folder.frame

    def check(self, files: Sequence[Path] = ()) -> "Inspection":
        """Look at files (by default those received) against the questionnaire, and write nothing."""
        from consult.pipeline.check import check

        return check(self.folder, files)

    def ingest(self, files: Sequence[Path] = (), *, wait: float = 5) -> "Outcome":
        """Receive files, then read everything received and account for every cell."""
        return self._run("ingest", wait, files)

    def tag(self, *, wait: float = 5) -> "Outcome":
        """Tag every text that was not tagged before."""
        return self._run("tag", wait)

    def report(self, *, wait: float = 5) -> "Outcome":
        """Write the report."""
        return self._run("report", wait)

    def run(self, *, wait: float = 5) -> "Outcome":
        """Do the whole main job: ingest, clean, tag, report."""
        return self._run("run", wait)

    def demonstrate(self, *, wait: float = 5) -> "Outcome":
        """Do the whole main job on the sample, with quotations that nobody approved, to show how they look."""
        return self._run("demo", wait)

    def train(self, codings: Path | None = None) -> "Trained":
        """Learn themes for the next `tag`: from the team's codings, or from CSV with answer_id and theme_id."""
        from consult.pipeline.train import train

        return train(self._derived("train"), codings)

    def agree(
        self,
        files: Sequence[Path] = (),
        *,
        by_row: bool | None = None,
        with_model: bool = False,
        to: Path | None = None,
    ) -> "Agreed":
        """Hold coders against each other, and list their disagreements `to`.

        `files`: CSV with answer_id, theme_id, coder_id; none, for what the team has coded here.
        """
        from consult.pipeline.agree import agree, write_disagreements

        agreed = agree(self._derived("agree"), files, by_row=by_row, with_model=with_model)
        if to is not None:
            write_disagreements(agreed, to)
        return agreed

    def sample(self, n: int, to: Path, *, seed: int, question: str = "") -> int:
        """Write an audit sheet of answers drawn at random (`question`: id or number); return how many there are."""
        from consult.pipeline.estimate_sample import draw_sample

        return draw_sample(self._derived("code"), n, to, seed=seed, question=question)

    def estimate(self, sheet: Path | None = None, *, by: str = "", scale: str = "consult-1") -> "Estimated":
        """Correct automatic counts by an audit: over all, by question and `by` a respondents' column.

        `sheet`: a filled audit sheet; None, for the newest audit that the team has coded here.
        """
        from consult.pipeline.estimate import estimate

        return estimate(self._derived("estimate"), sheet, by=by, scale=scale)

    def discover(self, *, question: str = "", section: str = "", uncovered: bool = False) -> "Discovered":
        """Suggest themes that the code frame lacks, on a review sheet in `out/`.

        Looks in all answers to a question (number or id) or a section (id or name); else, or where `uncovered`, in
        those that have no theme.
        """
        from consult.pipeline.discovery.discover import discover
        from consult.pipeline.discovery.scope import Scope

        return discover(self._derived("discover"), Scope(question, section, uncovered), self._progress)

    def accept(self, sheet: Path) -> list[Theme]:
        """Add the themes that a filled review sheet says yes to, and return them."""
        from consult.pipeline.discovery.discover import accept

        return accept(self.folder, sheet)

    def quoting(self) -> "Quoting":
        """Return the work on quotations: propose, approve, reject, withdraw, sheets. Nothing changes unless `apply`.

        `consultation.quoting().propose(by="Ada", apply=True)`; somebody else approves.
        """
        from consult.pipeline.quotation.work import Quoting

        return Quoting(self._derived("quote"), self._progress)

    def team(self) -> "Team":
        """Return the team's own coding: assignments, sheets, what comes back on them, and what was settled.

        `consultation.team().assign(Path("sample.csv"), ["Ann Example", "Ben Example"])`.
        """
        from consult.pipeline.team.work import Team

        return Team(self._derived("code"))

    def table(self, name: str) -> "pd.DataFrame":
        """Return a derived table: answers, codings, tones, mentions, ledger, set-aside, respondents, …

        Raises:
            UnknownName: no table goes by that name.
        """
        from consult.pipeline.export import table

        return table(self._derived("export"), name)

    def export(self, name: str, to: Path | BinaryIO) -> int:
        """Write a derived table as formula-safe CSV to a file or a binary stream; return the number of rows."""
        from consult.pipeline.export import export

        return export(self._derived("export"), name, to)

    def export_coding(
        self, to: Path, files: Sequence[Path] = (), *, question: str = "", with_model: bool = True, coder: str = ""
    ) -> "Exported":
        """Write the coding for another tool, by the file's ending: `.qdpx`, `.qdc`, `.jsonl`, `.csv`; or a folder.

        The coding is the model's, the team's, and what people's CSV `files` hold; `coder` asks for one of them.
        """
        from consult.pipeline.exchange import export_coding

        return export_coding(self._derived("code"), to, files, question=question, with_model=with_model, coder=coder)

    def import_coding(
        self,
        path: Path,
        to: Path | None = None,
        *,
        question: str = "",
        without: Sequence[str] = (),
        with_model: bool = False,
    ) -> "Imported":
        """Read another tool's file; write its codings (CSV), or the code frame it proposes (YAML), to a new file `to`.

        Raises:
            InputError: lists everything that cannot be placed; then nothing is written.
        """
        from consult.pipeline.exchange import import_coding

        return import_coding(self._derived("code"), path, to, question=question, without=without, with_model=with_model)

    def publish(self, release: Path | None = None, *, wait: float = 5) -> "Audited":
        """Audit a folder to be published, by default `out/`, and certify it where nothing in it blocks."""
        from consult.pipeline.publication.publish import publish

        return publish(self.folder, release, wait=wait, progress=self._progress)

    def _derived(self, verb: str) -> "Derived":
        return self._run(verb, 5).view

    def _run(self, verb: str, wait: float, files: Sequence[Path] = ()) -> "Outcome":
        from consult.pipeline.run import run

        return run(self.folder, verb, files, wait=wait, progress=self._progress)
