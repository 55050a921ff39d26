"""Pages Kamus IKU and Padanan's other views: what a person does there reaches the store and comes back."""

from __future__ import annotations

from pathlib import Path

from iku_analysis.store.decisions import decisions_in_force
from tests.test_pages import Open, click, open_page, rows_of, store_of, texts  # noqa: F401


def test_a_card_is_opened_and_the_next_one_follows(open_page: Open, sample_store: Path) -> None:  # noqa: F811
    rows = rows_of(open_page("kamus", sample_store), "kamus")
    app = open_page("kamus", sample_store, pilih=str(rows[0]["id"]))
    assert "Uraian" in texts(app)
    assert "Kartu 1 dari 37" in texts(app)
    assert "Kartu 2 dari 37" in texts(click(app, "kartu-maju"))


def test_only_cards_with_gaps_are_listed_when_asked(open_page: Open, sample_store: Path) -> None:  # noqa: F811
    app = open_page("kamus", sample_store)
    app.session_state["tampilan-kamus"] = "Lengkap"
    app.run()
    assert rows_of(app, "kamus") == []


def test_ticked_differences_follow_the_renstra_and_one_undo_brings_them_back(
    open_page: Open,  # noqa: F811
    sample_copy: Path,
) -> None:
    app = open_page("padanan", sample_copy)
    app.session_state["tampilan-padanan"] = "Rekonsiliasi"
    app.run()
    rows = rows_of(app, "rekonsiliasi")
    targets = [row["id"] for row in rows if row["hal"] in ("Target 2026", "Target 2028", "Target 2030")]
    app.session_state["dicentang"] = targets
    app.run()
    app.button(key="FormSubmitter:putuskan-banyak-Simpan putusan").click().run()
    kept = decisions_in_force(store_of(sample_copy), "koreksi")
    assert {item.isi["asal"] for item in kept.values()} == {"rekonsiliasi"}
    assert len(rows_of(app, "rekonsiliasi")) == len(rows) - len(kept)
    click(app, "urungkan-kabar")
    assert not decisions_in_force(store_of(sample_copy), "koreksi")
    assert len(rows_of(app, "rekonsiliasi")) == len(rows)


def test_last_years_dropped_indicator_is_said_to_be_another_one_now(open_page: Open, sample_copy: Path) -> None:  # noqa: F811
    app = open_page("padanan", sample_copy)
    app.session_state["tampilan-padanan"] = "Tahun lalu dan realisasi"
    app.run()
    dropped = next(row for row in rows_of(app, "lama") if "Tidak diusulkan" in str(row["keadaan"]))
    app.query_params["pilih"] = str(dropped["id"])
    app.run()
    app.selectbox(key=f"lama-menjadi-{dropped['id']}").set_value(
        "persentase ormas yang tertib menyampaikan laporan kegiatan"
    )
    app.button(key="FormSubmitter:putuskan-lama-Simpan keputusan").click().run()
    [kept] = decisions_in_force(store_of(sample_copy), "iku_lama").values()
    assert kept.isi["usulan"] == "persentase ormas yang tertib menyampaikan laporan kegiatan"
    assert "Ganti nama" in str(rows_of(app, "lama"))
