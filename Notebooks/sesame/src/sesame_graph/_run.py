"""Runs a command on the library's threads, and waits for it in steps, so that Ctrl-C is heard."""

from __future__ import annotations

import atexit
import ctypes
import threading
import warnings
from typing import Any

from ._errors import SesameWarning, in_python, of_status
from ._library import claim_process, is_forked, library, owned
from ._progress import Progress, Reporter
from ._streams import openable, stream
from ._words import Words

#: How long a wait lasts, and how long a run that was asked to stop is waited for: in milliseconds, a third of
#: a second together.
_STEP, _ENDING = 50, 200


class Handle:
    """A run of the library, freed with the last that refers to it."""

    def __init__(self, words: Words) -> None:
        claim_process()
        texts = [words.command, *words.words]
        encoded = [_encoded(text) for text in texts]
        self.pointer = library().sesame_run_create(
            (ctypes.c_char_p * len(encoded))(*encoded), len(encoded)
        )

    def __del__(self) -> None:
        pointer, self.pointer = getattr(self, "pointer", None), None
        if pointer is not None and not _is_closing and not is_forked():
            library().sesame_run_free(pointer)

    def __reduce__(self) -> Any:
        raise TypeError("a run of the library can't be copied or given to another process")


def run(words: Words, progress: Progress = None, *, stacklevel: int = 3) -> Handle:
    """Runs a command and returns what it leaves behind; warnings and errors are Python's."""
    loaded = library()
    handle = Handle(words)
    for name, graph in words.graphs.items():
        loaded.sesame_run_add_graph(handle.pointer, _encoded(name), graph._pointer)
    for name, text in words.texts.items():
        loaded.sesame_run_add_text(handle.pointer, _encoded(name), _encoded(text))
    for name, columns in openable(words.streams).items():
        capsule, address = stream(columns)
        loaded.sesame_run_add_stream(handle.pointer, _encoded(name), address)
        del capsule
    reporter = Reporter(progress)
    with _lock:
        if _is_closing:
            raise RuntimeError("the interpreter is shutting down")
        _running[id(handle)] = handle
    try:
        loaded.sesame_run_start(handle.pointer)
        try:
            while not loaded.sesame_run_wait(handle.pointer, _STEP):
                _tell(handle, reporter)
            _tell(handle, reporter)
        except BaseException:
            loaded.sesame_run_cancel(handle.pointer)
            loaded.sesame_run_wait(handle.pointer, _ENDING)
            raise
    finally:
        reporter.finish()
        with _lock:
            _running.pop(id(handle), None)
    for index in range(loaded.sesame_run_warning_count(handle.pointer)):
        text = owned(loaded.sesame_run_warning(handle.pointer, index)) or ""
        warnings.warn(in_python(text), SesameWarning, stacklevel=stacklevel)
    return handle


def check(handle: Handle, result: Any) -> None:
    """Raises the error of a run that failed."""
    status = library().sesame_run_status(handle.pointer)
    if status != 0:
        message = owned(library().sesame_run_message(handle.pointer)) or ""
        raise of_status(status, in_python(message), result)


def warning_texts(handle: Handle) -> list[str]:
    """The warnings of a run."""
    loaded = library()
    count = loaded.sesame_run_warning_count(handle.pointer)
    texts = [owned(loaded.sesame_run_warning(handle.pointer, index)) or "" for index in range(count)]
    return [in_python(text) for text in texts]


def _tell(handle: Handle, reporter: Reporter) -> None:
    if not reporter.is_idle:
        loaded = library()
        fraction = loaded.sesame_run_fraction(handle.pointer)
        reporter.tell(fraction, owned(loaded.sesame_run_stage(handle.pointer)) or "")


def _encoded(text: str) -> bytes:
    encoded = text.encode("utf-8", "strict")
    if b"\0" in encoded:
        raise ValueError("a text has a NUL character; leave it out")
    return encoded


_lock = threading.Lock()
_running: dict[int, Handle] = {}
_is_closing = False


@atexit.register
def _close() -> None:
    """Stops what still runs, as in a daemon thread, before the interpreter that it may call goes away."""
    global _is_closing
    if is_forked():
        return
    with _lock:
        _is_closing = True
        handles = list(_running.values())
    for handle in handles:
        library().sesame_run_cancel(handle.pointer)
    for handle in handles:
        library().sesame_run_wait(handle.pointer, 5000)
