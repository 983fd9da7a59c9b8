"""Published examples: ratings as units by coders, "." where a coder did not see a unit."""


def units(lines: str) -> list[tuple[int | None, ...]]:
    """Read a coder from each line and return the units."""
    coders = [[None if value == "." else int(value) for value in line.split()] for line in lines.split("\n")]
    return list(zip(*coders, strict=True))


def crossed(table: list[list[int]]) -> list[tuple[int, int]]:
    """Return the units of two coders from a table of how often their values cross."""
    return [(one, other) for one, row in enumerate(table) for other, n in enumerate(row) for _ in range(n)]


def spread(lines: str) -> list[list[int]]:
    """Return units from how many raters gave each value, a unit on each line."""
    return [[value for value, n in enumerate(map(int, line.split())) for _ in range(n)] for line in lines.split("\n")]


# Krippendorff 2011 (Computing Krippendorff's Alpha-Reliability), section C
FOUR_OBSERVERS = units("""1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .""")

# Gwet 2014 has the same but for the last two units
FOUR_RATERS = units("""1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . .
. 3 3 3 2 3 4 2 2 5 1 3
1 2 3 3 2 4 4 1 2 5 1 .""")

# Wikipedia, "Krippendorff's alpha"
THREE_CODERS = units(""". . . . . 3 4 1 2 1 1 3 3 . 3
1 . 2 1 3 3 4 3 . . . . . . .
. . 2 1 3 4 4 . 2 1 1 3 3 . 4""")

# Fleiss 1971
FOURTEEN_RATERS = spread("""0 0 0 0 14
0 2 6 4 2
0 0 3 5 6
0 3 9 2 0
2 2 8 1 1
7 7 0 0 0
3 2 6 3 0
2 5 3 2 2
6 5 2 1 0
0 2 2 3 7""")

# Gwet 2014: two abstractors of 100 records
ABSTRACTORS = crossed([[13, 0, 0], [0, 20, 7], [0, 4, 56]])
