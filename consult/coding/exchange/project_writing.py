"""A team's coding as the XML of a REFI-QDA project, and the texts beside it."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from consult.coding.exchange import decision
from consult.coding.exchange.archived import SOURCES
from consult.coding.exchange.code_book import add_code, add_codes
from consult.coding.exchange.guid import guid
from consult.coding.exchange.markup import written
from consult.coding.exchange.source_text import Place, SourceText, plain, source_texts
from consult.coding.exchange.work import Work, is_model
from consult.version import VERSION

NAMESPACE = "urn:QDA-XML:project:1.0"
_SCHEMA = f"{NAMESPACE} http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
QUESTIONS, QUESTION = "Questions", "question"
TOOL = "consult"
_NAMED = 200
_WHOLE = (-1, -1)

_Passages = dict[tuple[int, int], set[tuple[str, ...]]]


def members(work: Work) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a project by name: its XML has to come first."""
    from lxml import etree

    root = etree.Element(f"{{{NAMESPACE}}}Project", nsmap={None: NAMESPACE, "xsi": _INSTANCE})
    root.set("name", plain(work.title))
    root.set("origin", f"{TOOL} {VERSION}")
    root.set("creatingUserGUID", guid(work.id, "user", TOOL))
    root.set(f"{{{_INSTANCE}}}schemaLocation", _SCHEMA)
    _add_users(root, work)
    book = _sub(_sub(root, "CodeBook"), "Codes")
    add_codes(book, work.frame, work.id)
    _add_questions(book, work)
    decision.add_decisions(book, work)
    sources = list(source_texts(work))
    if sources:
        holder, made = _sub(root, "Sources"), _by_answer(work.codings)
        for source in sources:
            _add_source(holder, source, made, work)
    yield "project.qde", written(root)
    yield from ((f"{SOURCES}{_source_guid(source, work.id)}.txt", source.text.encode()) for source in sources)


def _sub(parent: Any, tag: str, /, **attributes: str) -> Any:
    from lxml import etree

    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", **attributes)


def _add_users(root: Any, work: Work) -> None:
    users = _sub(root, "Users")
    _sub(users, "User", guid=guid(work.id, "user", TOOL), name=f"{TOOL} {VERSION}", id=TOOL)
    for coder_id in sorted(set(work.codings["coder_id"]) - {TOOL}):
        name = f"{TOOL} {VERSION}: {coder_id}" if is_model(coder_id) else coder_id
        _sub(users, "User", guid=guid(work.id, "user", coder_id), name=plain(name), id=plain(coder_id))


def _add_questions(book: Any, work: Work) -> None:
    asked = set(work.answers["question_id"])
    questions = [question for question in work.questions if question.id in asked]
    if questions:
        category = add_code(book, guid(work.id, "questions"), QUESTIONS, codable=False)
        for question in questions:
            name = f"Q{question.number}" if question.number else question.label
            add_code(category, guid(work.id, QUESTION, question.id), name)


def _source_guid(source: SourceText, consultation: str) -> str:
    return guid(consultation, "respondent", source.respondent_id)


def _add_source(holder: Any, source: SourceText, made: dict[str, _Passages], work: Work) -> None:
    consultation, asked = work.id, work.order
    identifier = _source_guid(source, consultation)
    element = _sub(
        holder,
        "TextSource",
        guid=identifier,
        name=plain(source.respondent_id),
        plainTextPath=f"internal://{identifier}.txt",
        creatingUser=guid(consultation, "user", TOOL),
    )
    for place in source.places:
        if place.question_id in asked:
            _add_question(element, source, place, consultation)
        if place.answer_id in made:
            _add_passages(element, source, place, made[place.answer_id], consultation)


def _add_question(element: Any, source: SourceText, place: Place, consultation: str) -> None:
    """Code an answer with its heading to its question, so that a tool can show the answers to one."""
    start = place.start - len(place.heading) - 1
    key = f"{QUESTION}/{place.answer_id}"
    selection = _selection(
        element, source, (start, place.end), guid(consultation, "selection", key), TOOL, consultation
    )
    code = guid(consultation, QUESTION, place.question_id)
    _add_coding(selection, guid(consultation, "coding", key), code, TOOL, consultation)


def _add_passages(element: Any, source: SourceText, place: Place, passages: _Passages, consultation: str) -> None:
    """Add the passages of an answer that were coded, each with its codings; the answer as a whole is one of its own."""
    for start, end in sorted(passages):
        whole = start < 0
        key = whole_key(place.answer_id) if whole else f"{place.answer_id}/{start}/{end}"
        span = (place.start, place.end) if whole else (place.start + start, place.start + end)
        decided = sorted(passages[start, end])
        identifier = guid(consultation, "selection", key)
        selection = _selection(element, source, span, identifier, decided[0][0], consultation)
        for coder_id, theme_id, value in decided:
            own = guid(consultation, "coding", f"{key}/{coder_id}/{theme_id}/{value}")
            _add_coding(selection, own, decision.code_of(consultation, theme_id, value), coder_id, consultation)


def _by_answer(codings: pd.DataFrame) -> dict[str, _Passages]:
    """Return what was decided, and by whom, about each passage of each answer."""
    found: dict[str, _Passages] = {}
    rows = codings.assign(start=codings["start"].fillna(_WHOLE[0]), end=codings["end"].fillna(_WHOLE[1]))
    columns = (rows[name] for name in ("answer_id", "start", "end", "coder_id", "theme_id", "value"))
    for answer_id, start, end, *decided in zip(*columns, strict=True):
        found.setdefault(answer_id, {}).setdefault((int(start), int(end)), set()).add(tuple(decided))
    return found


def whole_key(answer_id: str) -> str:
    """Return what the selection of an answer as a whole is identified by."""
    return f"{answer_id}/whole"


def _selection(
    element: Any, source: SourceText, span: tuple[int, int], identifier: str, coder_id: str, consultation: str
) -> Any:
    return _sub(
        element,
        "PlainTextSelection",
        guid=identifier,
        name=source.text[slice(*span)][:_NAMED],
        startPosition=str(span[0]),
        endPosition=str(span[1]),
        creatingUser=guid(consultation, "user", coder_id),
    )


def _add_coding(selection: Any, identifier: str, code: str, coder_id: str, consultation: str) -> None:
    coding = _sub(selection, "Coding", guid=identifier, creatingUser=guid(consultation, "user", coder_id))
    _sub(coding, "CodeRef", targetGUID=code)
