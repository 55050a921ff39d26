-- grain: one row per tujuan or sasaran record of the Renstra with an indikator; key baris_id; source matching.indicators.
-- utama_id: the record that stands for the same indicator over all tables of the Renstra (itself where it is the only one).
create or replace table out_salinan (
    baris_id varchar,
    utama_id varchar
);
