"""Checks K01…: rules over what is in force, findings down to the cell. Public face: `run_checks`, `CATALOGUE`."""

from iku_analysis.checks import kelengkapan
from iku_analysis.checks.registry import Check, catalogue
from iku_analysis.checks.runner import run_checks

CATALOGUE: tuple[Check, ...] = catalogue()

__all__ = ["CATALOGUE", "Check", "kelengkapan", "run_checks"]
