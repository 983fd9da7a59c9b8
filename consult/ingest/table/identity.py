"""Who a row is from: the platform's own id, or a hash of the row, told apart between files."""

import hashlib
from collections import Counter
from collections.abc import Sequence, Set

from consult.ingest.account import Account
from consult.ingest.heading import plain
from consult.ingest.table.grid import Grid
from consult.ingest.table.identifier import names_among

_FEW_ROWS = 20
_DISTINCT_SHARE = 0.9
_LONGEST_COUNTER = 9
"""A number of more digits is one of a platform's own, which no other file repeats by chance."""


class Identities:
    """Respondent ids over all files. Counters that two different forms both use are told apart by a prefix."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._form_of: dict[str, frozenset[str]] = {}
        self._known: dict[tuple[frozenset[str], str], str] = {}
        self._prefix: dict[frozenset[str], str] = {}

    def of(self, grid: Grid, given: Sequence[str] | None, source_id: str, *, long: bool = False) -> list[str]:
        """Return a respondent id for each row.

        Args:
            grid: the rows.
            given: the values of the id column, None where there is none.
            source_id: names the file in prefixes and reviews.
            long: rows of one respondent share an id, and a row without one is of nobody else.
        """
        form = frozenset(plain(column.heading) for column in grid.columns)
        hashes = _Hashes()
        ids = [value.strip() for value in given] if given is not None else [""] * len(grid.rows)
        if names := names_among(ids):
            ids = self._unnamed(form, ids, names, grid, source_id, long)
        self._settle(form, ids, source_id)
        return [
            self._known[(form, own)] if own else hashes.of(row, number, source_id, long)
            for own, row, number in zip(ids, grid.rows, grid.numbers, strict=True)
        ]

    def _unnamed(
        self, form: frozenset[str], ids: list[str], names: Set[str], grid: Grid, source_id: str, long: bool
    ) -> list[str]:
        """Return ids without names, which no table may show: in a long sheet one made-up id for all rows of a name."""
        if not long:
            n_names = sum(own in names for own in ids)
            what = f"respondent ids of {n_names} row{'s' * (n_names != 1)} look like names: made-up ids stand for them"
            self._account.review(source_id, what)
            return ["" if own in names else own for own in ids]
        made_up = _Hashes()
        for own, row, number in zip(ids, grid.rows, grid.numbers, strict=True):
            if own in names and (form, own) not in self._known:
                self._known[(form, own)] = made_up.of(row, number, source_id, long)
        return ids

    def _settle(self, form: frozenset[str], ids: Sequence[str], source_id: str) -> None:
        """Decide which respondent each new id of a form is."""
        new = [own for own in dict.fromkeys(ids) if own and (form, own) not in self._known]
        clashing = [own for own in new if _is_counter(own) and self._form_of.get(own, form) != form]
        if clashing and form not in self._prefix:
            self._prefix[form] = f"{source_id[:4]}-"
            self._account.review(
                source_id,
                f"{len(clashing)} respondent ids are also those of another form with other columns: taken for other "
                f"people, whose ids begin with {self._prefix[form]}",
            )
        prefix = self._prefix.get(form, "")
        for own in new:
            respondent_id = f"{prefix}{own}" if _is_counter(own) else own
            self._known[(form, own)] = respondent_id
            self._form_of.setdefault(respondent_id, form)


class _Hashes:
    """Ids for rows that have none: equal rows of one file get a counter."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, row: Sequence[str], number: int, source_id: str, long: bool) -> str:
        """Return `r-` and twelve digits of the row's hash; in a long file each row without an id stands alone."""
        parts = [source_id, str(number)] if long else row
        digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
        self._seen[digest] += 1
        return f"r-{digest}" if self._seen[digest] == 1 else f"r-{digest}-{self._seen[digest]}"


def _is_counter(own: str) -> bool:
    return own.isdecimal() and len(own) <= _LONGEST_COUNTER


def identifies(values: Sequence[str]) -> bool:
    """Tell whether a column can be an id of rows: in a sheet of some length nearly all of its values differ.

    An id that comes again by mistake is rare; one that often comes again is of something else (a person with one row
    for each question, say), and to keep only its last row would lose the others.
    """
    given = [value for value in values if value.strip()]
    return bool(given) and (len(given) < _FEW_ROWS or len(set(given)) >= _DISTINCT_SHARE * len(given))
