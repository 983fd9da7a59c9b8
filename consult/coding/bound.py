"""How often a decision may be wrong, at most, given how often it was wrong where people decided too."""

CONFIDENCE = 0.95


def upper_bound(errors: int, n: int) -> float:
    """Return the one-sided 95% upper bound on an error rate, exact for `errors` in `n` independent decisions.

    It is the quantile of the beta distribution with errors + 1 and n - errors (Clopper and Pearson 1934); 1 where all
    were wrong or there were none.
    """
    from scipy.special import betaincinv

    return float(betaincinv(errors + 1, n - errors, CONFIDENCE)) if errors < n else 1.0


def fewest(errors: int, limit: float) -> int:
    """Return the smallest number of decisions, `errors` of them wrong, for which the bound lies at or under `limit`.

    With a limit of 0.10: 29 decisions without an error, 46 with one, 61 with two, 76 with three.

    Raises:
        ValueError: no number is enough for a limit that is not above 0.
    """
    if limit <= 0:
        raise ValueError("the limit must lie above 0")
    over, enough = errors, errors + 1
    while upper_bound(errors, enough) > limit:
        over, enough = enough, 2 * enough
    while enough - over > 1:  # the bound falls as the number grows
        middle = (over + enough) // 2
        if upper_bound(errors, middle) > limit:
            over = middle
        else:
            enough = middle
    return enough
