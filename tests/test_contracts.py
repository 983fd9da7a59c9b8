"""What holds for the code as a whole."""

import ast
import importlib.metadata
import re
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


def _imported() -> set[str]:
    """Top-level names of every package that the product imports or takes templates from."""
    names: set[str] = set()
    for path in (ROOT / "consult").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "PackageLoader":
                names |= {str(one.value) for one in node.args if isinstance(one, ast.Constant)}
    return names - set(sys.stdlib_module_names) - {"consult"}


def test_every_library_that_is_used_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[<>=\[]", item)[0].strip().lower().replace("_", "-") for item in project["dependencies"]}
    providers = importlib.metadata.packages_distributions()
    used = {name: {one.lower().replace("_", "-") for one in providers[name]} for name in _imported()}
    assert {name for name, distributions in used.items() if not distributions & asked} == set()


def test_the_floors_and_doors_of_the_house_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout


def test_the_lock_file_pins_what_the_project_asks_for_and_names_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = {line.split("==")[0].lower().replace("_", "-") for line in lock.splitlines() if "==" in line}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=\[]", item)[0].strip().lower().replace("_", "-") for item in asked}
    assert names <= pinned
    assert "://" not in lock
    assert "torch" not in pinned
