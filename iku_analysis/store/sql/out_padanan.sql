-- grain: one row per usulan record with an indikator; key usulan_id; source matching.pairing.
-- status: pasti, ragu, tanpa_padanan. renstra_id: baris_id of the Renstra record, null unless pasti. skor 0-1 or null.
-- cara: keputusan, kode, sama, alias, setara, angka, mirip, or null. alasan: the reason of a person's decision, or why
-- other words (setara) or equal numbers (angka) prove it; else null.
create or replace table out_padanan (
    usulan_id varchar,
    renstra_id varchar,
    skor double,
    cara varchar,
    status varchar,
    alasan varchar
);
