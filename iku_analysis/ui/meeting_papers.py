"""Papers of a meeting for download."""

from __future__ import annotations

from iku_analysis.store.meeting import Rapat


def draw_before(rapat: Rapat) -> None:
    """x"""


def draw_after(rapat: Rapat) -> None:
    """x"""
