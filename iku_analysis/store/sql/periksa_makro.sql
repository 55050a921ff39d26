-- What only checks ask of words and numbers, as macros; source the variable kata (checks/preparing.py).
-- memuat: a folded text has one of the words. diawali: it begins with one. Null where the list is empty.
-- kali: how many times the larger number is the smaller, without sign; 1 where one is missing.
create or replace macro salah_satu(daftar) as getvariable('kata')[daftar];
create or replace macro memuat(teks, daftar) as regexp_matches(teks, '(^| )(' || salah_satu(daftar) || ')( |$)');
create or replace macro diawali(teks, daftar) as regexp_matches(teks, '^(' || salah_satu(daftar) || ')( |$)');
create or replace macro kali(kiri, kanan) as
    greatest(abs(kiri), abs(kanan)) / least(abs(kiri), abs(kanan));
