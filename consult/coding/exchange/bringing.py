"""The codings of a project put back on the answers of a consultation; what cannot be put back is listed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

import pandas as pd

from consult.archive import Archive
from consult.coding.exchange.archived import source_file
from consult.coding.exchange.guid import guid
from consult.coding.exchange.meaning import Meanings
from consult.coding.exchange.placing import Found, alone, find
from consult.coding.exchange.position import reading
from consult.coding.exchange.project_reading import Coded, Project, Source
from consult.coding.exchange.project_writing import TOOL, whole_key
from consult.coding.exchange.source_text import SourceText, source_texts
from consult.coding.exchange.work import Brought, Work, long_form
from consult.errors import Problem

_ROW = ["answer_id", "theme_id", "coder_id", "value", "start", "end"]
_EDITED = "Its text was changed, or the answer was: export again, and code without editing the text."


@dataclass
class Bringing:
    """The work of bringing one file in."""

    project: Project
    archive: Archive
    work: Work
    meanings: Meanings
    file: str
    rows: list[tuple[str, str, str, str, int | None, int | None]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    wrong: list[Problem] = field(default_factory=list)
    checked: Counter[str] = field(default_factory=Counter)

    def brought(self) -> Brought:
        """Go through the sources, and return what they bring."""
        known = _Known(self.work)
        for source in self.project.sources:
            coded = [one for one in source.coded if not self.meanings.is_left_out(one.code)]
            self.unknown += [one.code for one in coded if self.meanings.of(one.code) is None]
            coded = [one for one in coded if self.meanings.of(one.code) is not None]
            if coded:
                self._bring(source, coded, known)
        problems = self.meanings.problems(self.unknown, self.file) + self.wrong
        rows = pd.DataFrame(self.rows, columns=_ROW).drop_duplicates()
        return Brought(long_form(rows, self.work), problems, self._notes())

    def _bring(self, source: Source, coded: list[Coded], known: "_Known") -> None:
        text = self._text(source)
        if text is None:
            what = f'{len(coded)} codings are of "{source.name}", which has no plain text in the file.'
            self._refuse(what, "Export it with its texts inside the file.")
            return
        found = list(known.found(source, text))
        if not found:
            what = f'{len(coded)} codings are of "{source.name}", which is no respondent with such answers here.'
            self._refuse(what, "Call each source by the id of its respondent, or of the answer that it holds.")
            return
        self._place(source, text, coded, found)

    def _place(self, source: Source, text: str, coded: list[Coded], found: list[Found]) -> None:
        passages = list(dict.fromkeys(one.passage for one in source.coded if one.passage))
        counted, n_right = reading(text, passages, self.project.origin)
        self.checked.update(passages=len(passages), right=n_right)
        own = {guid(self.work.id, "selection", whole_key(one.answer_id)): one.answer_id for one in found}
        nowhere = 0
        for one in coded:
            if one.selection in own:
                self._add(one, own[one.selection], None)
                continue
            if one.passage is None:
                nowhere += not self._whole(one, found)
                continue
            spans = [(answer.answer_id, answer.within(*counted.span(one.passage))) for answer in found]
            for answer_id, span in spans:
                if span:
                    self._add(one, answer_id, span)
            nowhere += not any(span for _, span in spans)
        if nowhere:
            self._refuse(f'{nowhere} codings of "{source.name}" lie on no answer.', _EDITED)

    def _whole(self, one: Coded, found: list[Found]) -> bool:
        """Take a coding of a whole source for one of the answer where it is the only one; tell whether it is."""
        if one.selection or len(found) > 1:
            return False
        self._add(one, found[0].answer_id, None)
        return True

    def _add(self, one: Coded, answer_id: str, span: tuple[int, int] | None) -> None:
        decided = self.meanings.of(one.code)
        if decided:
            theme_id, value = decided
            coder_id = self.project.coder_id(one.user) or PurePath(self.file).stem
            self.rows.append((answer_id, theme_id, coder_id, value, *(span or (None, None))))

    def _text(self, source: Source) -> str | None:
        if source.kind != "TextSource":
            return None
        return source.content if source.content is not None else source_file(self.archive, source.path)

    def _refuse(self, what: str, remedy: str) -> None:
        self.wrong.append(Problem(what, remedy, file=self.file))

    def _notes(self) -> list[str]:
        if self.project.origin.startswith(f"{TOOL} ") or not self.checked["passages"]:
            return []
        right, n = self.checked["right"], self.checked["passages"]
        return [f"{right:,} of {n:,} passages have the words that the file calls them by"]


class _Known:
    """The responses and answers here, by what a source may be called."""

    def __init__(self, work: Work) -> None:
        texts = list(source_texts(work))
        self._by_guid = {guid(work.id, "respondent", one.respondent_id): one for one in texts}
        self._by_name = {one.respondent_id.casefold(): one for one in texts}
        ids = work.answers["answer_id"]
        self._answers = {one.casefold(): (one, text) for one, text in zip(ids, work.answers["text"], strict=True)}

    def found(self, source: Source, text: str) -> Iterator[Found]:
        """Yield the answers that are in a source."""
        response = self._by_guid.get(source.guid) or self._called(source.name)
        if response:
            yield from find(text, response)
            return
        for name in _names(source.name):
            if name in self._answers:
                yield from alone(*self._answers[name], text)
                return

    def _called(self, name: str) -> SourceText | None:
        return next((self._by_name[one] for one in _names(name) if one in self._by_name), None)


def _names(name: str) -> tuple[str, str]:
    """Return a source's name as it is, and without the ending of a file."""
    return name.casefold(), name.casefold().removesuffix(".txt")
