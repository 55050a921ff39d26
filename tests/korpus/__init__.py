"""The reading corpus: invented workbooks with their truth, made by a seeded generator (README.md).

    isi      what invented agencies write            angka    typed values in every style, with their truth
    kertas   cells with truth, sheets → bytes         tabel    columns and rows → sheet, with the mess of a table
    iku      layouts A-I                              rencana  Renstra tables, programme tables, PK, pengukuran
    resep    which layout carries which mess          buat     writes the files and their truth

The truth is laid down with each cell as it is written, from docs/contract.md; no reader has a part in it.
"""
