"""The reading corpus: invented workbooks with their truth, made by a seeded generator (README.md).

    kertas    cells that carry their truth, sheets → bytes    bentuk    columns, rows, records of a table
    isi       what is written in text cells                   instansi  invented agencies of many urusan
    angka     typed values in every style                     bahan     the stuff of one file, cells all layouts share
    iku       layouts A-F, H, I        impor   layout G       sasaran   T-C.23-25, T-C.28, PK, pengukuran
    pohon     the tree of programmes                          program, tc27, tc33    programme tables
    tabel     table → sheet            halaman  page ends, group rows, totals    buku    titles, notes, other sheets
    resep     which file carries which mess                   buat      writes the files and their truth
    korpus    the committed files      sama, ukur  reading against truth         pembanding  plain readers

The truth is laid down with each cell as it is written, from docs/contract.md; no reader has a part in it.
"""
