"""The examples of the README run, and print what it shows."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

from conftest import ROOT

FILES = [ROOT / "README.md", Path(__file__).parents[1] / "README.md"]


def examples():
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        pattern = r"<!-- example: (python[\w-]*) -->\n```python\n(.*?)```\n(?:\n```text\n(.*?)```)?"
        for name, code, output in re.findall(pattern, text, flags=re.DOTALL):
            yield pytest.param(code, output, id=f"{file.parent.name}-{name}")


@pytest.mark.filterwarnings("ignore::sesame_graph.SesameWarning")
@pytest.mark.parametrize(("code", "output"), list(examples()))
def test_an_example_prints_what_it_shows(code, output, monkeypatch):
    monkeypatch.chdir(ROOT)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {})
    assert printed.getvalue().strip() == output.strip()


def test_there_are_examples():
    assert len(list(examples())) >= 2
