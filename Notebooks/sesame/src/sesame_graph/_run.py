"""Runs a command on the library's threads, and waits for it in steps, so that Ctrl-C is heard."""

from __future__ import annotations

import atexit
import ctypes
import sys
import threading
import time
import warnings
from typing import Any

from ._errors import Error, SesameWarning, of_status
from ._library import claim_process, is_forked, library, owned, was_used_here
from ._messages import in_python, without_traceback
from ._progress import Progress, Reporter
from ._streams import naming, openable, stream
from ._words import Words

#: How long a wait lasts, and how long a run that was asked to stop is waited for: in milliseconds, a third of
#: a second together.
_STEP, _ENDING = 50, 200


class Held:
    """Something of the library's, by the number that it has there; let go once, with the last that refers to it."""

    #: What it is, for whoever asks for it when it was let go, and the function that lets it go.
    kind, function = "", ""

    def __init__(self, number: int) -> None:
        self._number: int | None = number

    @property
    def number(self) -> int:
        """The number.

        Raises:
            ValueError: If it was let go.
        """
        if self._number is None:
            raise ValueError(self.kind)
        return self._number

    @property
    def is_held(self) -> bool:
        """Whether it was not let go."""
        return self._number is not None

    def close(self) -> None:
        """Lets it go; a second time, also at the same time, does nothing."""
        number, self._number = self._number, None
        # Where the interpreter ends, or is a copy, the library is not called any more; names of this module may be
        # gone by then.
        if number and _is_closing is False and not is_forked():
            getattr(library(), self.function)(number)

    def __del__(self) -> None:
        if getattr(self, "_number", None) is not None:
            self.close()

    def __reduce__(self) -> Any:
        raise TypeError("a run of the library can't be copied or given to another process")


class Handle(Held):
    """A run of the library."""

    kind, function = "the run was let go, and its results with it; call the function again", "sesame_run_free"

    def __init__(self, words: Words) -> None:
        claim_process()
        self.undivided = words.undivided
        #: What the inputs' own Python has raised.
        self.failures: list[BaseException] = []
        encoded = [_encoded(text) for text in (words.command, *words.words)]
        super().__init__(
            library().sesame_run_create((ctypes.c_char_p * len(encoded))(*encoded), len(encoded))
        )


class HeldGraph(Held):
    """A graph of the library."""

    kind, function = "the graph is closed; build it again", "sesame_graph_free"


def run(words: Words, progress: Progress = None) -> Handle:
    """Runs a command to its end, whatever that is: ``finish`` tells it."""
    loaded = library()
    handle = Handle(words)
    for name, graph in words.graphs.items():
        if not loaded.sesame_run_add_graph(handle.number, _encoded(name), graph.number):
            raise ValueError(graph.kind)
    for name, text in words.texts.items():
        loaded.sesame_run_add_text(handle.number, _encoded(name), _encoded(text))
    for name, columns in openable(words.streams).items():
        with naming(name):
            capsule, address = stream(columns, handle.failures)
        loaded.sesame_run_add_stream(handle.number, _encoded(name), address)
        del capsule
    reporter = Reporter(progress)
    with _lock:
        is_late = _is_closing
        if not is_late:
            _running[id(handle)] = handle
    if is_late:
        _leave()
    try:
        loaded.sesame_run_start(handle.number)
        try:
            while not loaded.sesame_run_wait(handle.number, _STEP):
                _tell(handle, reporter)
            _tell(handle, reporter)
        except BaseException:
            loaded.sesame_run_cancel(handle.number)
            loaded.sesame_run_wait(handle.number, _ENDING)
            raise
    finally:
        reporter.finish()
        with _lock:
            _running.pop(id(handle), None)
    if _is_closing:
        _leave()
    for failure in handle.failures:
        # Asks for an end, and is no fault of the columns.
        if not isinstance(failure, Exception):
            raise failure
    return handle


def finish(handle: Handle, result: Any, told: set[str] | None = None) -> None:
    """Tells the warnings of a run, all in one, and raises its error; the result is at hand by then.

    Args:
        handle: The run.
        result: What the run left behind, which an error, or a warning that is raised as one, has as ``result``.
        told: The texts that were told before, and are not repeated.
    """
    error = _error(handle, result)
    try:
        warn(warning_texts(handle), told)
    except SesameWarning as warning:
        # Where warnings are errors, what failed is worth more than what was odd.
        if error is None:
            warning.result = result
            raise
    if error is not None:
        raise error


def _error(handle: Handle, result: Any) -> Error | None:
    status = library().sesame_run_status(handle.number)
    if status == 0:
        return None
    message = owned(library().sesame_run_message(handle.number)) or ""
    message = in_python(message)
    if handle.failures:
        message = without_traceback(message)
    for name, text in handle.undivided.items():
        if f"'{text}'" in message:
            # A column's name may have commas.
            parts = [part.strip() for part in text.split(",")]
            message += f"; several are a list: {name}={parts}"
    error = of_status(status, message, result)
    if handle.failures:
        error.__cause__ = handle.failures[0]
    return error


def warn(texts: list[str], told: set[str] | None = None) -> None:
    """Tells texts in one warning, of the line that called the package; none that was told, and then they are told.

    In one, since Python repeats that line below each.
    """
    new = [text for text in texts if told is None or text not in told]
    if new:
        text = new[0] if len(new) == 1 else "\n".join([f"{len(new)} warnings:", *(f"- {each}" for each in new)])
        warnings.warn(SesameWarning(text), stacklevel=outer_level())
    if told is not None:
        told.update(new)


def warning_texts(handle: Handle) -> list[str]:
    """The warnings of a run."""
    loaded = library()
    count = loaded.sesame_run_warning_count(handle.number)
    texts = [owned(loaded.sesame_run_warning(handle.number, index)) or "" for index in range(count)]
    return [in_python(text) for text in texts]


def outer_level() -> int:
    """How far above the caller the line is that called the package, itself or through scikit-learn."""
    frame, level = sys._getframe(1), 1
    while frame.f_back and frame.f_globals.get("__name__", "").split(".")[0] in ("sesame_graph", "sklearn", "joblib"):
        frame, level = frame.f_back, level + 1
    return level


def _tell(handle: Handle, reporter: Reporter) -> None:
    if not reporter.is_idle:
        loaded = library()
        fraction = loaded.sesame_run_fraction(handle.number)
        reporter.tell(fraction, owned(loaded.sesame_run_stage(handle.number)) or "")


def _encoded(text: str) -> bytes:
    try:
        encoded = text.encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError("a text has half a character (a lone surrogate); leave it out") from None
    if b"\0" in encoded:
        raise ValueError("a text has a NUL character; leave it out")
    return encoded


_lock = threading.Lock()
_running: dict[int, Handle] = {}
_is_closing = False


def _leave() -> None:
    """Holds a thread that the interpreter does not wait for until the process ends; the main thread has an error.

    An exception would let objects of other libraries go, whose destructors must not meet the interpreter's end.
    """
    if threading.current_thread() is threading.main_thread():
        raise RuntimeError("the interpreter is shutting down")
    # Known to this frame alone, and so there as long as it is.
    ever = threading.Lock()
    ever.acquire()
    ever.acquire()


@atexit.register
def _close() -> None:
    """Stops what still runs, as in a daemon thread, before the interpreter that it may call goes away."""
    global _is_closing
    if not was_used_here():
        return
    with _lock:
        _is_closing = True
        handles = list(_running.values())
    for handle in handles:
        library().sesame_run_cancel(handle.number)
    end = time.monotonic() + 5
    for handle in handles:
        library().sesame_run_wait(handle.number, max(0, int((end - time.monotonic()) * 1000)))
    # What is left of runs, such as columns that are let go late, calls no Python any more.
    library().sesame_close(1000)
    # Their threads come to rest by themselves, as long as there is an interpreter.
    end = time.monotonic() + 1
    while _running and time.monotonic() < end:
        time.sleep(0.005)
