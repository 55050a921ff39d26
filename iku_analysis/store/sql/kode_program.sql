-- grain: one row per programme code of the vocabularies; key kode; source kode.csv, program_bidang.csv.
create or replace table kode_program (
    kode varchar,
    nama varchar,
    bidang varchar
);
