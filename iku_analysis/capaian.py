"""Capaian: the named formulas, the cap and the scales of words, and what the agency chose for which indicator.

Takes target and realisasi, gives a percentage or null where it cannot be computed. The same case gives 128,74, 140,33
or 28,74 by the formula taken, so a formula is always named beside its result. Reads no store. Sources: reports and
applications of agencies (R/T for higher is better; three formulas for lower is better), PermenPAN-RB 8/2021 for ranges,
Permendagri 86/2017 for the words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

NamaRumus = Literal["positif", "negatif_a", "negatif_b", "negatif_c", "stabil"]
# Name → (formula as printed, when it is used).
RUMUS: dict[str, tuple[str, str]] = {
    "positif": ("R/T × 100", "makin tinggi makin baik"),
    "negatif_a": ("(2T − R)/T × 100", "makin rendah makin baik"),
    "negatif_b": ("T/R × 100", "makin rendah makin baik, realisasi nol dihitung 100"),
    "negatif_c": ("(T − R)/T × 100", "makin rendah makin baik; keberhasilan kecil tampak rendah, jarang dipakai"),
    "stabil": ("100 − |R − T|/T × 100", "makin dekat dengan target makin baik"),
}
# Name → (title, words from the best: a capaian above the number, or from it where the second is true, has the word).
SKALA: dict[str, tuple[str, tuple[tuple[float, bool, str], ...], str]] = {
    "permendagri": (
        "Permendagri 86/2017",
        ((90, False, "Sangat Tinggi"), (75, False, "Tinggi"), (65, False, "Sedang"), (50, False, "Rendah")),
        "Sangat Rendah",
    ),
    "inspektorat": (
        "Sangat Baik sampai Sangat Kurang",
        ((90, False, "Sangat Baik"), (75, False, "Baik"), (65, False, "Cukup"), (50, False, "Kurang")),
        "Sangat Kurang",
    ),
    "lampu": ("Hijau, kuning, merah", ((90, False, "Hijau"), (70, True, "Kuning")), "Merah"),
}
BATAS: tuple[float, ...] = (100, 110, 120, 150)  # caps in use; none is the default


@dataclass(frozen=True)
class AturanCapaian:
    """What holds for one indicator; null: the agency's own default. `batas`: percent, the highest capaian printed."""

    rumus: str | None = None
    batas: float | None = None
    skala: str | None = None


@dataclass(frozen=True)
class PilihanCapaian:
    """The agency's choices. `rumus_turun`: lower is better; `batas` null: no cap.

    `khusus`: name_key of an indicator in its file → what holds for it, the one chosen last at the end.
    """

    rumus_turun: str = "negatif_a"
    batas: float | None = None
    skala: str = "permendagri"
    khusus: Mapping[str, AturanCapaian] = field(default_factory=dict)

    def own(self, names: Collection[str]) -> AturanCapaian:
        """What was chosen last for an indicator under any of its names (in its file, as it counts, of its pairs)."""
        found = [item for name, item in self.khusus.items() if name in names]
        return found[-1] if found else AturanCapaian()

    def rule(self, names: Collection[str], polaritas: str | None) -> AturanCapaian:
        """What holds for an indicator of this polarity; `rumus` null where the polarity is not known."""
        own = self.own(names)
        usual = {"naik": "positif", "turun": self.rumus_turun, "stabil": "stabil"}.get(polaritas or "")
        return AturanCapaian(own.rumus or usual, own.batas or self.batas, own.skala or self.skala)


def achievement(
    target: float | tuple[float, float], realisasi: float, rumus: str, batas: float | None = None
) -> float | None:
    """Capaian in percent; null where it cannot be computed (target 0 that is no success by itself).

    A range counts by its nearer end and is met inside. Nothing planned and nothing happened, where lower is better, is
    100. Negative results stay negative.
    """
    if isinstance(target, tuple):
        low, high = target
        if low <= realisasi <= high:
            return 100.0
        target = high if realisasi > high else low
    found = _by_formula(target, realisasi, rumus)
    return found if found is None or batas is None else min(found, batas)


def _by_formula(target: float, realisasi: float, rumus: str) -> float | None:
    if rumus == "negatif_b":
        return 100.0 if realisasi == 0 else target / realisasi * 100
    if target == 0:
        return 100.0 if realisasi == 0 and rumus != "positif" else None
    share = {
        "positif": realisasi / target,
        "negatif_a": (2 * target - realisasi) / target,
        "negatif_c": (target - realisasi) / target,
        "stabil": 1 - abs(realisasi - target) / abs(target),
    }[rumus]
    return share * 100


def category(capaian: float, skala: str) -> str:
    """The word of a capaian; no gap between the intervals, zero and negative are the lowest."""
    _, steps, lowest = SKALA[skala]
    return next((word for edge, inside, word in steps if capaian > edge or (inside and capaian == edge)), lowest)
