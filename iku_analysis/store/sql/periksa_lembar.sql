-- grain: one row per sheet in force; key (unggahan_id, lembar); source core_lembar, as it stands when the checks begin.
create or replace temp table periksa_lembar as
select *
from core_lembar;
