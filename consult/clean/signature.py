"""Find where an answer that came by e-mail stops being an answer: its sign-off, signature and legal disclaimer.

Only whole lines at the very end are ever taken, only when every line from there on looks like what stands under an
e-mail, and never the whole text. What is cut stays in the original and shows in the alignment.
"""

import re

_SIGN_OFF = re.compile(
    r"(?:(?:with |my |our )*(?:kind(?:est)?|best|warm(?:est)?|many|sincere|all good)? ?"
    r"(?:and best )?(?:regards|wishes|thanks)(?: and (?:best|kind) (?:regards|wishes))?"
    r"|yours? (?:sincerely|faithfully|truly|ever)|sincerely(?: yours)?|thank you|cheers|all the best|kr|brgds"
    r"|cofion(?: gorau| cynnes)?|yn gywir|diolch(?: yn fawr)?)[ ,.!]*",
    re.IGNORECASE,
)
_FORMAL = re.compile(r"regards|wishes|sincerely|faithfully|truly|cofion|gywir", re.IGNORECASE)
_DEVICE = re.compile(
    r"(?:sent|get|download(?:ed)?)\b.{0,30}\b(?:from|via|using|with|for) (?:my |the )?"
    r"(?:iphone|ipad|ios|android|samsung|galaxy|blackberry|outlook|mail|mobile|phone|yahoo|gmail|proton|huawei|nokia)"
    r"|(?:get|sent from|sent via) outlook\b",
    re.IGNORECASE,
)
_DISCLAIMER_OPENS = re.compile(
    r"[*_=\s-]*(?:this (?:e-?mail|message|communication|transmission)|the (?:information|contents?|views)|any views"
    r"|if you (?:are not|have received)|please (?:consider the environment|think before)|(?:private and )?confidential"
    r"|(?:e-?mail )?disclaimer|privileged|(?:legal|important) notice|unless otherwise stated|we have scanned"
    r"|[\w&' ]{0,60}\bregistered (?:office|charity|company|in (?:england|scotland|wales|northern ireland)))",
    re.IGNORECASE,
)
_DISCLAIMER_SAYS = re.compile(
    r"\bintended (?:solely|only|recipient|for the (?:use|addressee|person|individual))|\brecipients?\b|\baddressees?\b"
    r"|\breceived (?:this|it)(?: e-?mail| message| communication)? (?:in error|by mistake)"
    r"|\b(?:free (?:of|from)|any) virus|\b(?:before|need to) print"
    r"|\bregistered in (?:england|scotland|wales|northern ireland)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.|https?://|www\.|\+?\d[\d ()-]{7,}\d"
    r"|\b(?:tel|t|m|mob|mobile|phone|e|email|e-mail|w|web|fax|dd|ddi)\s*[:.|]",
    re.IGNORECASE,
)
_ENDS_SENTENCE = re.compile(r"[.!?;:][\"'”’)]*\Z")
_LIST_ITEM = re.compile(r"(?:[•*–-]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_LONGEST_SIGNATURE = 20
_LONGEST_DISCLAIMER_LINE = 5_000
_NEAR_THE_END = 80
"""Lines that are looked at; what stands above them counts as one line, and is answer."""
_LONGEST_LINE_WORDS = 10


def end_of_answer(text: str) -> int:
    """Return the length of the text that is answer: `len(text)` when nothing is to be cut.

    Args:
        text: A mended text, lines ended by a line feed.
    """
    if "\n" not in text:
        return len(text)
    lines = text.rsplit("\n", _NEAR_THE_END)
    kept, before = len(lines), -1
    while kept != before:
        before = kept
        kept = _without_blank(lines, _before_signature(lines, _before_disclaimers(lines, kept)))
    if kept in (0, len(lines)):
        return len(text)
    return sum(len(line) + 1 for line in lines[:kept]) - 1


def is_signature(text: str) -> bool:
    """Tell whether a text is a sign-off with the signature under it and nothing else."""
    first, *below = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    signed = bool(_SIGN_OFF.fullmatch(first) or _signed_in_one(first))
    return signed and len(below) <= _LONGEST_SIGNATURE and all(_may_be_signature(line) for line in below)


def _without_blank(lines: list[str], end: int) -> int:
    while end and not lines[end - 1].strip():
        end -= 1
    return end


def _before_disclaimers(lines: list[str], end: int) -> int:
    """Walk up over disclaimers, device lines and rules, paragraph by paragraph, to the first that is none of these."""
    while end := _without_blank(lines, end):
        start = end
        while start and lines[start - 1].strip():
            start -= 1
        at = next((line for line in range(start, end) if _is_disclaimer(lines[line:end])), end)
        if at == end:
            break
        end = at
    return end


def _is_disclaimer(paragraph: list[str]) -> bool:
    """Tell whether a disclaimer opens with the first line and goes on to the end."""
    if len(paragraph[0]) > _LONGEST_DISCLAIMER_LINE:
        return False
    if len(paragraph) == 1 and (_DEVICE.match(paragraph[0]) or _is_rule(paragraph[0])):
        return True
    return bool(_DISCLAIMER_OPENS.match(paragraph[0]) and _DISCLAIMER_SAYS.search(" ".join(paragraph)))


def _is_rule(line: str) -> bool:
    return len(line) > 2 and not any(character.isalnum() for character in line)


def _before_signature(lines: list[str], end: int) -> int:
    """Return the line of the sign-off or the "-- " mark that only a signature follows, else `end`."""
    first = max(1, end - _LONGEST_SIGNATURE)
    for index in range(first, end):
        line = lines[index].strip()
        if not (line in {"--", "—", "__"} or _SIGN_OFF.fullmatch(line) or _signed_in_one(line)):
            continue
        below = [line.strip() for line in lines[index + 1 : end] if line.strip()]
        if not all(_may_be_signature(line) for line in below):
            continue
        # thanks and rules also stand above lists, so there the next line must be a name
        if below and not _FORMAL.search(line) and not _is_name(below[0]):
            continue
        return index
    return end


def _is_name(line: str) -> bool:
    words = line.split()
    return 0 < len(words) <= 4 and all(word[0].isupper() for word in words) and not _ENDS_SENTENCE.search(line)


def _signed_in_one(line: str) -> bool:
    """Tell whether the line is a sign-off with the name behind it: "Kind regards, Jane Smith"."""
    match = _SIGN_OFF.match(line)
    if not match or not match.group().rstrip().endswith((",", "regards", "wishes")):
        return False
    return _is_name(line[match.end() :])


def _may_be_signature(line: str) -> bool:
    """Tell whether a line could stand in a signature: short, no sentence, no list item; contact details always can."""
    n_words = len(line.split())
    if _CONTACT.search(line):
        return n_words <= 2 * _LONGEST_LINE_WORDS
    if n_words > _LONGEST_LINE_WORDS or _LIST_ITEM.match(line) or line[0].islower():
        return False
    return not (_ENDS_SENTENCE.search(line) and n_words > 3)
