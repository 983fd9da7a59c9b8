import json
import subprocess
import sys
from pathlib import Path

import pytest

from consult import registry
from consult.version import VERSION
from tests.cli.command import consult

ROOT = Path(__file__).parents[2]
VERBS = registry.names("consult.cli.verbs")
GROUPS = {
    "code": ("sample",),
    "evaluate": ("campaigns", "matching", "themes", "tone"),
    "quote": ("propose", "review", "approve", "list", "withdraw"),
}
COMMANDS = [
    (verb, *more) for verb in VERBS for more in ([(what,) for what in GROUPS[verb]] if verb in GROUPS else [()])
]


def test_the_module_is_the_command() -> None:
    command = [sys.executable, "-m", "consult", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # our own command
    assert done.stdout.strip() == VERSION


def test_every_verb_is_offered_by_help_and_documented() -> None:
    offered = consult("--help").stdout
    documented = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    for verb in VERBS:
        assert f"  {verb} " in offered
        assert f"`consult {verb} " in documented


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_option_of_a_verb_says_what_it_does(command: tuple[str, ...]) -> None:
    text = consult(*command, "--help").stdout
    options = [line for line in text.splitlines() if line.startswith("  --")]
    assert options
    assert all(len(line.split()) > 2 or line.endswith("TEXT") for line in options)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["run", "."], 4),
        (["tag", "nowhere"], 4),
        (["rum"], 2),
        (["check", "nowhere.csv"], 6),
        (["export", "answers"], 2),
    ],
)
def test_a_wrong_command_ends_with_its_own_exit_code_and_no_traceback(
    arguments: list[str], code: int, tmp_path: Path
) -> None:
    done = consult(*arguments, cwd=tmp_path)
    assert done.returncode == code
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_setting_is_refused_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "consult.toml").write_text('[nlp]\nencodr = "x"\n', encoding="utf-8")
    done = consult("run", str(tmp_path))
    assert done.returncode == 3
    assert 'nlp.encodr". Did you mean "encoder"' in done.stderr


@pytest.fixture
def export_file(tmp_path: Path) -> Path:
    path = tmp_path / "export.csv"
    rows = ["Response ID,Q1. What holds back investment?", "1,Planning is slow and energy costs are high.", "2,N/A"]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_from_an_export_to_a_report_and_a_table(tmp_path: Path, export_file: Path) -> None:
    folder = tmp_path / "mine"
    assert consult("check", str(export_file)).returncode == 0
    assert consult("init", str(folder), "--from", str(export_file)).returncode == 0
    (folder / "consult.toml").write_text('[nlp]\nencoder = "tfidf"\n', encoding="utf-8")
    last = consult("run", str(folder)).stdout.splitlines()[-1]
    assert last == f"report: {folder / 'out' / 'report.html'}"
    again = json.loads(consult("run", "--json", cwd=folder).stdout)
    assert again["ledger"] == {"received": 2, "answers": 2, "blank": 0, "set_aside": 0, "balanced": True}
    assert consult("export", str(folder), "codings", "--to", str(tmp_path / "codings.csv")).returncode == 0
    assert (tmp_path / "codings.csv").read_text(encoding="utf-8-sig").startswith("answer_id,respondent_id,question_id")


def test_check_writes_nothing(tmp_path: Path, export_file: Path) -> None:
    consult("check", str(export_file), cwd=tmp_path)
    assert list(tmp_path.iterdir()) == [export_file]
