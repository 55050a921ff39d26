-- grain: one row per usulan record × candidate, at most five; key (usulan_id, renstra_id); source matching.pairing.
-- For status ragu: what may be chosen. For tanpa_padanan: what fell short. skor 0-1.
create or replace table out_calon (
    usulan_id varchar,
    renstra_id varchar,
    skor double
);
