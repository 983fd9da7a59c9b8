"""Letters, e-mails and documents into the assembly: split into answers, every part counted."""

import re
from collections import Counter
from collections.abc import Iterator

from consult.ingest.assembly import Assembly, Place
from consult.ingest.content import Document, Mailbag
from consult.ingest.heading import plain
from consult.ingest.letter.splitting import split
from consult.ingest.table import known
from consult.ingest.table.detail import asked_for
from consult.ingest.table.profile import joined_consent, map_value
from consult.vocabulary import GENERAL_QUESTION_ID, Questionnaire

UNREADABLE = "no readable text"
_SURE = 0.8
_HEAD_LINES = 40
_LONGEST_MARKER = 80
_LINE = re.compile(r"^[\s*•-]*(?P<label>[^:\n]{2,120}?)\s*:[ \t]*(?P<value>\S[^\n]{0,200}?)\s*$")


def take(mailbag: Mailbag, reader: str, source_id: str, assembly: Assembly, questionnaire: Questionnaire) -> None:
    """Take every document of a file, its attachments with it."""
    account = assembly.account
    single = reader != "mbox" and len(mailbag.documents) <= 1
    for document in mailbag.documents:
        respondent_id = f"d-{source_id}" if single else f"d-{source_id}-{document.row}"
        _Letter(document, respondent_id, source_id, assembly, questionnaire).take()
    for refusal in mailbag.refusals:
        account.put_aside(source_id, refusal.row, refusal.column, refusal.reason, refusal.value)
        account.count(source_id, "cell", "set_aside", reason=refusal.reason)
        if not any(document.row == refusal.row for document in mailbag.documents):
            account.count(source_id, "row", "set_aside", reason=refusal.reason)


class _Letter:
    def __init__(
        self, document: Document, respondent_id: str, source_id: str, assembly: Assembly, questionnaire: Questionnaire
    ) -> None:
        self.document, self.id, self.source_id = document, respondent_id, source_id
        self.assembly, self.account, self.questionnaire = assembly, assembly.account, questionnaire
        self.nth: Counter[str] = Counter()

    def take(self) -> None:
        files = list(_with_attachments(self.document))
        readable = any(one.text.strip() for one in files)
        if readable:
            self.account.count(self.source_id, "row", "kept")
            self.assembly.respondent(self.id, Place(self.source_id, self.document.row, ""), self.document.channel)
            self.envelope()
            self.head()
            for one in files:
                self.parts(one)
        self.refusals(files, whole=not readable)

    def envelope(self) -> None:
        """Take what the envelope says: the sender, restricted, and the date."""
        where = Place(self.source_id, self.document.row, "sender")
        for field, value in sorted(self.document.sender.items()):
            if value.strip():
                self.assembly.personal(self.id, field, value, where)
        self.assembly.describe(self.id, {"submitted_at": self.document.sent_at})

    def parts(self, document: Document) -> None:
        """Take each part of a document as an answer to the question that it was split for."""
        parted = split(document, self.questionnaire)
        for what in parted.reviews:
            self.account.review(self.source_id, f"{document.name}: {what}", self.document.row, "", self.id)
        for part in parted.parts:
            if not part.text.strip() and part.question_id == GENERAL_QUESTION_ID:
                continue
            self.nth[part.question_id] += 1
            where = Place(self.source_id, self.document.row, _called(part.marker))
            outcome = self.assembly.answer(
                self.id, part.question_id, part.text, where, nth=self.nth[part.question_id], confidence=part.confidence
            )
            self.account.count(self.source_id, "cell", outcome, question_id=part.question_id)
            if part.confidence < _SURE:
                what = (
                    f"{document.name}: {round(100 * part.confidence)}% sure that this part answers {part.question_id}"
                )
                self.account.review(self.source_id, what, where.row, where.column, self.id, part.question_id)

    def refusals(self, files: list[Document], *, whole: bool) -> None:
        """Set aside what the reader could not keep; a letter with no text at all is set aside whole."""
        refused = [refusal for one in files for refusal in one.refusals]
        for refusal in refused:
            self.account.put_aside(self.source_id, refusal.row, refusal.column, refusal.reason, refusal.value, self.id)
            self.account.count(self.source_id, "cell", "set_aside", reason=refusal.reason)
        if whole:
            reason = refused[0].reason if refused else UNREADABLE
            self.account.count(self.source_id, "row", "set_aside", reason=reason)
            self.account.review(self.source_id, f"nothing to read: {reason}", self.document.row, "", self.id)
            if not refused:
                self.account.put_aside(self.source_id, self.document.row, "", reason, "", self.id)

    def head(self) -> None:
        """Take what the first lines say of the respondent, as `Respondent type: business` does. The lines stay."""
        facts: dict[str, str] = {}
        consents: list[str] = []
        where = Place(self.source_id, self.document.row, "head")
        stated = {plain(label): (label, value) for label, value in _stated(self.document.text)}
        fields = {plain(alias): one.field for one in self.questionnaire.profile for alias in one.aliases}
        personal = {plain(name) for name in self.questionnaire.personal}
        for name, (label, value) in stated.items():
            about = fields.get(name, "") or _about(label)
            if about:
                self.assembly.profile(self.id, about, label, label, value, where)
                mapped = map_value(about, value, label)
                if about == "consent":
                    consents.append(mapped)
                elif about != "attribute":
                    facts[about] = facts.get(about) or mapped
            elif (detail := asked_for(label)) or name in personal:
                self.assembly.personal(self.id, detail or "other", value, where)
        facts["consent"] = joined_consent(consents)
        self.assembly.describe(self.id, facts)


def _called(marker: str) -> str:
    """Return the first words of a marker: the whole of it may repeat the question."""
    line = marker.strip().partition("\n")[0].strip()
    return line if len(line) <= _LONGEST_MARKER else f"{line[: _LONGEST_MARKER - 1].rstrip()}…"


def _about(label: str) -> str:
    found = known.profile(label) if label.count(" ") < 8 else None
    return found.name if found else ""


def _stated(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n", _HEAD_LINES)[:_HEAD_LINES]:
        if match := _LINE.match(line[:400]):
            yield match["label"].strip(" *•-"), match["value"].strip(" *")


def _with_attachments(document: Document) -> Iterator[Document]:
    yield document
    for attachment in document.attachments:
        yield from _with_attachments(attachment)
