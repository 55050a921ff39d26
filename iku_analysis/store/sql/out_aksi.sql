-- grain: one row per usulan record × record of a rencana aksi (has targets of quarters) with the same indikator; key
-- (usulan_id, aksi_id); source matching.years. cara: sama, alias, mirip (the same words), never merely similar.
create or replace table out_aksi (
    usulan_id varchar,
    aksi_id varchar,
    cara varchar
);
