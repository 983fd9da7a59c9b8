"""Letters, e-mails and documents into the assembly: split into answers, every part counted."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from consult.ingest.assembly import RECEIVED_BEFORE, Assembly, Place
from consult.ingest.content import Document, Mailbag, Refusal
from consult.ingest.fact import Facts
from consult.ingest.letter.asked import Asked
from consult.ingest.letter.carried import NOT_THEIR_OWN, apart, is_of_another
from consult.ingest.letter.contact import Stated, details
from consult.ingest.letter.label import Labels
from consult.ingest.letter.quotation import INSIDE_QUOTATION, answers_inside_quotation
from consult.ingest.letter.said import Said, said
from consult.ingest.letter.splitting import Part
from consult.settings import IngestSettings
from consult.vocabulary import Questionnaire

UNREADABLE = "no readable text"
SIGNATURE = "signature under a letter"
ANOTHER_VERSION = (
    "another version of a message that was received before: where they differ this one stands; "
    "what only the earlier one answers stands too"
)
_SURE = 0.8
_LONGEST_MARKER = 80


def take(
    mailbag: Mailbag,
    reader: str,
    source_id: str,
    assembly: Assembly,
    questionnaire: Questionnaire,
    settings: IngestSettings,
) -> None:
    """Take every document of a file, its attachments with it."""
    account = assembly.account
    asked, labels = Asked(questionnaire), Labels(questionnaire)
    single = reader != "mbox" and len(mailbag.documents) <= 1
    for document in mailbag.documents:
        place = source_id if single else f"{source_id}-{document.row}"
        for nth, own in enumerate(apart(document)):
            files = [_limited(one, settings.max_cell_characters) for one in _with_attachments(own)]
            _Letter(own, f"{place}-inside-{nth}" if nth else place, source_id, assembly, labels).take(files, asked)
    rows = {document.row for document in mailbag.documents}
    for refusal in mailbag.refusals:
        account.put_aside(source_id, refusal.row, refusal.column, refusal.reason, refusal.value)
        account.count(source_id, "cell", "set_aside", reason=refusal.reason)
        if refusal.row not in rows:
            account.count(source_id, "row", "set_aside", reason=refusal.reason)


class _Letter:
    def __init__(self, document: Document, place: str, source_id: str, assembly: Assembly, labels: Labels) -> None:
        self.document, self.source_id, self.labels = document, source_id, labels
        self.assembly, self.account = assembly, assembly.account
        self.id = _respondent_id(document, place)
        self.facts = Facts(assembly, self.id)

    def take(self, files: Sequence[Document], asked: Asked) -> None:
        """Take a letter and what is attached to it; `files` are all of them, the letter first."""
        readable = any(one.text.strip() for one in files)
        if readable:
            names = _names(self.document.sender.get("person", ""))
            told = [said(one, asked, self.labels, names) for one in files]
            answers = list(_numbered(part for one in told for part in one.parts))
            self.row(answers)
            self.envelope()
            for one, what in zip(files, told, strict=True):
                self.reviews(what.reviews, "" if one is files[0] else one.name)
                self.contact(what)
            if any(is_of_another(one, self.document) for one in self.document.attachments):
                self.review(NOT_THEIR_OWN)
            if answers_inside_quotation(self.document, asked):
                self.review(INSIDE_QUOTATION)
            self.facts.settle()
            self.answers(answers)
        self.refusals(files, whole=not readable)

    def row(self, answers: Sequence[tuple[Part, int]]) -> None:
        """Count the letter as a row: kept, or set aside where the same message was received before."""
        known = self.assembly.knows(self.id)
        if known and all(self.assembly.holds(self.id, part.question_id, part.text, nth) for part, nth in answers):
            self.account.count(self.source_id, "row", "set_aside", reason=RECEIVED_BEFORE)
            self.account.put_aside(self.source_id, self.document.row, "", RECEIVED_BEFORE, "", self.id)
            return
        self.account.count(self.source_id, "row", "kept")
        self.assembly.respondent(self.id, self.place(""), self.document.channel)
        if known:
            self.review(ANOTHER_VERSION)

    def envelope(self) -> None:
        """Take what the envelope says: the sender, restricted, and the date."""
        for field, value in sorted(self.document.sender.items()):
            self.facts.personal(field, value, self.place("sender"))
        self.facts.set("submitted_at", self.document.sent_at)

    def contact(self, what: Said) -> None:
        """Take the lines of a document that say who wrote it: none of them stays in an answer."""
        for one in what.stated:
            self.account.count(self.source_id, "cell", self.stated(one, self.place(one.label or one.shape)))
        for signature in what.signatures:
            self.account.count(self.source_id, "cell", "set_aside", reason=SIGNATURE)
            self.account.put_aside(self.source_id, self.document.row, "signature", SIGNATURE, signature, self.id)
            for one in details(signature):
                if self.stated(one, self.place("signature")) == "profile":
                    self.account.count(self.source_id, "cell", "profile")

    def stated(self, one: Stated, where: Place) -> str:
        """Take what one line states; return its outcome, profile or personal."""
        if field := self.labels.profile(one.label):
            self.facts.profile(field, one.label, one.label, one.value, where)
            return "profile"
        self.facts.personal(one.shape or self.labels.personal(one.label) or "other", one.value, where)
        return "personal"

    def answers(self, answers: Iterable[tuple[Part, int]]) -> None:
        """Take each part as an answer to the question that it was split for."""
        for part, nth in answers:
            where, question = self.place(_called(part.marker)), part.question_id
            outcome = self.assembly.answer(self.id, question, part.text, where, nth=nth, confidence=part.confidence)
            reason = RECEIVED_BEFORE if outcome == "set_aside" else ""
            self.account.count(self.source_id, "cell", outcome, question_id=question, reason=reason)
            if part.confidence < _SURE:
                what = f"{round(100 * part.confidence)}% sure that this part answers {question}"
                self.review(what, where.column, question)

    def refusals(self, files: Sequence[Document], *, whole: bool) -> None:
        """Set aside what the reader could not keep; a letter with no text at all is set aside whole."""
        refused = [refusal for one in files for refusal in one.refusals]
        for refusal in refused:
            self.account.put_aside(self.source_id, refusal.row, refusal.column, refusal.reason, refusal.value, self.id)
            self.account.count(self.source_id, "cell", "set_aside", reason=refusal.reason)
        if whole:
            reason = refused[0].reason if refused else UNREADABLE
            self.account.count(self.source_id, "row", "set_aside", reason=reason)
            self.review(f"nothing to read: {reason}")
            if not refused:
                self.account.put_aside(self.source_id, self.document.row, "", reason, "", self.id)

    def reviews(self, whats: Iterable[str], of: str) -> None:
        """Note what a person should look at in the letter, or in one of its attachments by number and type."""
        for what in whats:
            self.review(f"{of}: {what}" if of else what)

    def review(self, what: str, column: str = "", question_id: str = "") -> None:
        self.account.review(self.source_id, what, self.document.row, column, self.id, question_id)

    def place(self, column: str) -> Place:
        return Place(self.source_id, self.document.row, column)


def _respondent_id(document: Document, place: str) -> str:
    """Return an id that the same message has in every file: by its Message-ID and sender, else by its place.

    Some programs give many messages one Message-ID: those of different senders are different messages all the same.
    """
    if not document.message_id:
        return f"d-{place}"
    own = "\n".join((document.message_id, document.sender.get("email", "")))
    return f"m-{hashlib.sha256(own.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _names(person: str) -> frozenset[str]:
    """Return the names by which a person may sign: "Doe, Jane" as Jane Doe, Jane or Doe."""
    last, _, first = person.casefold().partition(",")
    words = f"{first} {last}".split()
    return frozenset((*words, " ".join(words)))


def _numbered(parts: Iterable[Part]) -> Iterator[tuple[Part, int]]:
    """Count the parts that answer one question: the first, the second …"""
    nth: Counter[str] = Counter()
    for part in parts:
        nth[part.question_id] += 1
        yield part, nth[part.question_id]


def _called(marker: str) -> str:
    """Return the first words of a marker: the whole of it may repeat the question."""
    line = marker.strip().partition("\n")[0].strip()
    return line if len(line) <= _LONGEST_MARKER else f"{line[: _LONGEST_MARKER - 1].rstrip()}…"


def _with_attachments(document: Document) -> Iterator[Document]:
    yield document
    for attachment in document.attachments:
        yield from _with_attachments(attachment)


def _limited(document: Document, limit: int) -> Document:
    """Return a document whose text, where it is longer than a cell may be, is refused unsplit."""
    if len(document.text) <= limit:
        return document
    reason = f"letter too long: {len(document.text):,} characters, {limit:,} allowed"
    refusal = Refusal(document.row, "", reason, document.text)
    return replace(document, text="", refusals=(refusal, *document.refusals))
