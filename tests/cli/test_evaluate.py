import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.quotes.detection.held_out import as_file

_ROWS = [
    "who,text,skills,grid,tone,campaign",
    "1,We cannot find welders.,1,,negative,",
    "2,The grid queue is nine years.,,1,negative,",
    "3,Training of welders is good.,1,,positive,",
    "4,Grid offers are quick.,,1,positive,",
    "5,Welders and the grid are both there.,1,1,neutral,",
    "6,Nothing to add.,,,neutral,",
]
_THEMES = ("themes", "--text", "text", "--themes", "skills,grid", "--group", "who")


def _evaluate(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "consult", "evaluate", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own command


@pytest.fixture
def data(tmp_path: Path) -> str:
    path = tmp_path / "coded.csv"
    path.write_text("\n".join(_ROWS), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("arguments", "figure"),
    [
        ((*_THEMES, "--split", "0.5", "--encoder", "tfidf"), "samples_f1"),
        ((*_THEMES, "--encoder", "tfidf"), "samples_f1"),
        (("tone", "--text", "text", "--label", "tone", "--encoder", "tfidf"), "macro_f1_3"),
        (("campaigns", "--text", "text", "--group-label", "campaign"), "bcubed_f1"),
    ],
)
def test_one_object_with_json_and_tables_without(arguments: tuple[str, ...], figure: str, data: str) -> None:
    printed = _evaluate(*arguments, "--data", data, "--json").stdout
    found = json.loads(printed)
    assert {"n", "seed", figure, "baseline", "deduplicated"} <= set(found)
    assert _evaluate(*arguments, "--data", data, "--json").stdout == printed
    lines = _evaluate(*arguments, "--data", data).stdout.splitlines()
    assert f"seed {found['seed']}" in lines[0]
    assert any(line.startswith("These figures do not tell ") for line in lines[-2:])


def test_matching_reads_three_files(tmp_path: Path) -> None:
    files = {
        "arguments": ["arg_id,argument,topic,stance", "a1,Uniforms stop bullying,U,1", "a2,They cost money,U,1"],
        "key-points": [
            "key_point_id,key_point,topic,stance",
            "k1,Uniforms reduce bullying,U,1",
            "k2,Money is short,U,1",
        ],
        "labels": ["arg_id,key_point_id,label", "a1,k1,1", "a2,k2,1"],
    }
    options = []
    for name, lines in files.items():
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
        options += [f"--{name}", str(tmp_path / name)]
    found = json.loads(_evaluate("matching", *options, "--encoder", "tfidf", "--json").stdout)
    assert found["strict_map"]["value"] == found["relaxed_map"]["value"] == 1.0


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ((), 2),
        (("--data", "DATA", "--test", "DATA"), 2),
        (("--data", "DATA", "--train", "DATA"), 2),
        (("--test", "DATA", "--split", "0.3"), 2),
        (("--data", "DATA", "--split", "1"), 2),
        (("--data", "DATA", "--split", "0.5", "--sizes", "few"), 2),
        (("--data", "nowhere.csv"), 6),
        (("--data", "DATA", "--encoder", "minilmm"), 5),
        (("--data", "DATA", "--coder", "semantics"), 5),
        (("--data", "DATA", "--frame", "nowhere"), 6),
    ],
)
def test_a_wrong_command_ends_with_its_own_exit_code(more: tuple[str, ...], code: int, data: str) -> None:
    done = _evaluate(*_THEMES, *(data if word == "DATA" else word for word in more))
    assert (done.returncode, done.stdout) == (code, "")
    assert "Traceback" not in done.stderr


def test_redaction_is_measured_on_marked_texts(tmp_path: Path) -> None:
    gold = as_file("held_out_second", tmp_path)
    found = json.loads(_evaluate("redaction", "--gold", str(gold), "--json").stdout)
    named = {"direct_recall", "quasi_recall", "special_flagged", "token_precision", "clean_touched", "keep_hit", "n"}
    assert named | {"presidio"} <= set(found)
    lines = _evaluate("redaction", "--gold", str(gold)).stdout.splitlines()
    assert any("direct recall" in line for line in lines)
    assert any(line.startswith("These figures do not tell ") for line in lines[-2:])
