"""`python -m benchmarks`: the ratios for one agency. `python -m benchmarks NAME`: one of the larger ones."""

from __future__ import annotations

import importlib
import sys

BAGIAN = ("utama", "baca", "padanan", "periksa", "halaman", "besar", "rapat", "periksa-besar")


def main() -> int:
    """Run the named benchmark, or the main one."""
    name = sys.argv[1] if len(sys.argv) > 1 else "utama"
    if name not in BAGIAN:
        print(f"Tidak dikenal: {name}. Pilihan: {', '.join(BAGIAN)}", file=sys.stderr)
        return 2
    importlib.import_module(f"benchmarks.{name.replace('-', '_')}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
