-- grain: one row per usulan record with an indikator, and one per indicator of last year's IKU that no usulan is; key
-- (usulan_id, lama_id), one of them null; no rows of an agency without usulan or without an IKU of last year. source matching.years, matching.redefined.
-- keadaan: tetap, ganti_nama, ditambah (lama_id null), dihapus (usulan_id null). cara: keputusan, sama, alias, mirip or
-- null; ganti_nama by mirip is only presumed. skor 0-1. alasan: of a person's decision.
-- ubah: fields whose content changed (definisi_operasional, formulasi, satuan, tipe_penghitungan, polaritas), joined by
-- ", "; null where none did.
create or replace table out_lama (
    usulan_id varchar,
    lama_id varchar,
    keadaan varchar,
    cara varchar,
    skor double,
    alasan varchar,
    ubah varchar
);
