"""New themes into the text of a code frame, with everything else in it left as people wrote it."""

import re
from collections.abc import Sequence

import yaml
from pydantic import ValidationError

from consult import reference
from consult.errors import CodeFrameError, Problem
from consult.pipeline.discovery.sheet import Accepted
from consult.vocabulary import CodeFrame, Theme

_VERSION = re.compile(r"(?m)^version:[ \t]*(\d+)")
_WIDTH = 120


def themes_of(accepted: Sequence[Accepted], frame: CodeFrame) -> list[Theme]:
    """Return themes with ids made of their titles, each new to the frame."""
    taken = set(frame.by_id)
    themes = []
    for one in accepted:
        name, definition = _one_line(one.title), _one_line(one.definition)
        theme_id = _free(_slug(name), one.parent, taken)
        taken.add(theme_id)
        definition = definition or f"What is said of {name[0].lower()}{name[1:]}."
        section = frame.by_id[one.parent].section if one.parent else ""
        themes.append(
            Theme(
                id=theme_id,
                name=name,
                definition=definition,
                section=section,
                parent=one.parent,
                phrases=one.phrases,
            )
        )
    return themes


def entries(themes: Sequence[Theme], indent: int = 0) -> str:
    """Return themes as entries of a code frame's list."""
    fields = [theme.model_dump(mode="json", exclude_defaults=True) for theme in themes]
    written = yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=_WIDTH) if fields else ""
    return "".join(" " * indent + line + "\n" for line in written.removesuffix("\n").split("\n") if written)


def patched(text: str, themes: Sequence[Theme]) -> str:
    """Return a code frame's text with the themes at the end of its list and its version one higher.

    Raises:
        CodeFrameError: the themes do not fit the frame, or their list is not written as one entry a line.
    """
    listed = _list_of_themes(text)
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    last = max(item.end_mark.line + (item.end_mark.column > 0) for item in listed.value)
    while last > 0 and not lines[last - 1].strip():
        last -= 1  # after the last entry, not after the blank lines that follow it
    lines.insert(last, entries(themes, indent=listed.start_mark.column))
    whole = _VERSION.sub(lambda found: f"version: {int(found[1]) + 1}", "".join(lines), count=1)
    try:
        CodeFrame.model_validate(reference.parse(whole))
    except (ValidationError, yaml.YAMLError) as wrong:
        remedy = "Add them by hand from out/suggestions.yaml."
        raise CodeFrameError(Problem(f"cannot take the new themes in ({type(wrong).__name__}).", remedy)) from None
    return whole


def _list_of_themes(text: str) -> yaml.SequenceNode:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else []:
        if key.value == "themes" and isinstance(value, yaml.SequenceNode) and value.value and not value.flow_style:
            return value
    what = 'has no list "themes:" with one entry a line.'
    raise CodeFrameError(Problem(what, "Add the new themes by hand from out/suggestions.yaml.", file="code-frame.yaml"))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _slug(title: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", title.casefold()).strip("_")
    return plain if plain[:1].isalpha() else f"theme_{plain}".rstrip("_")


def _free(slug: str, parent: str, taken: set[str]) -> str:
    stem = f"{parent}.{slug}" if parent and "." not in parent else slug
    return next(name for name in (stem, *(f"{stem}_{n}" for n in range(2, len(taken) + 3))) if name not in taken)
