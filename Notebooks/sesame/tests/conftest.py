"""What the tests share: the graphs of the repository, small frames, and the program beside the library."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def demo() -> Path:
    """The folder of the demo: 7,624 people and their friendships."""
    return ROOT / "Graphs/lastfm-credit"


@pytest.fixture(scope="session")
def program():
    """Runs the program, and returns its status, output and messages."""
    library = os.environ.get("SESAME_LIBRARY")
    path = Path(os.environ.get("SESAME_PROGRAM") or (Path(library).with_name("sesame") if library else "sesame"))
    if not path.exists():
        pytest.skip("the program is not built beside the library; SESAME_PROGRAM names it")

    def run(*words: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run([path.resolve(), *map(str, words)], capture_output=True, text=True, cwd=cwd)

    return run


EDGES = {"a": ["ann", "bob", "cid", "dan"], "b": ["bob", "cid", "ann", "cid"], "w": [1.0, 2.5, 1.0, 4.0]}
PEOPLE = {
    "id": ["ann", "bob", "cid", "dan", "eve"],
    "income": [52, None, 31, 47, 12],
    "share": [0.5, 0.25, None, 1.0, 0.125],
    "town": ["Ulm", None, "Bonn", "Ulm", "Köln"],
    "member": [True, False, None, True, False],
}


def makers() -> dict:
    """How each producer makes a frame of the same columns."""
    import duckdb
    import pandas
    import polars
    import pyarrow

    def in_duckdb(columns):
        table = pyarrow.table(columns)
        return duckdb.connect().from_arrow(table)

    return {
        "pyarrow": pyarrow.table,
        "polars": polars.DataFrame,
        "pandas": lambda columns: pandas.DataFrame(columns).convert_dtypes(),
        "duckdb": in_duckdb,
    }


@pytest.fixture(params=["pyarrow", "polars", "pandas", "duckdb"])
def make(request):
    """Makes a frame with one of the producers."""
    return makers()[request.param]
