"""`make bench`: 27,000 answers from a survey export to the report, what 1% more costs, how it scales, and reading.

Quotations too: looking through answers for what identifies somebody, proposing, and the audit of a release.

Every figure is of one run on this machine; compare the ratios, which are to a baseline of the same run.
"""

import argparse
import csv
import math
import os
import platform
import tempfile
from itertools import pairwise
from pathlib import Path

from tests.bench.measure import Cost, consult, cost_of

_STAGES = ("ingest", "tag", "report")


def main() -> None:
    """Run the parts that were asked for, all by default."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--answers", type=int, default=27_000)
    parser.add_argument("--encoders", default="minilm,static")
    parser.add_argument("--scaling", default="10000,100000", help="sizes for the scaling run, with the static encoder")
    parser.add_argument("--only", choices=("end-to-end", "scaling", "reading", "quotations"))
    asked = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}")
    with tempfile.TemporaryDirectory() as folder:
        if asked.only in (None, "reading"):
            _reading(Path(folder))
        if asked.only in (None, "end-to-end"):
            for encoder in asked.encoders.split(","):
                _end_to_end(Path(folder) / encoder, asked.answers, encoder)
        if asked.only in (None, "scaling"):
            _scaling(Path(folder), [int(size) for size in asked.scaling.split(",")])
        if asked.only in (None, "quotations"):
            _quotations(Path(folder) / "quotations", asked.answers)


def _made(folder: Path, answers: int, encoder: str, seed: int = 2035) -> Path:
    """Generate answers and make a consultation of the sample's questionnaire for them; return the export."""
    generated = folder / f"generated-{seed}"
    size = ("--answers", str(answers), "--seed", str(seed))
    cost_of("-m", "data.invest2035.build", "--to", str(generated), *size, "--no-emails", "--no-gold")
    (export,) = generated.rglob("survey.csv")
    sample = Path("data/invest2035")
    consultation = folder / "consultation"
    consultation.mkdir(parents=True, exist_ok=True)
    (consultation / "questionnaire.yaml").write_bytes((sample / "questionnaire.yaml").read_bytes())
    (consultation / "code-frame.yaml").write_bytes(Path("data/reference/code-frame.yaml").read_bytes())
    (consultation / "consult.toml").write_text(f'[nlp]\nencoder = "{encoder}"\n', encoding="utf-8")
    return export


def _stages(folder: Path, export: Path) -> dict[str, Cost]:
    consultation = str(folder / "consultation")
    return {verb: consult(verb, consultation, *([str(export)] if verb == "ingest" else [])) for verb in _STAGES}


def _end_to_end(folder: Path, answers: int, encoder: str) -> None:
    export = _made(folder, answers, encoder)
    baseline = cost_of("-m", "tests.bench.baselines", "tfidf", str(export))
    costs = _stages(folder, export)
    print(f"\n{answers:,} answers, {encoder}, each verb in a process of its own")
    print(f"  {'baseline: TF-IDF':22}{baseline}")
    for verb, cost in costs.items():
        print(f"  {verb:22}{cost}  = {cost.cpu / baseline.cpu:6.1f} × baseline")
    total = sum(cost.cpu for cost in costs.values())
    print(f"  {'all':22}{total:8.1f} CPU s, ledger {costs['report'].output['ledger']}")
    late = _made(folder, max(1, answers // 100), encoder, seed=7)
    print(f"  {'after 1% more answers':22}{consult('ingest', str(folder / 'consultation'), str(late))}  ingest")
    print(f"  {'':22}{consult('run', str(folder / 'consultation'))}  run")


def _quotations(folder: Path, answers: int) -> None:
    export = _made(folder, answers, "static")
    baseline = cost_of("-m", "tests.bench.baselines", "tfidf", str(export))
    consultation = str(folder / "consultation")
    _stages(folder, export)
    parts = {
        "rules, names": ("-m", "tests.bench.quotations", "screen", consultation),
        "candidates": ("-m", "tests.bench.quotations", "candidates", consultation),
        "propose": ("-m", "consult", "quote", "propose", consultation, "--json"),
        "audit": ("-m", "tests.bench.quotations", "audit", consultation),
    }
    print(
        f"\nquotations, {answers:,} answers; 2,000 candidates with a language model's names; a release of 60,000 words"
    )
    print(f"  {'baseline: TF-IDF':22}{baseline}")
    for name, words in parts.items():
        cost = cost_of(*words)
        print(f"  {name:22}{cost}  = {cost.cpu / baseline.cpu:6.1f} × baseline  {cost.output.get('n', '')}")


def _scaling(folder: Path, sizes: list[int]) -> None:
    cpu, memory = [], []
    print("\nscaling, static encoder")
    for size in sizes:
        costs = _stages(folder / str(size), _made(folder / str(size), size, "static"))
        cpu.append(sum(cost.cpu for cost in costs.values()))
        memory.append(max(cost.memory for cost in costs.values()))
        stages = ", ".join(f"{verb} {cost.cpu:.1f} s {cost.memory:.0f} MB" for verb, cost in costs.items())
        print(f"  {size:>9,} answers {cpu[-1]:8.1f} CPU s {memory[-1]:7.0f} MB   ({stages})")
    for (n1, n2), (c1, c2), (m1, m2) in zip(*(list(pairwise(each)) for each in (sizes, cpu, memory)), strict=True):
        exponent = math.log(c2 / c1) / math.log(n2 / n1)
        print(f"  {n1:,} → {n2:,}: CPU exponent {exponent:.2f} (budget 1.15), memory ratio {m2 / m1:.2f} (budget 1.6)")


def _reading(folder: Path) -> None:
    from openpyxl import Workbook

    export = _made(folder / "reading", 27_000, "static")
    csv.field_size_limit(10**9)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Responses")
    with export.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            sheet.append([cell[:32_000] if not cell.startswith("=") else f" {cell}" for cell in row])
    path = folder / "reading.xlsx"
    book.save(path)
    costs = {name: cost_of("-m", "tests.bench.baselines", name, str(path)) for name in ("openpyxl", "ours")}
    seconds = {name: float(str(cost.output["cpu"])) for name, cost in costs.items()}
    print(f"\nreading a workbook of 27,000 answers ({path.stat().st_size / 1e6:.1f} MB), imports left out")
    for name, cpu in seconds.items():
        print(f"  {name:22}{cpu:8.2f} CPU s")
    print(f"  openpyxl costs {seconds['openpyxl'] / seconds['ours']:.1f} times the CPU of our reader")


if __name__ == "__main__":
    main()
