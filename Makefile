# make run   creates .venv, installs, opens the app on 127.0.0.1:8501
# make test  runs everything that proves it works
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test lint types format benchmarks contoh

run: $(VENV)/.pakai
	$(BIN)/python -m streamlit run app.py

# Two workers, and the servers and commands that the tests start, each compile all of it again where nothing is kept.
test: export PYTHONDONTWRITEBYTECODE =
test: $(VENV)/.kembang
	$(BIN)/python -m pytest

lint: $(VENV)/.kembang
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(VENV)/.kembang
	$(BIN)/mypy

format: $(VENV)/.kembang
	$(BIN)/ruff check --fix . && $(BIN)/ruff format .

benchmarks: $(VENV)/.kembang
	$(BIN)/python -m benchmarks

contoh: $(VENV)/.kembang
	$(BIN)/python data/contoh/buat.py
	$(BIN)/python data/templat/buat.py

$(VENV)/.pakai: requirements.txt requirements.lock
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -c requirements.lock
	touch $@

$(VENV)/.kembang: $(VENV)/.pakai requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt -c requirements.lock
	touch $@
