-- grain: one row per record of a usulan, Renstra, Renja or last year's IKU × record of a document, no usulan, that
-- measures its indikator (has a realisasi), by its own name or by that of what it is paired with; key (baris_id, ukur_id);
-- source matching.years. cara: sama, alias, mirip (the same words), never merely similar.
create or replace table out_ukur (
    baris_id varchar,
    ukur_id varchar,
    cara varchar
);
