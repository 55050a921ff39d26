"""Checks K01…: rules over what is in force, findings down to the cell. Public face: `run_checks`, `CATALOGUE`."""
