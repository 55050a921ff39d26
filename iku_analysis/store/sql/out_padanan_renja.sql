-- grain: one row per usulan record × Renja record that names the same indikator; key (usulan_id, renja_id).
-- source: matching.match. cara: sama, alias, mirip (the same words). skor 0-1. Only Renja sheets of the planning year.
create or replace table out_padanan_renja (
    usulan_id varchar,
    renja_id varchar,
    skor double,
    cara varchar
);
