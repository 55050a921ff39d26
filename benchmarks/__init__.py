"""Benchmarks: ratios in one run, never absolute promises. `python -m benchmarks [baca|padanan|periksa|halaman|besar|periksa-besar]`."""
