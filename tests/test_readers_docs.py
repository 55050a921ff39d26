"""docs/reading.md names every problem code that the readers and the command line use, and no other."""

from __future__ import annotations

import re
from pathlib import Path

PROJECT = Path(__file__).parent.parent


def test_every_problem_code_stands_in_the_docs() -> None:
    used = {
        code
        for folder in ("readers", "cli")
        for path in (PROJECT / "iku_analysis" / folder).glob("*.py")
        for code in re.findall(r'"(B\d\d)"', path.read_text(encoding="utf-8"))
    }
    listed = re.findall(r"^\| (B\d\d) \|", (PROJECT / "docs" / "reading.md").read_text(encoding="utf-8"), re.M)
    assert used == set(listed)
    assert len(listed) == len(set(listed))
