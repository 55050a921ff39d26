"""Settings of the agency in force: the shipped vocabulary and thresholds, overlaid by decisions of kind pengaturan.

Names of settings: `instansi.<field>`, `tahun`, `periode` ([first, last]), `bidang` (list of names), `ambang.<field>`,
`periksa.<kode>` ("mati", "nyala"), `capaian.<field>`,
`capaian.indikator.<name_key>` (of the name in the file, so that no correction of a name loses it),
`surat.<jenis>.pola`, `surat.<jenis>.kode`, `surat.unit`, `nama_lain` (list of names).
Each keeps its history and can be taken back like any decision. Gives frozen values, draws no page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from iku_analysis.capaian import AturanCapaian, PilihanCapaian
from iku_analysis.settings import POLA_SURAT, Instansi, Scope, Settings, Thresholds
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import Keputusan, decide_many, decisions_in_force
from iku_analysis.text import fold
from iku_analysis.vocabulary import Vocabulary


def preferences(store: Store) -> dict[str, Any]:
    """Name of a setting → its value, for those that somebody set."""
    return {kunci: item.isi["nilai"] for kunci, item in decisions_in_force(store, "pengaturan").items()}


def save_preferences(store: Store, values: dict[str, Any], *, oleh: str, alasan: str | None = None) -> list[str]:
    """Store the settings that differ from those in force, all in one transaction; gives the ids for taking back."""
    now = preferences(store)
    changed = {name: value for name, value in values.items() if now.get(name) != value}
    if not changed:
        return []
    return decide_many(
        store, [("pengaturan", name, {"nilai": value}, alasan) for name, value in changed.items()], oleh=oleh
    )


def settings_in_force(store: Store, vocabulary: Vocabulary) -> Settings:
    """The agency (instansi.csv overlaid), the thresholds (defaults overlaid), the checks that are switched off."""
    decided = decisions_in_force(store, "pengaturan")
    chosen = {kunci: item.isi["nilai"] for kunci, item in decided.items()}

    def overlay(prefix: str, cls: type[Any]) -> dict[str, Any]:
        names = {field.name for field in fields(cls)}
        return {
            name: value
            for key, value in chosen.items()
            if key.startswith(prefix) and (name := key.removeprefix(prefix)) in names
        }

    default = Thresholds()
    ambang = {name: value for name, value in overlay("ambang.", Thresholds).items() if value != getattr(default, name)}
    return Settings(
        instansi=replace(vocabulary.instansi, **overlay("instansi.", Instansi)),
        thresholds=replace(default, **ambang),
        surat=tuple(
            replace(
                item,
                pola=chosen.get(f"surat.{item.jenis}.pola", item.pola),
                kode=chosen.get(f"surat.{item.jenis}.kode", item.kode),
            )
            for item in POLA_SURAT
        ),
        unit_surat=chosen.get("surat.unit", ""),
        nama_lain=tuple(chosen.get("nama_lain", ())),
        dimatikan=_reasons(decided, "periksa.", "mati"),
        capaian=_achievement(decided),
        alasan_ambang={name: text for name, text in _reasons(decided, "ambang.").items() if name in ambang},
        alasan_capaian=_reasons(decided, "capaian."),
    )


def _achievement(decided: Mapping[str, Keputusan]) -> PilihanCapaian:
    """The formula, cap and scale of the agency, and of single indicators in the order in which they were chosen."""
    own = "capaian.indikator."
    made = sorted(decided.items(), key=lambda item: item[1].keputusan_id)
    chosen = {kunci: item.isi["nilai"] for kunci, item in made}
    default = {
        name: chosen[f"capaian.{name}"] for name in ("rumus_turun", "batas", "skala") if f"capaian.{name}" in chosen
    }
    special = {key.removeprefix(own): AturanCapaian(**value) for key, value in chosen.items() if key.startswith(own)}
    return PilihanCapaian(**default, khusus=special)


def _reasons(decided: Mapping[str, Keputusan], prefix: str, nilai: Any = None) -> dict[str, str]:
    """Rest of the name → reason typed, for the settings under a prefix (with this value, where one is named)."""
    return {
        key.removeprefix(prefix): item.alasan or "tanpa alasan"
        for key, item in decided.items()
        if key.startswith(prefix) and nilai in (None, item.isi["nilai"])
    }


def vocabulary_in_force(store: Store, vocabulary: Vocabulary) -> Vocabulary:
    """The vocabulary with the agency's own list of bidang, and the agency itself as it was set.

    Names not in bidang.csv are added, those left out go.
    """
    chosen = preferences(store)
    names = chosen.get("bidang")
    if any(key.startswith("instansi.") for key in chosen):
        vocabulary = replace(vocabulary, instansi=settings_in_force(store, vocabulary).instansi)
    if names is None:
        return vocabulary
    kept = {alias: baku for alias, baku in vocabulary.alias["bidang"].items() if baku in names}
    bidang = kept | {fold(name): name for name in names}
    sidik = f"{vocabulary.sidik}+{'|'.join(names)}"
    return replace(vocabulary, sidik=sidik, alias={**vocabulary.alias, "bidang": bidang})


def default_scope(store: Store) -> Scope:
    """The year and period to open with: as set; else the newest Renja's year and the newest Renstra's period.

    Without either the year is this year and the period is unknown.
    """
    chosen = preferences(store)
    row = (
        store.cursor()
        .execute(
            """
            select
                (
                    select max(l.tahun)
                    from raw_lembar l
                    where l.jenis = 'renja'
                      and l.unggahan_id not in (select id from core_cabut)
                ),
                (
                    select arg_max([periode_awal, periode_akhir], unggahan_id)
                    from raw_unggahan
                    where jenis in ('renstra', 'usulan')
                      and periode_awal is not null
                      and unggahan_id not in (select id from core_cabut)
                )
            """
        )
        .fetchone()
    )
    tahun, periode = row or (None, None)
    periode = chosen.get("periode") or periode
    return Scope(
        tahun=int(chosen.get("tahun") or tahun or date.today().year),
        periode=(int(periode[0]), int(periode[1])) if periode else None,
    )
