-- grain: one row per record in force; key baris_id; source matching.indicators (made in Python: names are cleaned there).
-- urutan: order by file and row, the same for any order of import. keluarga: unit family of the row or its name.
-- sasaran_nama: content words of the sasaran, for comparing. polaritas: as its name suggests. All but urutan may be null.
create or replace table nama_baris (
    baris_id varchar,
    urutan integer,
    urutan_level integer,
    keluarga varchar,
    sasaran_nama varchar,
    polaritas varchar
);
