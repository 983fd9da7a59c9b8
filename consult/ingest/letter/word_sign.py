"""What Word shows and does not keep as text: tabs and breaks, ticks of symbol fonts, what was chosen in a form."""

from typing import Any

from consult.ingest.letter.word_package import attribute, local

_PLAIN = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "ptab": " "}
KINDS = frozenset({*_PLAIN, "sym", "checkBox", "ddList"})
_SYMBOLS = {
    "wingdings": {0x6F: "☐", 0x78: "☒", 0xA7: "▪", 0xA8: "☐", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"},
    "symbol": {0xB7: "•"},
}
_NO = frozenset({"0", "false", "off"})


def shown(element: Any) -> str:
    """Return what Word shows for an element of one of `KINDS`."""
    kind = local(element)
    if kind == "sym":
        return _symbol(attribute(element, "font").casefold(), attribute(element, "char"))
    return _PLAIN[kind] if kind in _PLAIN else _chosen(kind, element)


def _symbol(font: str, written: str) -> str:
    """Return a character of a symbol font as one that any font has, where that is known."""
    try:
        code = int(written, 16)
        return _SYMBOLS.get(font, {}).get(code & 0xFF) or chr(code).encode("utf-8", "replace").decode("utf-8")
    except (ValueError, OverflowError):
        return written


def _chosen(kind: str, field: Any) -> str:
    """Return ☒ or ☐ for a box of a form, and the entry that was chosen from a list, "" for none."""
    values = [(local(child), attribute(child, "val")) for child in field]
    state = dict(values)
    if kind == "checkBox":
        return "☐" if state.get("checked", state.get("default", "0")) in _NO else "☒"
    entries = [value for name, value in values if name == "listEntry"]
    place = state.get("result", state.get("default", "0"))
    return entries[int(place)] if place.isdecimal() and int(place) < len(entries) else ""
