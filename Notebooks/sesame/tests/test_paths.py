"""Paths are texts, bytes and what has a path; the bytes that they have in the file system count."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyarrow
import pytest
import sesame_graph as sesame

from conftest import EDGES, PEOPLE

TEXT = "a,b\nann,bob\nbob,cid\n"


class Named:
    """Something with a path."""

    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


@pytest.mark.parametrize("kind", [str, os.fsencode, Path, Named, lambda path: Named(os.fsencode(path))])
@pytest.mark.parametrize("name", ["edges.csv", "frïends 友.csv", "-edges.csv", "memory:edges.csv"])
def test_a_path_is_what_python_takes_for_one(kind, name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in", name).write_text(TEXT)
    for path in (os.path.join("in", name), str(tmp_path / "in" / name)):
        result = sesame.features(kind(path), header=True, features=["degree"], output=kind(path + ".out.csv"))
        assert Path(path + ".out.csv").read_text() == "id,degree\nann,1\nbob,2\ncid,1\n", result
    os.rename(Path("in", name), name)
    assert len(sesame.features(kind(name), header=True, features=["degree"])) == 3
    graph = sesame.Graph(kind(name), header=True)
    graph.write(kind(name + ".sgraph"))
    assert len(sesame.features(kind(name + ".sgraph"))) == 3
    sesame.model("2015", output=kind("card.json"))
    assert sesame.model(kind("card.json")).data["name"]


@pytest.mark.skipif(sys.platform != "linux", reason="other file systems have names of texts alone")
def test_a_name_that_is_not_utf8_is_refused_by_its_argument(tmp_path):
    odd = os.path.join(os.fsencode(tmp_path), b"f\xff.csv")
    with open(odd, "w") as file:
        file.write(TEXT)
    edges, people = pyarrow.table(EDGES), pyarrow.table(PEOPLE)
    for path in (odd, os.fsdecode(odd), Path(os.fsdecode(odd))):
        for argument, call in {
            "edges": lambda: sesame.features(path), "people": lambda: sesame.features(edges, path),
            "output": lambda: sesame.features(edges, output=path), "model": lambda: sesame.score(people, model=path),
            "graph_output": lambda: sesame.features(edges, graph_output=path),
            "seed_file": lambda: sesame.features(edges, seed_file=path),
            "reference_key": lambda: sesame.score(people, admittance=500, reference_key=path),
        }.items():
            with pytest.raises(sesame.UsageError, match=f"'{argument}' is a path that is not UTF-8; rename") as error:
                call()
            str(error.value).encode()
    with pytest.raises(sesame.UsageError, match="NUL"):
        sesame.features("a\0b")


def test_texts_with_half_a_character_are_refused():
    with pytest.raises(ValueError, match="half a character"):
        sesame.features(pyarrow.table(EDGES), weight="\ud800")


@pytest.mark.skipif(sys.platform != "linux", reason="the encoding of names is set by the locale")
def test_the_bytes_of_a_name_count_whatever_the_locale(tmp_path):
    (tmp_path / "frïends.csv").write_text(TEXT)
    script = "import os, sesame_graph as sesame; print(len(sesame.features([each for each in os.listdir('.')][0], header=True)))"
    process = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", script], cwd=tmp_path, capture_output=True, text=True,
        env={**os.environ, "LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": os.pathsep.join(sys.path)})
    assert (process.stdout, process.returncode) == ("3\n", 0), process.stderr
