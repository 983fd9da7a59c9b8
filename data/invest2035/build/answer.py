"""One cell of the survey: what the respondent wrote for one question, mess and all, with its gold."""

from collections.abc import Callable, Sequence

from data.invest2035.build import slip
from data.invest2035.build.argument import Paragraphs, argue, terse, treatise
from data.invest2035.build.draft import Draft, Passage, Transform, Written, finish
from data.invest2035.build.material import Question
from data.invest2035.build.writer import Writer

TREATISE_WORDS = 5000
_ONE_LINERS = {"placeholder": "placeholder", "attachment": "placeholder", "junk": "placeholder", "assent": "answered"}
_BULLETS = ("- ", "• ", "* ", "– ", "-")
_TERSE_JOINS = (", ", "\n", ". ", "; ", " and ", " / ")


def answer(writer: Writer, question: Question, answered: Sequence[Question]) -> Written:
    """Write the answer to one question. `answered` are the questions this respondent has answered before it."""
    chance, rates = writer.chance, writer.material.rates
    for name, status in _ONE_LINERS.items():
        if chance.happens(rates[name]):
            return Written(chance.pick(writer.material.mess[name]), status, flags=(name,))
    if cited := _cited(writer, question, answered):
        return _cross_reference(writer, cited)
    if chance.happens(rates["formula"]):
        passage = Passage(writer.passage(chance.pick(writer.material.mess["formula"])).fragments)
        return finish([passage], [], Written("", flags=("formula",)))
    if writer.respondent.region == "wales" and chance.happens(rates["welsh"] * 10):
        return welsh(writer)
    if chance.happens(rates["terse"]):
        return _terse(writer, question)
    return full(writer, question)


def full(writer: Writer, question: Question) -> Written:
    """Write an answer in sentences."""
    flags: list[str] = []
    draft = lay_out(writer, argue(writer, question), flags)
    if writer.chance.happens(writer.material.rates["pasted_question"]):
        draft[:0] = [question.wording, "\n\n"]
        flags.append("pasted_question")
    _add_on(writer, draft, flags)
    return _finished(writer, draft, flags)


def long_paper(writer: Writer) -> Written:
    """Write the one answer of five thousand words, under headings."""
    paragraphs = treatise(writer, TREATISE_WORDS)
    draft: Draft = []
    for place, paragraph in enumerate(paragraphs):
        if place % 12 == 0:
            section = place // 12
            heading = writer.material.headings[section % len(writer.material.headings)]
            draft.append(f"{section + 1}. {heading}\n\n")
        draft += [*_sentences(paragraph), "\n\n"]
    draft.pop()
    return finish(draft, [], Written("", flags=("very_long",)))


def welsh(writer: Writer) -> Written:
    """Write an answer in Welsh, sometimes with the English below."""
    chance = writer.chance
    n = chance.whole(1, 4)
    pairs = list(dict.fromkeys(chance.pick(writer.material.welsh) for _ in range(n)))
    draft: Draft = [*_sentences([writer.passage(pattern) for pattern, _ in pairs])]
    if chance.happens(writer.material.rates["bilingual"]):
        draft += ["\n\n", *_sentences([writer.passage(pattern) for _, pattern in pairs])]
        return finish(draft, [], Written("", language="cy+en", flags=("welsh", "bilingual")))
    return finish(draft, [], Written("", "other_language", language="cy", flags=("welsh",)))


def lay_out(writer: Writer, paragraphs: Paragraphs, flags: list[str]) -> Draft:
    """Lay sentences out as prose, a list or under headings; the name of an unusual layout joins the flags."""
    chance, rates = writer.chance, writer.material.rates
    roll = chance.random()
    many = len(paragraphs) > 1
    if many and roll < rates["bullets"] * 2:
        flags.append("bullets")
        bullet = chance.pick(_BULLETS)
        return _listed(writer, paragraphs, lambda _: bullet)
    roll -= rates["bullets"] * 2
    if many and 0 <= roll < rates["numbered"] * 2:
        flags.append("numbered")
        shape = chance.pick(("{}. ", "{}) ", "({}) "))
        return _listed(writer, paragraphs, lambda n: shape.format(n + 1))
    roll -= rates["numbered"] * 2
    if len(paragraphs) > 3 and 0 <= roll < rates["headings"] * 3:
        flags.append("headings")
        return _headed(writer, paragraphs)
    gap = "\n\n" if len(paragraphs) > 3 and chance.happens(0.6) else " "
    if chance.happens(rates["extra_space"]):
        gap = {" ": "  ", "\n\n": "\n \n"}[gap]
    draft: Draft = []
    for paragraph in paragraphs:
        draft += [*_sentences(paragraph), gap]
    draft.pop()
    return draft


def style(writer: Writer, flags: list[str], draft: Draft) -> tuple[list[Transform], Transform | None]:
    """Choose how the text is mistyped and mangled; what is chosen joins the flags."""
    chance, rates = writer.chance, writer.material.rates
    transforms: list[Transform] = []
    slips = None
    if chance.happens(rates["typos"]):
        slips = slip.typing(chance, writer.material.mess["typos"], 0.05)
        flags.append("typos")
    if writer.respondent.curly:
        transforms.append(slip.curly)
    if chance.happens(rates["lower_case"]):
        transforms.append(slip.lower)
        flags.append("lower_case")
    elif chance.happens(rates["all_caps"]):
        transforms.append(slip.upper)
        flags.append("all_caps")
    # Only a text with something beyond ASCII can be mangled, and about half of them have it.
    elif chance.happens(rates["mojibake"] * 2) and _can_be_mangled(draft, transforms):
        transforms.append(slip.mojibake)
        flags.append("mojibake")
    return transforms, slips


def _can_be_mangled(draft: Draft, transforms: list[Transform]) -> bool:
    return not slip.MOJIBAKE.isdisjoint(finish(draft, transforms, Written("")).text)


def _finished(writer: Writer, draft: Draft, flags: list[str]) -> Written:
    transforms, slips = style(writer, flags, draft)
    return finish(draft, transforms, Written("", flags=tuple(flags)), slips)


def _add_on(writer: Writer, draft: Draft, flags: list[str]) -> None:
    """Append what does not belong: personal details, a signature, a disclaimer."""
    chance, material = writer.chance, writer.material
    if chance.happens(material.rates["personal"]):
        draft += [" ", writer.passage(chance.pick(material.private_sentences))]
        flags.append("personal")
    for name in ("signature", "disclaimer"):
        if chance.happens(material.rates[name]):
            draft.append(writer.passage(chance.pick(material.mess[name])))
            flags.append(name)


def _terse(writer: Writer, question: Question) -> Written:
    join = writer.chance.pick(_TERSE_JOINS)
    draft: Draft = []
    for passage in terse(writer, question):
        draft += [join, passage]
    flags = ["terse"]
    return _finished(writer, draft[1:], flags)


def _cited(writer: Writer, question: Question, answered: Sequence[Question]) -> Question | None:
    """Return the question this answer will point back to, if it will."""
    rates = writer.material.rates
    share = rates["cross_reference_dependent" if question.depends_on else "cross_reference"]
    if not answered or not writer.chance.happens(share):
        return None
    for one in answered:
        if one.id == question.depends_on:
            return one
    return writer.chance.pick(answered)


def _cross_reference(writer: Writer, cited: Question) -> Written:
    words = writer.chance.pick(writer.material.mess["cross_reference"])
    text = "".join(cited.number if part == "q" else str(part) for part in words.parts)
    return Written(text, "cross_reference", refers_to=cited.id, flags=("cross_reference",))


def _sentences(passages: list[Passage]) -> Draft:
    draft: Draft = []
    for passage in passages:
        draft += [passage, " "]
    return draft[:-1]


def _listed(writer: Writer, paragraphs: Paragraphs, prefix: Callable[[int], str]) -> Draft:
    draft: Draft = []
    if writer.chance.happens(0.4):
        draft += [writer.chance.pick(writer.material.lead_ins), "\n"]
    n = 0
    for paragraph in paragraphs:
        # What only opens or closes the answer stands outside the list.
        listed = any(passage.theme for passage in paragraph)
        draft += [*([prefix(n)] if listed else []), *_sentences(paragraph), "\n"]
        n += listed
    return draft[:-1]


def _headed(writer: Writer, paragraphs: Paragraphs) -> Draft:
    draft: Draft = []
    start = writer.chance.whole(0, len(writer.material.headings) - 1)
    for place, paragraph in enumerate(paragraphs):
        if place % 2 == 0:
            heading = writer.material.headings[(start + place // 2) % len(writer.material.headings)]
            draft += [heading.upper() if writer.respondent.curly else heading, "\n"]
        draft += [*_sentences(paragraph), "\n\n"]
    return draft[:-1]
