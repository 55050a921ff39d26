"""Many files at once: each core reads its share in a process of its own; the order given is kept.

Processes and not threads, because reading is Python work; plain child processes and not `multiprocessing`, because that
runs the caller's main script again in each child, which under Streamlit is a page. A file on which a child dies is an
unusable file; the other files go on. Gives what `read_file` gives, in the same order.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import queue
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PureWindowsPath
from typing import Any

from iku_analysis.readers.berkas import read_file
from iku_analysis.readers.steps import Told
from iku_analysis.records import HasilBaca, Masalah
from iku_analysis.vocabulary import Vocabulary

_FEWEST_FILES = 12  # starting a child costs as much as reading about five workbooks of a bidang
_FEWEST_BYTES = 2 * 1024 * 1024
_MOST_CHILDREN = 4  # each holds some 80 MB
_LOOKED_AT_EVERY = 0.2  # seconds
_READY = "siap"
_PROJECT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Tugas:
    """One file to read, as `read_file` takes it."""

    nama: str
    content: bytes
    pilihan: Mapping[str, Any]  # the keyword arguments of `read_file`

    def read(self, vocabulary: Vocabulary, told: Told | None = None) -> HasilBaca:
        """Read it here and now; `told` hears how far it is (share, 0-1)."""
        return read_file(self.nama, self.content, vocabulary, told=told, **self.pilihan)


def read_files(
    files: Sequence[Tugas], vocabulary: Vocabulary, told: Callable[[int, float], None] | None = None
) -> Iterator[HasilBaca]:
    """One reading per file, in the order given, each as soon as it and those before it are read.

    `told` hears how far the file is that is waited for: its position and the share done, in the caller's own thread.
    """
    children = min(len(files), os.cpu_count() or 1, _MOST_CHILDREN)
    if children < 2 or not pays(files):
        for number, file in enumerate(files):
            if told:
                told(number, 0.0)
            yield file.read(vocabulary, partial(told, number) if told else None)
        return
    yield from _read_in_children(files, vocabulary, children, told)


def read_together(
    files: Sequence[Tugas], vocabulary: Vocabulary, told: Callable[[int, float], None] | None = None
) -> list[HasilBaca]:
    """As `read_files`; where no period was given, the one that the Renstra among them names counts for all of them."""
    readings = list(read_files(files, vocabulary, told))
    named = {hasil.periode for hasil in readings if hasil.jenis == "renstra" and hasil.periode}
    if len(named) == 1:
        periode = named.pop()
        for number, (file, hasil) in enumerate(zip(files, readings, strict=True)):
            if file.pilihan.get("periode") is None and not hasil.periode and hasil.yearless:
                readings[number] = Tugas(file.nama, file.content, {**file.pilihan, "periode": periode}).read(vocabulary)
    return readings


def _read_in_children(
    files: Sequence[Tugas], vocabulary: Vocabulary, children: int, told: Callable[[int, float], None] | None
) -> Iterator[HasilBaca]:
    shares = [0.0] * len(files)
    idle: queue.SimpleQueue[_Child] = queue.SimpleQueue()
    for _ in range(children):
        idle.put(_Child(vocabulary))

    def read(number: int) -> HasilBaca:
        child = idle.get()
        try:
            return child.read(files[number], partial(shares.__setitem__, number))
        finally:
            idle.put(child)

    pool = ThreadPoolExecutor(children)
    try:
        for number, reading in enumerate([pool.submit(read, number) for number in range(len(files))]):
            if told:
                told(number, 0.0)
            while told and not wait([reading], _LOOKED_AT_EVERY).done:
                told(number, shares[number])
            yield reading.result()
    finally:
        pool.shutdown(cancel_futures=True)
        for _ in range(children):
            idle.get().stop()


def pays(files: Sequence[Tugas]) -> bool:
    """Whether there is more to read than starting the children costs."""
    return len(files) > 1 and (len(files) >= _FEWEST_FILES or sum(len(file.content) for file in files) >= _FEWEST_BYTES)


class _Child:
    """A process that reads one file after the other; begun when first needed, and again when it died."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.process: subprocess.Popen[bytes] | None = None

    def read(self, file: Tugas, told: Told) -> HasilBaca:
        if self.process is None and not self._begin():
            return file.read(self.vocabulary, told)  # a machine that lets no child begin reads one after the other
        try:
            self._send(file)
            while isinstance(answer := self._answer(), float):
                told(answer)
            assert isinstance(answer, HasilBaca)
            return answer
        except (OSError, EOFError, pickle.UnpicklingError):
            self.stop()
            pesan = "Berkas ini membuat pembacanya berhenti dan tidak dapat dibaca."
            saran = "Salin tabelnya ke buku kerja baru yang bersih, lalu unggah lagi."
            sidik = hashlib.sha256(file.content).hexdigest()
            jenis, bidang = file.pilihan.get("jenis"), file.pilihan.get("bidang")
            return HasilBaca(
                PureWindowsPath(file.nama).name, sidik, jenis, bidang, masalah=(Masalah("B04", "galat", pesan, saran),)
            )

    def _begin(self) -> bool:
        """Begin the process; false where it does not answer."""
        paths = [str(_PROJECT), *filter(None, [os.environ.get("PYTHONPATH")])]
        try:
            self.process = subprocess.Popen(
                [sys.executable, "-c", "from iku_analysis.readers.parallel import serve; serve()"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            self._send(self.vocabulary)
            return self._answer() == _READY
        except (OSError, EOFError, pickle.UnpicklingError):
            self.stop()
            return False

    def _answer(self) -> object:
        assert self.process is not None and self.process.stdout is not None
        return pickle.load(self.process.stdout)

    def _send(self, thing: object) -> None:
        assert self.process is not None and self.process.stdin is not None
        pickle.dump(thing, self.process.stdin)
        self.process.stdin.flush()

    def stop(self) -> None:
        """End the process; the end of its input tells it so."""
        if self.process is None:
            return
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # it died with something unsent
                    stream.close()
        self.process.kill()
        self.process.wait()
        self.process = None


def serve() -> None:
    """The work of a child: first the vocabulary, then file after file until the input ends."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing but answers goes to the parent
    vocabulary = pickle.load(source)

    def send(answer: object) -> None:
        pickle.dump(answer, target)
        target.flush()

    send(_READY)
    while True:
        try:
            file = pickle.load(source)
        except EOFError:
            return
        send(file.read(vocabulary, send))
