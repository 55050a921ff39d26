"""`python -m iku_analysis PERINTAH`: the command line of docs/contract.md. Exit status 0, 1, 2 or 3."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from iku_analysis.cli.arguments import build_parser
from iku_analysis.errors import IkuError, UsageError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; no traceback ever reaches a user unless `--debug` asks for it."""
    words = list(sys.argv[1:] if argv is None else argv)
    # Windows consoles default to a code page that lacks our marks.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        from iku_analysis.cli.commands import run

        status = run(build_parser().parse_args(words))
        sys.stdout.flush()
        return status
    except IkuError as error:
        if "--debug" in words:
            raise
        print(error, file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 3
    except BrokenPipeError:
        # Who reads along has seen enough ("| head"): no fault to tell, and nothing more to write at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 3
    except Exception as error:
        if "--debug" in words:
            raise
        print(
            f"Terjadi kesalahan yang tidak terduga ({type(error).__name__}). "
            "Ulangi dengan --debug dan kirimkan rinciannya kepada pengembang.",
            file=sys.stderr,
        )
        return 3


if __name__ == "__main__":
    sys.exit(main())
