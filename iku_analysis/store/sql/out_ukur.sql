-- grain: one row per usulan record × record of another document that measures its indikator (has a realisasi); key
-- (usulan_id, ukur_id); source matching.years. cara: sama, alias, mirip (the same words), never merely similar.
create or replace table out_ukur (
    usulan_id varchar,
    ukur_id varchar,
    cara varchar
);
