-- What only checks ask of words and numbers, as macros; source kamus_kata, kamus_satuan.
-- grain of the variable kata: one entry per list of data/kamus/kata.csv → its words, folded, as alternatives of a regular
-- expression, longer before shorter (a folded word has no sign that means something there); 'satuan persen': the
-- spellings of percent. A variable and no table, so that a plan holds the words.
-- memuat: a folded text has one of the words. diawali: it begins with one. Null where the list is empty.
-- kali: how many times the larger number is the smaller, without sign; 1 where one is missing.
create or replace temp macro salah_satu(daftar) as getvariable('kata')[daftar];
create or replace temp macro memuat(teks, daftar) as regexp_matches(teks, '(^| )(' || salah_satu(daftar) || ')( |$)');
create or replace temp macro diawali(teks, daftar) as regexp_matches(teks, '^(' || salah_satu(daftar) || ')( |$)');
create or replace temp macro kali(kiri, kanan) as
    greatest(abs(kiri), abs(kanan)) / least(abs(kiri), abs(kanan));
set variable kata = (
    select map_from_entries(list((daftar, pola)))
    from (
        select daftar, string_agg(lipat(kata), '|' order by length(kata) desc, kata) as pola
        from (
            select daftar, kata from kamus_kata
            union all
            select 'satuan persen', alias from kamus_satuan where baku = 'persen'
        )
        group by daftar
    )
);
