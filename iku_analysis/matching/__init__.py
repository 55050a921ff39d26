"""Matching: usulan × Renstra × Renja. Public face: `match`."""
