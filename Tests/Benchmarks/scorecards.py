#!/usr/bin/env python3
"""Bins of wide tables, scorecards fitted and scores made: sesame beside optbinning, toad, scorecardpy and
DuckDB, with time, memory and what was found; writes Results/scorecards.md.

    Tests/Benchmarks/scorecards.py [--rows N] [--columns C] [--turns T] [--threads N] [--limit SECONDS]
        [--parts bin,bin-small,fit,score] [--program PATH] [--benchmarks PATH] [--folder DIR]

Needs what requirements-scorecards.txt lists. bin: the wide table; bin-small: a fiftieth of its rows, twenty columns; fit: a tenth of its rows, a card of all columns with
figures out of five folds; score: the narrow table, by the card that is fitted to it, on one thread and on all.
A program that takes longer than the limit is given up."""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

from comparison import machine
from comparison.scorecards import workload

HERE = Path(__file__).resolve().parent
# By part of the comparison: the stage, the table, and the peers that get through it.
PARTS = {"bin": ("bin", "wide.csv", ["optbinning"]),
         "bin-small": ("bin", "small.csv", ["optbinning", "toad", "scorecardpy"]),
         "fit": ("fit", "part.csv", ["optbinning"]),
         "score": ("score", "narrow.csv", ["duckdb"])}
TITLES = {"bin": "bins of {columns} columns of {rows:,} rows",
          "bin-small": "bins of 20 columns of {small:,} rows",
          "fit": "a card of {columns} columns of {part:,} rows, with figures out of five folds",
          "score": "scores of {rows:,} rows by a card of {characteristics} characteristics"}


class Runner:
    def __init__(self, limit):
        self.limit = limit

    def run(self, command):
        """What a process prints as JSON with its peak of memory; `None` if it was given up."""
        environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
        process = subprocess.Popen(
            [str(word) for word in command], cwd=HERE, env=environment, stdout=subprocess.PIPE,
            start_new_session=True)
        given_up = threading.Event()

        def give_up():
            given_up.set()
            os.killpg(process.pid, signal.SIGKILL)

        timer = threading.Timer(self.limit, give_up)
        timer.start()
        text = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        if given_up.is_set():
            return None
        if status:
            sys.exit(f"scorecards.py: '{' '.join(map(str, command))}' failed")
        found = json.loads(text)
        found = found[-1] if isinstance(found, list) else found
        seconds = [median(found[key]) for key in ("seconds", "processorSeconds")]
        return (*seconds, usage.ru_maxrss * 1024, found["numbers"])


def commands(part, options, folder, threads):
    stage, table, peers = PARTS[part]
    table = folder / table
    sesame = [options.benchmarks, "stage", stage, "--people", table, "--outcome", workload.OUTCOME,
              "--threads", threads]
    others = []
    if stage == "score":
        sesame += ["--model", folder / "narrow.json", "--answers", folder / "answers"]
        others = [folder / "narrow.sql", folder / "duckdb-scores.csv"]
    yield "sesame", sesame
    for peer in peers:
        yield peer, [sys.executable, "-m", "comparison.scorecards.peer", peer, stage, table, threads,
                     *others]


def prepare(options, folder):
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "wide.csv").exists():
        workload.generate(folder, options.rows, options.columns)
    model = folder / "narrow.json"
    subprocess.run(
        [options.program, "fit", folder / "narrow.csv", "--outcome", workload.OUTCOME, "--default-category",
         "credit_history", "--quiet", "-o", model], check=True)
    with open(folder / "narrow.sql", "w", encoding="utf-8") as file:
        subprocess.run([options.program, "model", model, "--as", "sql-duckdb"], check=True, stdout=file)
    return sum(len(category["characteristics"]) for category in json.loads(model.read_text())["categories"])


def compare_scores(folder):
    """How many scores DuckDB has otherwise."""
    import numpy
    import polars

    ours = numpy.fromfile(folder / "answers" / "score.f64")
    theirs = polars.read_csv(folder / "duckdb-scores.csv")["score"].cast(polars.Float64).to_numpy()
    return int((ours != theirs).sum()) if len(ours) == len(theirs) else max(len(ours), len(theirs))


def measured(part, options, folder, threads):
    runner = Runner(options.limit)
    found, given_up = {}, set()
    for turn in range(options.turns):
        for name, command in commands(part, options, folder, threads):
            if name in given_up:
                continue
            start = time.perf_counter()
            answer = runner.run(command)
            print(part, threads, name, turn + 1, answer, f"{time.perf_counter() - start:.0f} s", file=sys.stderr)
            if answer is None:
                given_up.add(name)
            else:
                found.setdefault(name, []).append(answer)
    return found, given_up


def table(part, options, folder, threads):
    found, given_up = measured(part, options, folder, threads)
    own = [median(column) for column in list(zip(*found["sesame"]))[:2]]
    lines = ["| program | seconds | times sesame's | processor seconds | times sesame's | peak GiB | found |",
             "|---|--:|--:|--:|--:|--:|---|"]
    differing = 0
    for name, _ in commands(part, options, folder, threads):
        if name in given_up:
            lines.append(f"| {name} | over {options.limit:.0f} | over {options.limit / own[0]:.0f} | | | | given up |")
            continue
        seconds, processor, memory = (median(column) for column in list(zip(*found[name]))[:3])
        numbers = found[name][-1][3]
        note = ", ".join(f"{key} {value:.4f}" for key, value in numbers.items()
                         if key in ("information value", "area under the curve"))
        if part == "score":
            note = f"{options.rows / processor / 1e6:.1f} million rows a second and core"
            if name == "duckdb":
                differing = compare_scores(folder)
                note += f"; {differing} scores differ"
        lines.append(f"| {name} | {seconds:.2f} | {seconds / own[0]:.1f} | {processor:.2f} | "
                     f"{processor / own[1]:.1f} | {memory / 2**30:.1f} | {note} |")
    return lines, differing


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--columns", type=int, default=100)
    parser.add_argument("--turns", type=int, default=1)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--limit", type=float, default=900)
    parser.add_argument("--parts", default=",".join(PARTS))
    parser.add_argument("--program", type=Path, default=HERE.parent.parent / ".build/release/sesame")
    parser.add_argument("--benchmarks", type=Path, default=HERE / ".build/release/sesame-benchmarks")
    parser.add_argument("--folder", type=Path, help="keeps the files for a next time")
    parser.add_argument("--results", type=Path, default=HERE / "Results")
    options = parser.parse_args()
    options.program, options.benchmarks = options.program.resolve(), options.benchmarks.resolve()
    described = ", ".join(f"{name} {value}" for name, value in machine.described().items())
    with tempfile.TemporaryDirectory(prefix="sesame-scorecards-") as scratch:
        folder = (options.folder or Path(scratch)).resolve()
        sizes = {"rows": options.rows, "columns": options.columns, "part": options.rows // 10, "small": options.rows // 50,
                 "characteristics": prepare(options, folder)}
        lines = ["# Scorecards", "",
                 f"Medians of {options.turns} on tables in memory. By `Tests/Benchmarks/scorecards.py`.", ""]
        differing = 0
        for part in options.parts.split(","):
            for threads in [options.threads] if part != "score" else sorted({1, options.threads}):
                rows, wrong = table(part, options, folder, threads)
                differing += wrong
                title = TITLES[part].format(**sizes)
                lines += [f"## {title[0].upper()}{title[1:]}", "",
                          f"{threads} thread{'s' if threads > 1 else ''}.", "", *rows, ""]
        text = "\n".join([*lines, described, ""])
        (options.results / "scorecards.md").write_text(text)
        print(text)
        if differing:
            sys.exit("scorecards.py: scores differ")


if __name__ == "__main__":
    main()
