"""A respondent at the keyboard: fills the slots of a pattern in their own voice and about their own place."""

from collections.abc import Callable, Sequence

from data.invest2035.build.chance import Chance
from data.invest2035.build.draft import Passage
from data.invest2035.build.material import Material
from data.invest2035.build.pattern import Choice, Fragment, Mark, Pattern, Slot
from data.invest2035.build.respondent import Respondent, identity, phone

_PERSON = {"we": 0, "our": 1, "us": 2}
_SAME_IN_A_SENTENCE = {"industry", "sector", "place", "market", "country", "role"}
_VOWELS = frozenset("aeioAEIO8")
_OWN = {"own_person": "person", "own_email": "email", "own_phone": "phone", "own_mobile": "phone"}


class Writer:
    """Writes sentences for one respondent. `used` are the patterns already spent."""

    def __init__(self, chance: Chance, material: Material, respondent: Respondent) -> None:
        self.chance, self.material, self.respondent = chance, material, respondent
        self.voice = material.voices[respondent.type]
        self.used: set[Pattern] = set()
        self._persons = chance.pick(self.voice.persons)
        entities = material.entities
        self._places = entities.places.get(respondent.region, entities.all_places)
        own = [one for sector in respondent.sectors for one in entities.industries[sector]]
        self._industries = own or entities.all_industries
        self._sectors = [one for sector in respondent.sectors for one in entities.sectors[sector]]
        self._all_sectors = [one for group in entities.sectors.values() for one in group]
        self._sentence: dict[str, Fragment] = {}

    def passage(self, pattern: Pattern, lead: Pattern | None = None, tail: Pattern | None = None) -> Passage:
        """Write one sentence.

        Args:
            pattern: the sentence.
            lead: what goes before it, where its first word can be lowered.
            tail: what goes before its full stop, where it is a single sentence with one.
        """
        self._sentence.clear()
        fragments: list[Fragment] = []
        self._fill(pattern, fragments)
        if tail and pattern.takes_tail:
            text, mark = fragments[-1]
            fragments[-1] = (text[:-1], mark)
            self._fill(tail, fragments)
            fragments.append((".", None))
        if lead and self._lowerable(pattern):
            first, mark = fragments[0]
            before: list[Fragment] = []
            self._fill(lead, before)
            lowered = first[:1].lower() + first[1:] if mark is None and not first.startswith(("I ", "I'")) else first
            fragments[0:1] = [*before, (lowered, mark)]
        _capitalise(fragments)
        return Passage(fragments, pattern.theme, pattern.kind)

    def _lowerable(self, pattern: Pattern) -> bool:
        first = pattern.parts[0]
        if isinstance(first, Slot):
            return first in _PERSON and self._persons[0].source != "I"
        if isinstance(first, Choice):
            return True
        return type(first) is str and first.split(" ", 1)[0].rstrip(".,?") not in self.material.proper

    def _fill(self, pattern: Pattern, fragments: list[Fragment]) -> None:
        for part in pattern.parts:
            if type(part) is str:
                fragments.append((part, None))
            elif isinstance(part, Slot):
                self._slot(part, fragments)
            elif isinstance(part, Choice):
                fragments.append((self.chance.pick(part), None))
            else:
                fragments.append(part)  # type: ignore[arg-type]

    def _slot(self, name: str, fragments: list[Fragment]) -> None:
        if name in _PERSON:
            self._fill(self._persons[_PERSON[name]], fragments)
        elif name == "who":
            self._fill(self.chance.pick(self.voice.who), fragments)
        elif name in self._sentence:
            _agree(fragments, self._sentence[name][0])
            fragments.append(self._sentence[name])
        else:
            fragment = self._fragment(name)
            if name in _SAME_IN_A_SENTENCE:
                self._sentence[name] = fragment
            _agree(fragments, fragment[0])
            fragments.append(fragment)

    def _fragment(self, name: str) -> Fragment:
        words = self.material.words.get(name)
        if words:
            return self.chance.pick(words), None
        return _SLOTS[name](self)

    def _industry(self) -> Fragment:
        return self.chance.pick(
            self._industries if self.chance.happens(0.75) else self.material.entities.all_industries
        )

    def _sector(self) -> Fragment:
        return self.chance.pick(self._sectors if self._sectors and self.chance.happens(0.7) else self._all_sectors)

    def _place(self) -> Fragment:
        return self.chance.pick(self._places if self.chance.happens(0.75) else self.material.entities.all_places)

    def _coast(self) -> Fragment:
        own = [one for one in self._places if one in self.material.entities.coast]
        return self.chance.pick(own or self.material.entities.coast)

    def _other(self, name: str, among: Sequence[Fragment]) -> Fragment:
        """Return a second entity that is not the first one of the sentence."""
        text, mark = self._sentence.get(name, ("", None))
        for _ in range(9):
            fragment = self.chance.pick(among)
            if fragment[0] != text and (mark is None or fragment[1] != mark):
                break
        return fragment

    def _own(self, name: str) -> Fragment:
        return getattr(self.respondent, name.removeprefix("own_")), Mark("personal", _OWN.get(name, "organisation"))

    def _somebody(self) -> Fragment:
        return identity(self.chance, self.material, "business")[0], Mark("personal", "person")

    def _somewhere(self) -> Fragment:
        return identity(self.chance, self.material, "business")[1], Mark("personal", "organisation")

    def _address(self) -> Fragment:
        private = self.material.private
        street, postcode = self.chance.pick(private["streets"]), self.chance.pick(private["postcodes"])
        return f"{self.chance.whole(2, 180)} {street}, {postcode}", Mark("personal", "address")

    def _nino(self) -> Fragment:
        suffix = self.chance.pick(self.material.private["nino_suffix"])
        return self.chance.digits(self.chance.pick(["QQ ## ## ## ", "QQ######"])) + suffix, Mark("personal", "nino")


def _agree(fragments: list[Fragment], following: str) -> None:
    """Make the article before a slot fit what follows: an aerospace supplier."""
    if fragments and fragments[-1][0][-3:] in {" a ", " A ", "a ", "A "} and following[:1] in _VOWELS:
        text, mark = fragments[-1]
        fragments[-1] = (f"{text[:-1]}n ", mark)


def _capitalise(fragments: list[Fragment]) -> None:
    for place, (text, mark) in enumerate(fragments):
        if text:
            fragments[place] = (text[0].upper() + text[1:], mark)
            return


_SLOTS: dict[str, Callable[[Writer], Fragment]] = {
    "industry": Writer._industry,
    "sector": Writer._sector,
    "place": Writer._place,
    "coast": Writer._coast,
    "industry2": lambda writer: writer._other("industry", writer.material.entities.all_industries),
    "sector2": lambda writer: writer._other("sector", writer._all_sectors),
    "place2": lambda writer: writer._other("place", writer.material.entities.all_places),
    "market2": lambda writer: writer._other("market", [(one, None) for one in writer.material.words["market"]]),
    "own_person": lambda writer: writer._own("own_person"),
    "own_email": lambda writer: writer._own("own_email"),
    "own_phone": lambda writer: writer._own("own_phone"),
    "own_mobile": lambda writer: writer._own("own_mobile"),
    "own_organisation": lambda writer: (
        writer.respondent.organisation or "Independent",
        Mark("personal", "organisation"),
    ),
    "own_title": lambda writer: (writer.respondent.title or "Retired", None),
    "organisation": Writer._somewhere,
    "person": Writer._somebody,
    "address": Writer._address,
    "nino": Writer._nino,
    "email": lambda writer: (identity(writer.chance, writer.material, "business")[2], Mark("personal", "email")),
    "phone": lambda writer: (phone(writer.chance, writer.material, "phone"), Mark("personal", "phone")),
    "mobile": lambda writer: (phone(writer.chance, writer.material, "mobile"), Mark("personal", "phone")),
    "nhs": lambda writer: (writer.chance.digits("999 ### ####"), Mark("personal", "nhs_number")),
    "url": lambda writer: (f"www.{writer.chance.pick(writer.material.private['domains'])}", Mark("personal", "url")),
    "title": lambda writer: (writer.chance.pick(writer.material.private["titles"]), None),
}
