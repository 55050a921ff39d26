"""The committed files of the corpus with their truth, and the score of the readers on one of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from iku_analysis.readers import read_file
from iku_analysis.vocabulary import load_vocabulary
from tests.korpus.ukur import Skor, crashed, score

BERKAS = Path(__file__).parent / "berkas"


@dataclass(frozen=True)
class Berkas:
    """One file of the corpus."""

    path: Path
    truth: dict[str, Any]

    @property
    def nama(self) -> str:
        return self.path.name

    @property
    def jenis(self) -> str:
        return self.path.suffix.removeprefix(".")

    @property
    def separuh(self) -> str:
        return str(self.truth["separuh"])

    @property
    def tata(self) -> str:
        return str(self.truth["tata_letak"])

    @property
    def kacau(self) -> list[str]:
        return list(self.truth["kekacauan"])

    def score(self) -> Skor:
        """Read the file, its kind not told, and compare."""
        try:
            hasil = read_file(self.nama, self.path.read_bytes(), load_vocabulary())
        except Exception as error:  # a crash is a result here
            return crashed(self.truth, error)
        return score(self.truth, hasil.to_json())


def corpus(separuh: str) -> list[Berkas]:
    """The files of one half, by name."""
    paths = sorted((BERKAS / separuh).glob("*.json"))
    truths = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    return [Berkas(path.parent / truth["berkas"], truth) for path, truth in zip(paths, truths, strict=True)]
