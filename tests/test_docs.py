"""The docs are true: they name every page, command, check and reading code, and every link leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from iku_analysis.checks import CATALOGUE
from iku_analysis.cli.arguments import build_parser

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRACT = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
COMMANDS = sorted(build_parser()._subparsers._group_actions[0].choices)  # type: ignore[union-attr,arg-type]
MARKDOWN = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", sorted(path.stem for path in (ROOT / "pages").glob("*.py")))
def test_readme_and_guide_name_the_page(page: str) -> None:
    assert f"pages/{page}.py" in README
    assert f"docs/gambar/{page}.png" in README
    assert page.capitalize() in (ROOT / "docs" / "panduan.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_readme_and_contract_name_the_command(command: str) -> None:
    assert f"`{command}" in README
    assert f"`{command}" in CONTRACT


@pytest.mark.parametrize("check", CATALOGUE, ids=lambda check: check.kode)
def test_docs_name_the_check(check) -> None:  # type: ignore[no-untyped-def]
    assert check.kode in (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.name)
def test_links_and_pictures_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)\)", path.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (path.parent / target).exists(), target


def test_every_relation_and_stage_stands_in_the_architecture() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for path in (ROOT / "iku_analysis" / "store" / "sql").glob("*.sql"):
        assert path.stem in text or path.stem in ("skema",), path.name
    package = (ROOT / "iku_analysis" / "__init__.py").read_text(encoding="utf-8")
    for path in (ROOT / "iku_analysis").iterdir():
        if path.suffix == ".py" or (path.is_dir() and (path / "__init__.py").exists()):
            assert path.stem in package or path.stem == "__init__", path.name
