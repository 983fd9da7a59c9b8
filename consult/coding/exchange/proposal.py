"""A code frame proposed by a code book: what it adds, changes and lacks. Nothing is taken over by itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from consult.coding.exchange.code_book import THEME, Code, read_description
from consult.coding.exchange.guid import guid
from consult.coding.exchange.work import Work
from consult.errors import CodeFrameError, Problem
from consult.vocabulary import CodeFrame, Theme


@dataclass(frozen=True)
class Proposal:
    """A code frame, one version on, and how it differs: themes that are new, changed, or not in the code book.

    What a code book does not say of a theme (its phrases, its section) stays as it is. `notes` are for the reader.
    """

    frame: CodeFrame
    added: tuple[Theme, ...]
    changed: tuple[Theme, ...]
    missing: tuple[Theme, ...]
    notes: tuple[str, ...]


def propose(codes: Sequence[Code], work: Work, file: str) -> Proposal:
    """Return the code frame that a code book asks for.

    A code is the theme that it was written from, else the one of its name (below a theme of the name above it).
    A code more than two levels down goes below the code at the top.

    Raises:
        CodeFrameError: it has no codes, or some without a name.
    """
    if not codes or not all(code.name for code in codes):
        what = "has codes without a name." if codes else "holds no codes."
        raise CodeFrameError(Problem(what, "Name them in the program that made it, and export it again.", file=file))
    themes = _themes(codes, work)
    try:
        frame = CodeFrame.model_validate(
            work.frame.model_dump() | {"themes": themes, "version": work.frame.version + 1}
        )
    except ValidationError:
        what = "does not make a code frame: two of its codes are one theme."
        raise CodeFrameError(Problem(what, "Give codes under one other names.", file=file)) from None
    known = work.frame.by_id
    deep = sum(len(code.path) > 2 for code in codes)
    return Proposal(
        frame,
        added=tuple(theme for theme in themes if theme.id not in known),
        changed=tuple(theme for theme in themes if theme.id in known and theme != known[theme.id]),
        missing=tuple(theme for theme in work.frame.themes if theme.id not in frame.by_id),
        notes=(f"{deep} codes lay more than two levels deep: they are below the code at the top",) if deep else (),
    )


def _themes(codes: Sequence[Code], work: Work) -> list[Theme]:
    own = {guid(work.id, THEME, theme.id): theme for theme in work.frame.themes}
    ids: dict[tuple[str, ...], str] = {}
    taken: set[str] = set(work.frame.by_id)
    themes: list[Theme] = []
    for code in codes:
        parent = ids[code.path[:1]] if len(code.path) > 1 else ""
        before = own.get(code.guid) or _named(code.name, parent, work.frame)
        theme = _updated(before, code, parent) if before else _new(code, parent, themes, taken)
        taken.add(theme.id)
        ids.setdefault(code.path, theme.id)
        themes.append(theme)
    return themes


def _named(name: str, parent: str, frame: CodeFrame) -> Theme | None:
    called = (theme for theme in frame.themes if theme.name.casefold() == name.casefold())
    return next((theme for theme in called if theme.parent == parent), None)


def _updated(theme: Theme, code: Code, parent: str) -> Theme:
    said = read_description(code.description) if code.description.strip() else {}
    return theme.model_copy(update={"name": code.name, "parent": parent, **said})


def _new(code: Code, parent: str, themes: Sequence[Theme], taken: set[str]) -> Theme:
    said = read_description(code.description)
    said["definition"] = said["definition"] or f"What is said of {code.name}."
    section = next((theme.section for theme in themes if theme.id == parent), "")
    theme_id = _free(_slug(code.name), parent, taken)
    return Theme.model_validate({"id": theme_id, "name": code.name, "parent": parent, "section": section, **said})


def _slug(name: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
    return slug if slug[:1].isalpha() else f"theme_{slug}".rstrip("_")


def _free(slug: str, parent: str, taken: set[str]) -> str:
    stem = f"{parent}.{slug}" if parent and "." not in parent else slug
    return next(one for one in (stem, *(f"{stem}_{n}" for n in range(2, len(taken) + 3))) if one not in taken)
