"""`python -m tests.simulation`: how well audits correct automatic counts, on comments that people coded.

Writes `figures.json` here, and docs/explanation/corrected-counts.md with its picture. `--render` only writes the page.
"""

import argparse
import json

from tests.simulation.coverage import coverage
from tests.simulation.machine import DATA, coded_twice
from tests.simulation.page import FIGURES, write


def main() -> None:
    """Simulate unless told otherwise, then write the page."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--repetitions", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=2035)
    parser.add_argument("--render", action="store_true")
    asked = parser.parse_args()
    if not asked.render:
        if not DATA.is_dir():
            parser.error(f"the labelled data is not at {DATA}; set CONSULT_SHARED_DATA to its folder")
        figures = coverage(coded_twice(), asked.repetitions, asked.seed)
        FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    write(json.loads(FIGURES.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
