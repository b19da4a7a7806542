"""How far a run is: told to a function, or shown in a terminal or notebook."""

from __future__ import annotations

import sys
import time
from typing import Callable, Union

#: ``None`` shows a bar where someone watches, ``True`` and ``False`` say so, and a function is told the
#: finished part from 0 to 1 and what is being done.
Progress = Union[None, bool, Callable[[float, str], object]]


class Reporter:
    """Tells how far a run is."""

    #: The seconds that a run takes before a bar is worth the look.
    patience = 1.0
    _width = 24

    def __init__(self, progress: Progress) -> None:
        self._listener = progress if callable(progress) else None
        self._shows = progress is True or progress is None and _is_watched()
        self._start = time.monotonic()
        self._told: tuple[float, str] | None = None
        self._drawn = 0

    @property
    def is_idle(self) -> bool:
        """Whether nobody listens."""
        return self._listener is None and not self._shows

    def tell(self, fraction: float, stage: str) -> None:
        """Tells what is news."""
        if self._told == (fraction, stage):
            return
        self._told = (fraction, stage)
        if self._listener is not None:
            self._listener(fraction, stage)
        elif self._shows and time.monotonic() - self._start > self.patience:
            self._draw(fraction, stage)

    def finish(self) -> None:
        """Takes the bar away."""
        if self._drawn:
            print("\r" + " " * self._drawn + "\r", end="", file=sys.stderr, flush=True)
            self._drawn = 0

    def _draw(self, fraction: float, stage: str) -> None:
        seconds = time.monotonic() - self._start
        filled = int(fraction * self._width)
        bar = "█" * filled + "░" * (self._width - filled)
        rest = f"<{_clock(seconds * (1 - fraction) / fraction)}" if fraction > 0.01 else ""
        line = f"{fraction:4.0%} {bar} {stage} [{_clock(seconds)}{rest}]"
        print("\r" + line.ljust(self._drawn), end="", file=sys.stderr, flush=True)
        self._drawn = len(line)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes:02d}:{rest:02d}"


def _is_watched() -> bool:
    if getattr(sys, "ps1", None) is None and "ipykernel" in sys.modules:
        return True
    try:
        return sys.stderr.isatty()
    except (AttributeError, ValueError):
        return False
