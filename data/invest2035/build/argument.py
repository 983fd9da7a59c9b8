"""What an answer says: which themes, in which kinds, in how many sentences."""

from functools import cache

from data.invest2035.build.chance import Urn
from data.invest2035.build.draft import Passage
from data.invest2035.build.material import Question, load
from data.invest2035.build.pattern import Pattern
from data.invest2035.build.writer import Writer

MEDIAN_WORDS = 52.0
SPREAD = 0.92
_LEAST, _MOST = 5.0, 900.0
_ALONE = 30
_MISSES_BEFORE_REPEATING = 4
_BARRIER_PURPOSES = {"barriers", "barriers_enablers_asks", "barriers_asks"}

Paragraphs = list[list[Passage]]


def argue(writer: Writer, question: Question) -> Paragraphs:
    """Write an answer of several sentences, one paragraph a theme."""
    chance, voice = writer.chance, writer.voice
    target = min(_MOST, max(_LEAST, chance.lognormal(MEDIAN_WORDS * voice.words, SPREAD)))
    paragraphs: Paragraphs = []
    words = 0
    if target > 25 and (opener := chance.pick(voice.openers)):
        paragraphs.append([writer.passage(opener)])
        words += paragraphs[0][0].n_words
    misses = 0
    while words < target * 0.82 or not any(passage.theme for paragraph in paragraphs for passage in paragraph):
        paragraph = _point(writer, question, _theme(writer, question), int(target - words), first=not words)
        if not paragraph:
            misses += 1
            if misses == _MISSES_BEFORE_REPEATING:
                writer.used.clear()
            continue
        paragraphs.append(paragraph)
        words += sum(passage.n_words for passage in paragraph)
    if target > 55 and (closer := chance.pick(voice.closers)):
        paragraphs.append([writer.passage(closer)])
    return paragraphs


def treatise(writer: Writer, words: int) -> Paragraphs:
    """Write a paper of about so many words that goes through every theme, no sentence twice."""
    themes = list(writer.material.themes)
    paragraphs: Paragraphs = []
    n = 0
    while n < words:
        theme = themes[len(paragraphs) % len(themes)]
        question = writer.material.questions["q36"]
        paragraph = _point(writer, question, theme, 90, first=False) or _evidence(writer)
        paragraphs.append(paragraph)
        n += sum(passage.n_words for passage in paragraph)
    return paragraphs


def terse(writer: Writer, question: Question) -> list[Passage]:
    """Write a few words for each of one to four themes."""
    barrier = question.purpose in _BARRIER_PURPOSES
    themes = dict.fromkeys(_theme(writer, question) for _ in range(writer.chance.whole(1, 4)))
    passages = []
    for theme in themes:
        passage = writer.passage(writer.chance.pick(writer.material.terse[theme]))
        passage.kind = "barrier" if barrier else "unstated"
        passages.append(passage)
    return passages


def _point(writer: Writer, question: Question, theme: str, room: int, *, first: bool) -> list[Passage]:
    """Make one point on a theme: a sentence, then perhaps a second of another kind, then perhaps evidence."""
    chance = writer.chance
    paragraph: list[Passage] = []
    for place in range(1 + (room > 45 and chance.happens(0.4)) + (room > 120 and chance.happens(0.5))):
        pattern = _pattern(writer, question.purpose, theme)
        if pattern is None:
            break
        opening = first and not place
        leads = writer.material.heads if opening else writer.material.connectives
        alone = opening and room < _ALONE
        lead = chance.pick(leads) if chance.happens(0.5 if alone else 0.3 if opening else 0.16) else None
        # A short answer is one sentence, and sentences that stand alone must not be the same too often.
        tail = chance.pick(writer.material.tails) if chance.happens(0.85 if alone else 0.2) else None
        paragraph.append(writer.passage(pattern, lead, tail))
    if paragraph and room > 35 and chance.happens(0.34):
        paragraph += _evidence(writer)
    return paragraph


def _evidence(writer: Writer) -> list[Passage]:
    return [writer.passage(writer.chance.pick(writer.material.evidence))]


def _theme(writer: Writer, question: Question) -> str:
    if writer.chance.happens(writer.material.stray):
        return writer.chance.pick(list(writer.material.themes))
    return question.themes.draw(writer.chance)


def _pattern(writer: Writer, purpose: str, theme: str) -> Pattern | None:
    """Return a pattern the respondent has not used, of a kind the question invites; None when there is none left."""
    kinds = _kinds(purpose, theme, writer.respondent.type)
    own = writer.material.types.get(writer.respondent.type, {}).get(theme, {})
    shared = writer.material.themes[theme]
    for _ in range(8):
        kind = kinds.draw(writer.chance)
        from_own = kind not in shared or (kind in own and writer.chance.happens(0.4))
        pattern = writer.chance.pick(own[kind] if from_own else shared[kind])
        if pattern not in writer.used:
            writer.used.add(pattern)
            return pattern
    return None


@cache
def _kinds(purpose: str, theme: str, type_: str) -> Urn[str]:
    """Return the kinds that material exists for, weighted by what the question asks; any kind where none fits.

    A kind of which there are few sentences is drawn less, so that none of them is heard all the time.
    """
    material = load()
    there = {kind: len(group) for kind, group in material.themes[theme].items()}
    for kind, group in material.types.get(type_, {}).get(theme, {}).items():
        there[kind] = there.get(kind, 0) + len(group)
    weights = material.purposes[purpose]
    fitting = {kind: weights[kind] * n**0.8 for kind, n in there.items() if kind in weights}
    return Urn(fitting or dict.fromkeys(there, 1.0))
