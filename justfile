# Short names for what a developer does all day; `just check` is what CI does, in the environment at hand.

python := env("PYTHON", ".venv/bin/python")

default: check

# One environment with everything
setup:
    python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]'

fix:
    {{python}} -m ruff check --fix . && {{python}} -m ruff format .

lint:
    {{python}} -m ruff check . && {{python}} -m ruff format --check .

type:
    {{python}} -m mypy

imports:
    {{python}} -c "from importlinter.cli import lint_imports_command; lint_imports_command()"

# All tests; `just test -m "not slow"` for the quick ones
test *arguments:
    {{python}} -m pytest {{arguments}}

# Write the outputs in the README anew
docs:
    PYTHONPATH=. {{python}} tests/test_docs.py

# The wheel, without the source around it
wheel:
    {{python}} -m pytest tests/test_wheel.py

check: lint type imports test

ci:
    .ci/run
