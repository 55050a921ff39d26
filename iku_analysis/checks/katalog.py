"""The catalogue as Markdown for docs/checks.md: `python -m iku_analysis.checks.katalog` renews it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from iku_analysis.checks import CATALOGUE
from iku_analysis.settings import PROJECT, Thresholds

PATH = PROJECT / "docs" / "checks.md"
MARK = "<!-- catalogue: generated, do not edit below -->"


def catalogue_markdown() -> str:
    """One row per check: code, title, severity, topic, sources, the thresholds it reads with their defaults."""
    defaults = asdict(Thresholds())
    lines = ["| code | title | severity | topic | source | thresholds |", "| --- | --- | --- | --- | --- | --- |"]
    for check in CATALOGUE:
        thresholds = ", ".join(f"`{name}` {defaults[name]:g}" for name in check.ambang) or "–"
        sources = ", ".join(check.sumber)
        lines.append(f"| {check.kode} | {check.judul} | {check.tingkat} | {check.topik} | {sources} | {thresholds} |")
    lines += ["", "## Help cards", "", "As the page Pemeriksaan shows them under “Mengapa ini diperiksa?”.", ""]
    for check in CATALOGUE:
        card = check.kartu
        lines += [f"- **{check.kode} {check.judul}.** {card.apa} *Mengapa:* {card.mengapa} *Baik:* {card.baik} "
                  f"*Kurang:* {card.kurang}"]  # fmt: skip
    return "\n".join(lines) + "\n"


def renewed(text: str) -> str:
    """The document with its catalogue renewed; the hand-written head stays."""
    return text.split(MARK)[0] + MARK + "\n\n" + catalogue_markdown()


def main(path: Path = PATH) -> None:
    """Renew the file."""
    path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
