"""Write the sample consultation: `python -m data.invest2035.build [--to FOLDER] [--respondents N | --answers N]`."""

import argparse
import sys
import time
from pathlib import Path

from data.invest2035.build.sample import SEED, make, regenerate


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m data.invest2035.build", description="Write the synthetic sample consultation."
    )
    parser.add_argument("--to", type=Path, help="folder to write to; without it the committed sample is written again")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--respondents", type=int, default=0, help="how many respondents (default 200)")
    size.add_argument("--answers", type=int, default=0, help="how many answered cells in the survey")
    parser.add_argument("--seed", type=int, default=SEED, help=f"the same seed gives the same bytes (default {SEED})")
    parser.add_argument("--format", choices=["qualtrics"], default="qualtrics", help="layout of the survey export")
    parser.add_argument("--no-emails", action="store_true", help="write no e-mails and documents")
    parser.add_argument("--no-gold", action="store_true", help="write no gold labels")
    given = parser.parse_args(arguments)
    started = time.perf_counter()
    if given.to is None:
        if given.respondents or given.answers or given.seed != SEED:
            parser.error("a size or a seed needs --to FOLDER; without it the committed sample is written")
        made = regenerate()
    else:
        made = make(
            given.to,
            respondents=given.respondents,
            answers=given.answers,
            seed=given.seed,
            files=not given.no_emails,
            gold=not given.no_gold,
        )
    seconds = time.perf_counter() - started
    sys.stdout.write(
        f"{made.folder}: {made.n_rows:,} survey rows, {made.n_answers:,} answers, {made.n_files} e-mails and documents "
        f"({seconds:.1f} s, {made.n_answers / seconds:,.0f} answers a second)\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
