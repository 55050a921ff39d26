"""The tree of errors: what went wrong, where, and what the user can do about it.

    IkuError                  base; shown to people as message + place + advice, never as a traceback
    ├── UnusableFileError     a file that cannot be used at all; the other files go on
    ├── UsageError            the call itself is wrong (command line: exit status 2)
    ├── VocabularyError       a CSV of data/kamus breaks its own rules
    └── StoreError            the store cannot be opened, read or written

Bad cells are data (`records.Masalah`), broken rules are data (`records.Temuan`); only what cannot be used raises.
"""

from __future__ import annotations


class IkuError(Exception):
    """Base of all errors a user may see. `message` says what, `where` the place, `advice` what to do next."""

    def __init__(self, message: str, advice: str = "", where: str = "", kode: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.where = where
        self.kode = kode

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return " ".join(part for part in (f"{place}{self.message}", self.advice) if part)


class UnusableFileError(IkuError):
    """A file that cannot be used: not a workbook, empty, damaged, protected by a password. `kode` is its B code."""


class UsageError(IkuError):
    """The call is wrong: an unknown kind, a missing argument, a year that is no year."""


class VocabularyError(IkuError):
    """A vocabulary breaks its own rules: an alias twice, an unknown field, a missing column."""


class StoreError(IkuError):
    """The store cannot be opened, read or written."""
