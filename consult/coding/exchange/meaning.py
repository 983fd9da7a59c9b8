"""What the codes of a project stand for here: themes, decisions, or only the structure of the file."""

from collections import Counter
from collections.abc import Collection, Iterable

from consult.coding.exchange.code_book import Code
from consult.coding.exchange.decision import CATEGORY, NOT_NAME, READ_NAME, decisions
from consult.coding.exchange.guid import guid
from consult.coding.exchange.project_writing import QUESTION, QUESTIONS
from consult.coding.exchange.work import CODED, NOT_CODED, Work
from consult.errors import Problem, suggestion

_SHOWN = 80
_PHRASE = 3

Decision = tuple[str, str]


class Meanings:
    """The theme and value that each code stands for.

    A code is known by its identifier where this tool gave it, else by the name (or id) of a theme, where need be with
    the name of the theme above it. Codes of questions, and those to be left out with all below
    them, stand for nothing.
    """

    def __init__(self, codes: dict[str, Code], work: Work, without: Collection[str] = ()) -> None:
        self._codes, self._work = codes, work
        self._without = {name.casefold().strip() for name in without}
        self._own = decisions(work)
        self._structure = {guid(work.id, QUESTION, question.id) for question in work.questions}
        self._by_name = _by_name(work)
        self._names = [theme.name for theme in work.frame.themes]

    def of(self, code: str) -> Decision | None:
        """Return the theme id and value that a code stands for; None where it stands for nothing that is known."""
        if code in self._own:
            return self._own[code]
        return self._named(self._codes[code]) if code in self._codes else None

    def is_left_out(self, code: str) -> bool:
        """Tell whether a code says nothing about themes: it marks a question, or was asked to be left out."""
        if code in self._structure:
            return True
        path = self._codes[code].path if code in self._codes else ("",)
        return path[0] == QUESTIONS or not self._without.isdisjoint(part.casefold() for part in path)

    def problems(self, unknown: Iterable[str], file: str) -> list[Problem]:
        """Return what is wrong with codes that stand for nothing: one problem a code, with how often it was given."""
        found = []
        for code, n in sorted(Counter(unknown).items(), key=lambda pair: self._called(pair[0])):
            if code not in self._codes:
                found.append(Problem(f"{n} passages have a code that the file does not list.", file=file))
                continue
            called, name = self._called(code), self._codes[code].name
            what = f"{n} passages are coded {called}, which is no theme of the code frame."
            said = f'"{name[:_SHOWN]}"' if called.startswith('"') else "NAME"
            remedy = f"Add the theme, or leave the code out: --without {said}."
            hint = suggestion(name, self._names) if self._names and called.startswith('"') else ""
            found.append(Problem(f"{what}{hint if 'mean' in hint else ''}", remedy, file=file))
        return found

    def _called(self, code: str) -> str:
        """Return what to call a code in a message: by its number where its name is words of an answer."""
        if code not in self._codes:
            return ""
        said = any(self._is_said(part) for part in self._codes[code].path)
        number = list(self._codes).index(code) + 1
        return f"with code {number} of the file" if said else f'"{str(self._codes[code])[:_SHOWN]}"'

    def _is_said(self, name: str) -> bool:
        words = _squeezed(name)
        return words.count(" ") >= _PHRASE - 1 and any(words in _squeezed(text) for text in self._work.answers["text"])

    def _named(self, code: Code) -> Decision | None:
        name = code.name.casefold()
        if code.path[0] == CATEGORY:
            if name == READ_NAME.casefold():
                return "", CODED
            theme_id = self._by_name.get((name.removeprefix(NOT_NAME.casefold()),))
            return (theme_id, NOT_CODED) if theme_id else None
        path = tuple(part.casefold() for part in code.path)
        theme_id = self._by_name.get(path[-2:]) or self._by_name.get(path[-1:])
        return (theme_id, CODED) if theme_id else None


def _squeezed(text: str) -> str:
    return " ".join(text.casefold().split())


def _by_name(work: Work) -> dict[tuple[str, ...], str]:
    """Return theme ids by what themes are called: the name where one theme has it, with that above it, and the id."""
    names = Counter(theme.name.casefold().strip() for theme in work.frame.themes)
    found: dict[tuple[str, ...], str] = {}
    for theme in work.frame.themes:
        name = theme.name.casefold().strip()
        if theme.parent:
            found[work.frame.by_id[theme.parent].name.casefold().strip(), name] = theme.id
        if names[name] == 1 or not theme.parent:
            found[name,] = theme.id
    return {(theme.id.casefold(),): theme.id for theme in work.frame.themes} | found
