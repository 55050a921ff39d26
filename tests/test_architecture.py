"""The walls of the house: which module may import which (docs/architecture.md)."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "iku_analysis"
# The order of the flow: a stage imports only what stands before it. Same number: may not import each other.
STAGE = {
    "errors": 0,
    "fields": 0,
    "text": 0,
    "capaian": 0,
    "settings": 0.5,
    "records": 1,
    "results": 1,
    "vocabulary": 1,
    "number_format": 1,
    "numerals": 1,
    "unit_words": 1,
    "quantities": 2,
    "polarity": 2,
    "sop": 2,
    "readers": 3,
    "normalise": 4,
    "store": 5,
    "matching": 6,
    "checks": 7,
    "documents": 9,
    "pipeline": 10,
    "drafting": 11,
    "charts": 11,
    "archiving": 12,
    "cover_letter": 12,
    "cli": 13,
    "ui": 13,
    "__main__": 14,
}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> frozenset[str]:
    """Dotted names that a file imports."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return frozenset(found)


def stage_of(dotted: str) -> str | None:
    parts = dotted.split(".")
    return parts[1] if parts[0] == "iku_analysis" and len(parts) > 1 else None


# Name below the package → file. One test looks at all of them, and names those that break its rule.
MODULES = {
    str(path.relative_to(PACKAGE)): path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"
}


def test_stage_imports_no_later_stage() -> None:
    broken: dict[str, set[str]] = {}
    for name, path in MODULES.items():
        own = Path(name).parts[0].removesuffix(".py")
        assert own in STAGE, f"{name}: a new stage needs its place in STAGE and in docs/architecture.md"
        others = {stage for dotted in imports(path) if (stage := stage_of(dotted)) in STAGE and stage != own}
        # The record types of the pipeline are what documents are built from; they may be named for type checking only.
        typing_only = {"pipeline"} if "if TYPE_CHECKING:" in path.read_text(encoding="utf-8") else set()
        broken[name] = {stage for stage in others if stage and STAGE[stage] > STAGE[own]} - typing_only
    assert not {name: later for name, later in broken.items() if later}


def test_only_ui_imports_streamlit() -> None:
    outside = {name: path for name, path in MODULES.items() if Path(name).parts[0] != "ui"}
    assert not [
        name for name, path in outside.items() if any(dotted.split(".")[0] == "streamlit" for dotted in imports(path))
    ]


@pytest.mark.parametrize("path", [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py"))], ids=lambda path: path.name)
def test_pages_hold_no_sql_pandas_plotly_or_openpyxl(path: Path) -> None:
    forbidden = {"duckdb", "pandas", "plotly", "openpyxl", "xlsxwriter", "numpy"}
    assert not {name.split(".")[0] for name in imports(path)} & forbidden
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 120
    assert "unsafe_allow_html" not in path.read_text(encoding="utf-8")


def test_core_runs_without_streamlit() -> None:
    code = "import sys, iku_analysis.pipeline, iku_analysis.__main__; print('streamlit' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert found.stdout.strip() == "False"


def own_lines(node: ast.AST, first: int, last: int) -> int:
    """Lines of code from `first` to `last`; SQL and docstrings, which stand whole in their function, do not count."""
    texts = [n for n in ast.walk(node) if isinstance(n, ast.Constant | ast.JoinedStr) and hasattr(n, "end_lineno")]
    inside = {line for text in texts for line in range(text.lineno + 1, (text.end_lineno or 0) + 1)}
    return last - first + 1 - len([line for line in inside if first <= line <= last])


def test_modules_and_functions_keep_their_size() -> None:
    """Of what is too long, two rooms would be clearer."""
    broken = []
    for name, path in MODULES.items():
        if own_lines(tree(path), 1, len(path.read_text(encoding="utf-8").splitlines())) > 280:
            broken.append(name)
        functions = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)]
        broken += [
            f"{name}: {node.name}" for node in functions if own_lines(node, node.lineno, node.end_lineno or 0) > 60
        ]
    assert not broken


def test_every_module_and_public_function_says_what_it_does() -> None:
    silent = [name for name, path in MODULES.items() if not ast.get_docstring(tree(path))]
    silent += [
        f"{name}: {node.name}"
        for name, path in MODULES.items()
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not silent


@pytest.mark.parametrize("path", sorted((PACKAGE / "store" / "sql").glob("*.sql")), ids=lambda path: path.name)
def test_sql_relation_says_its_grain(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("--")
    assert "grain" in text or "one row per" in text or path.stem in ("makro", "periksa_makro")
    code = "\n".join(line.partition("--")[0] for line in text.splitlines())
    forbidden = ("primary key", "foreign key", "references ", "unique", "check (", "create sequence")
    assert not any(word in code for word in forbidden), "plain tables only: they must work on a lakehouse catalog"
