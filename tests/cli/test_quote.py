"""`consult quote`: shows what would change, changes it with --apply, and says plainly why not."""

import json
from pathlib import Path

import pytest

from tests.cli.command import consult
from tests.pipeline.quotation import quoted


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return quoted.make(tmp_path_factory.mktemp("quote")).path


def test_from_proposal_to_report(folder: Path, tmp_path: Path) -> None:
    preview = consult("quote", "propose", folder, "--as", "Ada")
    assert "3 quotations would be proposed by Ada. Nothing was changed: add --apply" in preview.stdout
    assert "80 respondents = 70 who may be quoted + 10 without consent" in preview.stdout
    done = consult("quote", "propose", folder, "--as", "Ada", "--apply")
    assert "Ada proposed them and so cannot approve them." in done.stdout
    listed = json.loads(consult("quote", "list", folder, "--json").stdout)
    ids = [one["quotation_id"] for one in listed["quotations"]]
    assert listed["n"] == 3
    own = consult("quote", "approve", folder, *ids, "--as", "Ada", "--apply")
    assert (own.returncode, own.stdout) == (6, "")
    assert own.stderr.count("nobody approves what they proposed") == 3
    sheet = tmp_path / "quotations.html"
    assert consult("quote", "review", folder, "--to", sheet).stdout == f"3 quotations: {sheet}\n"
    said = json.loads(consult("quote", "approve", folder, *ids[:2], "--as", "Ben", "--apply", "--json").stdout)
    assert (said["by"], said["applied"], len(said["quotations"])) == ("Ben", True, 2)
    third = consult("quote", "approve", folder, ids[2], "--as", "Ben", "--apply")
    assert "warning: proposed and approved from the log-in" in third.stdout
    taken = consult("quote", "withdraw", ids[0], "--as", "Ben", "--reason", "It rang.", "--apply", cwd=folder)
    assert "1 quotation withdrawn by Ben." in taken.stdout
    assert consult("report", folder).returncode == 0
    assert (folder / "out" / "report.html").read_text(encoding="utf-8").count('class="quotation"') == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["approve", "nothing"], 4),
        (["review"], 2),
        (["review", "--to", "a.xlsx", "--from", "a.xlsx"], 2),
        (["list", "nowhere"], 4),
    ],
)
def test_a_wrong_command_ends_with_its_own_exit_code(arguments: list[str], code: int, tmp_path: Path) -> None:
    done = consult("quote", *arguments, cwd=tmp_path)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
