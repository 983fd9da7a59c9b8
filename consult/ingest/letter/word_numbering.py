"""The bullets and numbers that Word shows beside list paragraphs and keeps out of their text.

A respondent who numbers answers with Word's own list button leaves no number in the text at all, so they are worked out
as Word does: each list has a counter per level, a paragraph raises its own and clears the deeper ones.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from consult.ingest.letter.word_package import Package, attribute, local

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True)
class _Level:
    form: str = "bullet"
    pattern: str = ""
    start: int = 1


@dataclass
class Numbering:
    """The lists of one document, and how far each has counted.

    `styles` gives the list and level of a paragraph style; `names` the name of a style by its id.
    """

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def mark(self, paragraph_style: str, own: Any) -> str:
        """Return "• ", "3. ", "b) " … for the next paragraph of a list, "" for a paragraph of none.

        Args:
            paragraph_style: the style id of the paragraph, "" for none.
            own: its `numPr` element, or None.
        """
        number, depth = self.styles.get(paragraph_style, ("", 0))
        if own is not None:
            number, depth = _list_and_level(own, number, depth)
        if number in {"", "0"} or number not in self.levels:
            return ""
        level = self.levels[number].get(depth, _Level())
        if level.form in {"bullet", "none"}:
            return "• " if level.form == "bullet" else ""
        counts = self.counts.setdefault(self.shared.get(number, number), {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return self._shown(number, level, counts)

    def _shown(self, number: str, level: _Level, counts: dict[int, int]) -> str:
        def figure(match: re.Match[str]) -> str:
            depth = int(match.group(1)) - 1
            its = self.levels[number].get(depth, _Level("decimal"))
            return _figure(counts.get(depth, its.start), its.form)

        return re.sub(r"%(\d)", figure, level.pattern).strip() + " "


def read(package: Package, styles_part: str, numbering_part: str) -> Numbering:
    """Read the lists of a document; parts that are not there ("") give none."""
    numbering = Numbering()
    if numbering_part in package:
        _read_lists(numbering, package.tree(numbering_part))
    if styles_part in package:
        _read_styles(numbering, package.tree(styles_part))
    return numbering


def _read_lists(numbering: Numbering, root: Any) -> None:
    abstract: dict[str, dict[int, _Level]] = {}
    for element in root:
        if local(element) == "abstractNum":
            abstract[attribute(element, "abstractNumId")] = dict(
                _level(child) for child in element if local(child) == "lvl"
            )
    for element in root:
        if local(element) != "num":
            continue
        number = attribute(element, "numId")
        base = next((attribute(child, "val") for child in element if local(child) == "abstractNumId"), "")
        levels = dict(abstract.get(base, {}))
        overrides = [child for child in element if local(child) == "lvlOverride"]
        for override in overrides:
            depth = _int(attribute(override, "ilvl"))
            for child in override:
                if local(child) == "lvl":
                    levels[depth] = _level(child)[1]
                elif local(child) == "startOverride":
                    level = levels.get(depth, _Level("decimal", f"%{depth + 1}."))
                    levels[depth] = _Level(level.form, level.pattern, _int(attribute(child, "val"), 1))
        numbering.levels[number] = levels
        # Lists of one definition go on counting from each other, unless one of them says where it starts.
        numbering.shared[number] = number if overrides else f"abstract {base}"


def _read_styles(numbering: Numbering, root: Any) -> None:
    based: dict[str, str] = {}
    for style in root:
        style_id = attribute(style, "styleId")
        for child in style:
            if local(child) == "name":
                numbering.names[style_id] = attribute(child, "val")
            elif local(child) == "basedOn":
                based[style_id] = attribute(child, "val")
            elif local(child) == "pPr":
                own = next((one for one in child if local(one) == "numPr"), None)
                if own is not None:
                    numbering.styles[style_id] = _list_and_level(own, "", 0)
    for style_id in based:
        _inherit(numbering, style_id, based)


def _inherit(numbering: Numbering, style_id: str, based: dict[str, str]) -> None:
    """Give a style the list of the nearest style that it is based on."""
    ancestor, steps = style_id, 0
    while ancestor not in numbering.styles and ancestor in based and steps < 20:
        ancestor, steps = based[ancestor], steps + 1
    if ancestor in numbering.styles:
        numbering.styles.setdefault(style_id, numbering.styles[ancestor])


def _list_and_level(own: Any, number: str, depth: int) -> tuple[str, int]:
    for child in own:
        if local(child) == "numId":
            number = attribute(child, "val")
        elif local(child) == "ilvl":
            depth = _int(attribute(child, "val"))
    return number, depth


def _level(element: Any) -> tuple[int, _Level]:
    values = {local(child): attribute(child, "val") for child in element}
    level = _Level(values.get("numFmt", "decimal"), values.get("lvlText", ""), _int(values.get("start", "1"), 1))
    return _int(attribute(element, "ilvl")), level


def _int(text: str, otherwise: int = 0) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else otherwise


def _figure(n: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1) if 0 < n < 200 else str(n)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"} and 0 < n < 40:
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (n // value)
            n %= value
        return roman.upper() if form == "upperRoman" else roman
    return str(n)
