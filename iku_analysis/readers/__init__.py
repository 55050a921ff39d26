"""Reading: the bytes of one file → `HasilBaca`: records with typed values, each with its cell, and every problem.

    container   what kind of file, is it safe            grid        cells, merges, hidden rows
    workbook    .xlsx bytes → grids                      heading     one heading → field, year
    delimited   .csv bytes → grid                        kinds       the reader for the kind
    xls, xlsb, ods (ods_value, ods_format)  the others   filling     their cells → grids, as for .xlsx
    search      grid → headers of its tables             header      header rows, columns
    rows        data rows; rows left out, with reason    values      cell → typed value, canonical word
    table       one table with all its layout needs      lines       one cell that says several things
    iku         one indicator a row                      penjelasan  the five parts in one cell
    program     code rows and outcome rows               renja       T-C.33, pairs of tolok ukur and target
    code_rows   the code of a row, its level             kode        codes as text
    picker      which table, which kind of file          bidang      who sent it
    plan        what a person corrected of all this      titles      rows above a table, its end
    issued      our own collection workbook              agency      whose file it says it is
    berkas      the whole file                          parallel    many files, each core its share

Stores nothing, judges nothing (that is the checks'); the codes B01… stand in docs/reading.md.
"""

from iku_analysis.readers.berkas import read_file, sheet_grids
from iku_analysis.readers.container import file_kind
from iku_analysis.readers.notes import INSTANSI_LAIN
from iku_analysis.readers.plan import SheetPlan

__all__ = ["INSTANSI_LAIN", "SheetPlan", "file_kind", "read_file", "sheet_grids"]
