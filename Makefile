# The two commands of the README, and what else is done often. `make help` lists them.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python

.PHONY: help run test check lint types bench plates tables volume landmarks docs screenshots lock clean
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/.run: requirements.lock
	$(PYTHON) tools/setup_venv.py $(VENV) requirements.lock
	@touch $@

$(VENV)/.test: requirements-dev.lock requirements.lock
	$(PYTHON) tools/setup_venv.py $(VENV) requirements-dev.lock
	@touch $@ $(VENV)/.run

run: $(VENV)/.run ## set everything up and open the atlas
	@sh tools/system_libraries.sh window
	$(PY) -m atlas $(ARGS)

test: $(VENV)/.test ## set everything up and pass all checks, headless
	@sh tools/system_libraries.sh test
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) -m pytest tests/unit -p no:pytest-qt -p no:pytestqt -W "ignore::pytest.PytestConfigWarning"
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest --ignore tests/unit $(ARGS)

lint: $(VENV)/.test ## ruff and the type checker alone
	$(PY) -m ruff check .
	$(PY) -m mypy

bench: $(VENV)/.test ## start-up, load, memory and frame times beside their bounds
	@sh tools/system_libraries.sh test
	$(PY) -m tools.bench $(ARGS)

plates: $(VENV)/.test ## re-render what changed (needs the meshes: ARGS="--meshes FOLDER")
	$(PY) -m tools.plates $(ARGS)
	$(PY) -m tools.thumbnails
	$(PY) -m tools.relief

tables: $(VENV)/.test ## bake the skin table from the meshes
	$(PY) -m tools.skin_table $(ARGS)

volume: $(VENV)/.test ## bake the labelled volume of the sections from the meshes
	$(PY) -m tools.volume $(ARGS)

landmarks: $(VENV)/.test ## compute data/landmarks.yaml from the meshes
	$(PY) -m tools.landmarks $(ARGS)

docs: $(VENV)/.test ## write the generated pages of docs/
	$(PY) -m tools.docs

screenshots: $(VENV)/.test ## take the pictures of the README from the real window
	$(PY) -m tools.screenshots

lock: ## resolve the locked versions anew
	$(PYTHON) tools/lock.py

clean: ## remove what was set up or built
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
