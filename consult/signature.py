"""What stands under a letter or an e-mail and is no answer: its closing, its signature, a legal disclaimer.

Only whole lines at the very end are ever taken, and only when every line from there on looks like what stands under a
letter: short, no sentence, no item of a list. A formal closing ("Kind regards") speaks for itself. Thanks and a line of
hyphens also stand above lists, so that something under them must tell who signs.
"""

import re
from collections.abc import Collection, Sequence

_CLOSING = re.compile(
    r"(?:(?:with |my |our )*(?:kind(?:est)?|best|warm(?:est)?|many|sincere|all good)? ?"
    r"(?:and best )?(?:regards|wishes|thanks)(?: and (?:best|kind) (?:regards|wishes))?"
    r"|yours?(?: very)?(?: sincerely| faithfully| truly| ever)?|(?:very )?sincerely(?: yours)?|respectfully(?: yours)?"
    r"|thank you(?: again| very much)?|cheers|all the best|kr|brgds"
    r"|cofion(?: gorau| cynnes)?|yn gywir|diolch(?: yn fawr)?)[ ,.!]*",
    re.IGNORECASE,
)
_FORMAL = re.compile(r"regards|wishes|sincerely|faithfully|truly|respectfully|cofion|gywir", re.IGNORECASE)
_MARK = re.compile(r"--|—|__")
_DEVICE = re.compile(
    r"(?:sent|get|download(?:ed)?)\b.{0,30}\b(?:from|via|using|with|for) (?:my |the )?"
    r"(?:iphone|ipad|ios|android|samsung|galaxy|blackberry|outlook|mail|mobile|phone|yahoo|gmail|proton|huawei|nokia)"
    r"|(?:get|sent from|sent via) outlook\b",
    re.IGNORECASE,
)
_DISCLAIMER_OPENS = re.compile(
    r"[*_=\s-]*+(?:this (?:e-?mail|message|communication|transmission)|the (?:information|contents?|views)|any views"
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
    r"[\w.+-]+@[\w-]+\.|https?://|www\.|\+?\d[\d ()-]{7,}\d|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
    r"|\b(?i:tel|mob|fax|ddi?)\s*[:.|]|\b(?i:t|m|mobile|phone|telephone|e|email|e-mail|w|web)\s*[:|]",
)
_ENDS_SENTENCE = re.compile(r"[.!?;:][\"'”’)]*\Z")
_LIST_ITEM = re.compile(r"(?:[•*–-]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_PARTICLES = frozenset({"of", "and", "for", "the", "&", "de", "la", "van", "von", "der", "ap", "ab"})
_LONGEST_SIGNATURE = 20
_LONGEST_DISCLAIMER_LINE = 5_000
_NEAR_THE_END = 80
"""Lines that are looked at; what stands above them counts as one line, and is answer."""
_LONGEST_LINE_WORDS = 10
_LONGEST_NAME_WORDS = 4


def end_of_answer(text: str, names: Collection[str] = (), *, keep_some: bool = True) -> int:
    """Return the length of the text that is answer: `len(text)` when nothing is to be cut.

    Args:
        text: lines ended by a line feed.
        names: names of the writer where they are known; one of them under thanks or a line of hyphens is a signature.
        keep_some: a text of nothing but a signature is kept whole.
    """
    first = 1 if keep_some else 0
    lines = text.rsplit("\n", _NEAR_THE_END)
    kept, before = len(lines), -1
    while kept != before:
        before = kept
        kept = _without_blank(lines, _before_signature(lines, _before_disclaimers(lines, kept), first, names))
    if kept == len(lines) or kept < first:
        return len(text)
    return sum(len(line) + 1 for line in lines[:kept]) - (kept > 0)


def without_closing(line: str) -> str:
    """Return what stands behind a closing on its line: "Jane Smith" of "Kind regards, Jane Smith", "" of "--"."""
    match = _MARK.fullmatch(line) or _CLOSING.match(line)
    return line[match.end() :] if match else line


def is_small_print(line: str) -> bool:
    """Tell whether a line is a rule, says what device it was sent from, or opens a disclaimer."""
    return bool(_is_rule(line) or _DEVICE.match(line) or _DISCLAIMER_OPENS.match(line))


def is_formal_closing(line: str) -> bool:
    """Tell whether a line is a closing that stands above a signature alone, with or without the name behind it."""
    return bool(_FORMAL.search(line)) and _is_closing(line.strip())


def begins_signature(line: str) -> bool:
    """Tell whether a signature may begin with a line: a closing, or the hyphens that mail programs put above one."""
    line = line.strip()
    return bool(_MARK.fullmatch(line)) or _is_closing(line)


def _is_closing(line: str) -> bool:
    return bool(_CLOSING.fullmatch(line)) or _signed_in_one(line)


def is_brief(line: str) -> bool:
    """Tell whether a line could stand in a signature: short, no sentence, no list item; contact details always can."""
    n_words = len(line.split())
    if _CONTACT.search(line):
        return n_words <= 2 * _LONGEST_LINE_WORDS
    if n_words > _LONGEST_LINE_WORDS or _LIST_ITEM.match(line) or line[:1].islower():
        return False
    return not (_ENDS_SENTENCE.search(line) and n_words > 3)


def _without_blank(lines: Sequence[str], end: int) -> int:
    while end and not lines[end - 1].strip():
        end -= 1
    return end


def _before_disclaimers(lines: Sequence[str], end: int) -> int:
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


def _is_disclaimer(paragraph: Sequence[str]) -> bool:
    """Tell whether a disclaimer opens with the first line and goes on to the end."""
    if len(paragraph[0]) > _LONGEST_DISCLAIMER_LINE:
        return False
    if len(paragraph) == 1 and (_DEVICE.match(paragraph[0]) or _is_rule(paragraph[0])):
        return True
    return bool(_DISCLAIMER_OPENS.match(paragraph[0]) and _DISCLAIMER_SAYS.search(" ".join(paragraph)))


def _is_rule(line: str) -> bool:
    return len(line) > 2 and not any(character.isalnum() for character in line)


def _before_signature(lines: Sequence[str], end: int, first: int, names: Collection[str]) -> int:
    """Return the line of the closing or mark that only a signature follows, else `end`."""
    for index in range(max(first, end - _LONGEST_SIGNATURE), end):
        line = lines[index].strip()
        if not begins_signature(line):
            continue
        below = [line.strip() for line in lines[index + 1 : end] if line.strip()]
        if all(map(is_brief, below)) and (_FORMAL.search(line) or _tells_who(line, below, names)):
            return index
    return end


def _tells_who(line: str, below: Sequence[str], names: Collection[str]) -> bool:
    """Tell whether lines under thanks or a mark say who signs: a contact detail, the writer's name, or one name alone.

    A mark needs one of the first two: a name alone looks like the only point of a list.
    """
    if any(_CONTACT.search(one) or one.casefold() in names for one in below):
        return True
    return not below or (not _MARK.fullmatch(line) and len(below) == 1 and _is_name(below[0]))


def _is_name(line: str) -> bool:
    words = line.split()
    return 0 < len(words) <= _LONGEST_NAME_WORDS and _is_capitalised(words) and not _ENDS_SENTENCE.search(line)


def _is_capitalised(words: Sequence[str]) -> bool:
    return all(word[0].isupper() or word in _PARTICLES for word in words)


def _signed_in_one(line: str) -> bool:
    """Tell whether the line is a closing with the name behind it: "Kind regards, Jane Smith, Head of Policy"."""
    match = _CLOSING.match(line)
    if not match or not match.group().rstrip().endswith((",", "regards", "wishes")):
        return False
    name, *roles = line[match.end() :].split(",")
    return _is_name(name) and all(_is_capitalised(role.split()) for role in roles) and is_brief(line)
