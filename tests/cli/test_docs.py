"""If it is written down, it runs: every command in the documents is one that the command line takes."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from consult.cli.app import app

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMANDS = typer.main.get_group(app).commands


def _commands() -> Iterator[tuple[str, list[str]]]:
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        blocks = re.findall(r"```\n(.*?)```", text, flags=re.DOTALL)
        lines = [line for block in blocks for line in block.splitlines()]
        spans = re.findall(r"`(consult [^`]+)`", text)
        for line in [*lines, *spans]:
            found = re.search(r"(?:^|&& |\.venv/bin/)consult (.+)", line)
            if found:
                yield document.name, shlex.split(found[1], comments=True)


@pytest.mark.parametrize(("document", "words"), list(_commands()))
def test_a_command_in_the_documents_has_a_known_verb_and_known_options(document: str, words: list[str]) -> None:
    verb, *rest = words
    assert verb in COMMANDS, document
    command = COMMANDS[verb]
    if isinstance(command, typer.core.TyperGroup) and rest:
        what, *rest = rest
        assert what in command.commands, document
        command = command.commands[what]
    known = {name for parameter in command.params for name in parameter.opts}
    assert {word.partition("=")[0] for word in rest if word.startswith("--")} <= known


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_between_the_documents_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8"))
    assert all((document.parent / link).exists() for link in links if "://" not in link)


def test_the_readme_is_short_and_can_be_run_by_line_twenty() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert any(line.startswith("make ") for line in lines[:20])
    assert "## Check it" in lines[:45]
