"""`make accuracy`: measure on the labelled data that lies beside the checkout, and write docs/reference/accuracy.md.

`--only NAME` measures what begins with that name; `--render` measures nothing and writes the page from those kept.
"""

import argparse
import json

from tests.accuracy.measurement import COMMANDS, DATA, FIGURES, kept, measure
from tests.accuracy.page import PAGE, rendered


def main() -> None:
    """Measure what was asked for, keep the figures and write the page."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--render", action="store_true")
    asked = parser.parse_args()
    if not DATA.is_dir() and not asked.render:
        parser.error(f"the labelled data is not at {DATA}; set CONSULT_SHARED_DATA to its folder")
    for name, words in () if asked.render else COMMANDS.items():
        if name.startswith(asked.only):
            print(f"{name}: consult evaluate {' '.join(words)}", flush=True)
            figures = json.dumps(measure(words), ensure_ascii=False, indent=1)
            (FIGURES / f"{name}.json").write_text(figures + "\n", encoding="utf-8")
    PAGE.write_text(rendered(kept()), encoding="utf-8")
    print(f"written: {PAGE}")


if __name__ == "__main__":
    main()
