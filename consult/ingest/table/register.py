"""Everybody met so far, and who of a new sheet is among them."""

from collections.abc import Sequence, Set

from consult.ingest.table.finding import Findings
from consult.ingest.table.person import Person, come_again
from consult.ingest.table.scope import reaches_everywhere, same_id
from consult.ingest.table.statement import agree


class Register:
    """The people of all sheets so far, each as the latest sheet has them in which they say something."""

    def __init__(self, own_words: Set[str]) -> None:
        self._own_words = own_words
        self._by_id: dict[str, list[Person]] = {}
        self._sheets: list[list[Person]] = []

    def recognise(self, people: Sequence[Person]) -> Findings:
        """Give the people of a sheet who were met before the respondent ids that they have."""
        findings = Findings(n_ids=sum(1 for one in people if one.own))
        local = []
        for one in people:
            before = self._by_id.get(same_id(one.own), []) if one.own else []
            if before and reaches_everywhere(one.own):
                one.respondent_id = before[0].respondent_id
                findings.by_platform += 1
            elif before:
                local.append((one, before))
        self._by_own_id(local, findings)
        for sheet in self._sheets:
            self._by_words(sheet, people, findings)
        findings.parted = [one for one in findings.parted if not one.respondent_id]
        return findings

    def _by_own_id(self, shared: Sequence[tuple[Person, list[Person]]], findings: Findings) -> None:
        """Recognise people by ids of their own form, unless most of those are other people's now."""
        verdicts = [self._same(one, before) for one, before in shared]
        votes = [agreed for _, agreed in verdicts if agreed is not None] or [same is not None for same, _ in verdicts]
        findings.others = 2 * sum(votes) < len(votes)
        claimed: set[str] = set()
        for (one, _), (same, _) in sorted(zip(shared, verdicts, strict=True), key=lambda pair: not pair[1][1]):
            if same is None or findings.others or same.respondent_id in claimed:
                findings.parted.append(one)
            else:
                one.respondent_id = same.respondent_id
                claimed.add(same.respondent_id)
        findings.by_id = len(claimed)

    def _same(self, one: Person, before: Sequence[Person]) -> tuple[Person | None, bool | None]:
        """Return who of those that had the id it is, if anybody, and whether their words agree, None where unsaid."""
        likely: Person | None = None
        said = None
        for other in before:
            alike = not one.statements.asks or one.statements.same_form(other.statements)
            agreed = agree(other.says(), one.identifies(), self._own_words, same_form=alike)
            if agreed:
                return other, True
            if agreed is None and alike:
                likely = likely or other
            said = said if agreed is None else False
        return likely, said

    def _by_words(self, earlier: Sequence[Person], people: Sequence[Person], findings: Findings) -> None:
        """Recognise people who come again word for word; ids that differ on purpose are two people's nevertheless."""
        met = {one.respondent_id for one in people if one.respondent_id}
        missing = [one for one in earlier if one.respondent_id not in met and not reaches_everywhere(one.own)]
        new = [one for one in people if not one.respondent_id and not reaches_everywhere(one.own)]
        for before, one in come_again(missing, new):
            if before.own and one.own and not findings.others:
                findings.doubtful += 1
            else:
                one.respondent_id = before.respondent_id
                findings.again += 1

    def enter(self, people: Sequence[Person]) -> None:
        """Add the people of a sheet, who all have their respondent ids by now."""
        self._sheets.append(list(people))
        for one in people:
            before = self._by_id.setdefault(same_id(one.own), []) if one.own else []
            known = next((place for place, other in enumerate(before) if other.respondent_id == one.respondent_id), -1)
            if known < 0:
                before.append(one)
            elif one.says():
                before[known] = one
