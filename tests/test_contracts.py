"""What holds for the code as a whole."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]

_ALLOWED_AT_THE_TOP = {
    "pyproject.toml", "consult", "models", "notebooks", "tests", "data",
    "README.md", "LICENSE", "NOTICE", "CHANGELOG.md", "Makefile", "requirements.lock", "docs",
}  # fmt: skip


def test_only_the_agreed_things_lie_at_the_top() -> None:
    command = ["git", "ls-files"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S603
    tops = {line.split("/")[0] for line in listed.splitlines()}
    assert {top for top in tops if not top.startswith(".")} <= _ALLOWED_AT_THE_TOP


def test_help_loads_no_language_library() -> None:
    script = (
        "import sys\nfrom consult.cli.app import app\n"
        "heavy = {'spacy', 'sklearn', 'pandas', 'onnxruntime', 'bertopic', 'matplotlib'} & set(sys.modules)\n"
        "print(sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout == "[]\n"


def test_the_lock_file_pins_what_the_project_asks_for_and_names_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = {line.split("==")[0].lower().replace("_", "-") for line in lock.splitlines() if "==" in line}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {item.split(">")[0].split("[")[0].strip().lower() for item in asked}
    assert names <= pinned
    assert "://" not in lock
    assert "torch" not in pinned
