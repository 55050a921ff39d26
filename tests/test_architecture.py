"""The walls of the house: which module may import which (docs/architecture.md)."""

from __future__ import annotations

import ast
import subprocess
import sys
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


def imports(path: Path) -> set[str]:
    """Dotted names that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found


def stage_of(dotted: str) -> str | None:
    parts = dotted.split(".")
    return parts[1] if parts[0] == "iku_analysis" and len(parts) > 1 else None


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_stage_imports_no_later_stage(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert own in STAGE, "a new stage needs its place in STAGE and in docs/architecture.md"
    others = {stage for name in imports(path) if (stage := stage_of(name)) in STAGE and stage != own}
    # The record types of the pipeline are what documents are built from; they may be named for type checking only.
    later = {stage for stage in others if stage and STAGE[stage] > STAGE[own]}
    typing_only = {"pipeline"} if "if TYPE_CHECKING:" in path.read_text(encoding="utf-8") else set()
    assert later <= typing_only


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_ui_imports_streamlit(path: Path) -> None:
    if path.relative_to(PACKAGE).parts[0] != "ui":
        assert not any(name.split(".")[0] == "streamlit" for name in imports(path))


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


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_and_functions_keep_their_size(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert own_lines(tree, 1, len(text.splitlines())) <= 280, "two rooms would be clearer"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert own_lines(node, node.lineno, node.end_lineno or 0) <= 60, f"{node.name} is too long"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_and_public_function_says_what_it_does(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "module docstring"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


@pytest.mark.parametrize("path", sorted((PACKAGE / "store" / "sql").glob("*.sql")), ids=lambda path: path.name)
def test_sql_relation_says_its_grain(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("--")
    assert "grain" in text or "one row per" in text or path.stem in ("makro", "periksa_makro")
    code = "\n".join(line.partition("--")[0] for line in text.splitlines())
    forbidden = ("primary key", "foreign key", "references ", "unique", "check (", "create sequence")
    assert not any(word in code for word in forbidden), "plain tables only: they must work on a lakehouse catalog"
