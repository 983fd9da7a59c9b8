# Every target sets up what it needs. `make demo` and `make test` are the two to know.
PYTHON ?= python3
BIN := .venv/bin
SAMPLE := data/invest2035

.PHONY: setup demo test check bench accuracy models lock clean

setup: .venv/.installed

.venv/.installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

demo: setup
	$(BIN)/consult demo

test: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest

bench: setup
	$(BIN)/python -m tests.bench

accuracy: setup
	$(BIN)/python -m tests.accuracy

models: setup
	$(PYTHON) -m venv .venv-models
	.venv-models/bin/pip install --quiet --requirement models/build/requirements.txt
	.venv-models/bin/python -m models.build $(addprefix --data ,$(DATA)) $(addprefix --wordnet ,$(WORDNET))

lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/pip install --quiet --disable-pip-version-check uv
	.venv-lock/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --fork-strategy fewest \
		--generate-hashes --no-emit-index-url --no-header --no-annotate --quiet \
		--override .ci/without-torch.txt --no-emit-package sentence-transformers --no-emit-package torch \
		--no-emit-package transformers --output-file requirements.lock

clean:
	rm -rf .venv .venv-models .venv-lock
