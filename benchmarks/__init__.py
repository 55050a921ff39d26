"""Benchmarks: ratios in one run, never absolute promises. `python -m benchmarks NAME` (docs/benchmarks.md)."""
