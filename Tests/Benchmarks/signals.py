#!/usr/bin/env python3
"""Friends' aggregates of five columns and ties' statistics in three windows, from two files to a third:
sesame beside DuckDB and polars, with time, memory and whether answers agree; writes Results/signals.md.

    Tests/Benchmarks/signals.py [--people N] [--ties M] [--turns T] [--program PATH] [--folder DIR]

Needs what requirements.txt lists; a million people and ten million ties take some 12 GB of disk."""

import argparse
import math
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from comparison import machine
from comparison.signals import workload

HERE = Path(__file__).resolve().parent
# Windows without a value are 0 with sesame, where nothing came or went, and missing with the others.
EMPTY_IS_ZERO = ("_rows", "_partners", "_count", "_levels", "_sum", "_net")
RELATIVE = 1e-9


def measure(command, threads):
    """Wall seconds, processor seconds and the peak of memory of a process."""
    environment = os.environ | {"POLARS_MAX_THREADS": str(threads), "PYTHONDONTWRITEBYTECODE": "1"}
    start = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command], cwd=HERE, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"signals.py: '{' '.join(map(str, command))}' failed")
    return (time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def differences(ours, theirs):
    """The number of columns that both have, the largest relative difference, and which columns differ."""
    import polars

    left, right = polars.scan_csv(ours), polars.scan_csv(theirs)
    known = set(right.collect_schema().names())
    names = [name for name in left.collect_schema().names() if name in known]
    worst, wrong = 0.0, []
    for start in range(0, len(names), 40):
        part = names[start:start + 40]
        one, two = left.select(part).collect(), right.select(part).collect()
        for name in part:
            a, b = one[name], two[name]
            if a.dtype == polars.String:
                far = 0.0 if a.eq_missing(b).all() else math.inf
            else:
                stem = name
                for window in workload.WINDOWS[1:]:
                    stem = stem.removesuffix(workload.suffix(window))
                if stem.endswith(EMPTY_IS_ZERO):
                    a, b = a.fill_null(0), b.fill_null(0)
                a, b = a.cast(polars.Float64), b.cast(polars.Float64)
                # Infinite and not a number are what division by nothing gives elsewhere.
                b = b.to_frame().select(
                    polars.when(polars.col(name).is_finite()).then(polars.col(name)))[name]
                same_gaps = (a.is_null() == b.is_null()).all()
                size = polars.Series([1.0]).extend_constant(1.0, len(a) - 1)
                scale = (a.abs().max() or 1) if stem.endswith(("_net", "_difference")) else None
                gap = (a - b).abs() / (scale if scale else a.abs().zip_with(a.abs() > 1e-6, size))
                far = (gap.max() or 0.0) if same_gaps else math.inf
            worst = max(worst, far)
            if far > RELATIVE:
                wrong.append(name)
    return len(names), worst, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--ties", type=int, default=10_000_000)
    parser.add_argument("--turns", type=int, default=1)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--program", type=Path, default=HERE.parent.parent / ".build/release/sesame")
    parser.add_argument("--folder", type=Path, help="keeps the files for a next time")
    parser.add_argument("--results", type=Path, default=HERE / "Results")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sesame-signals-") as scratch:
        folder = (options.folder or Path(scratch)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "people.csv").exists():
            workload.generate(folder, options.people, options.ties)
        outputs = {name: folder / f"{name}.csv" for name in ("sesame", "DuckDB", "polars")}
        commands = {
            "sesame": [options.program.resolve(), *workload.sesame_arguments(folder), "--threads",
                       options.threads, "-o", outputs["sesame"]],
            "DuckDB": [sys.executable, "-m", "comparison.signals.duckdb_signals", folder,
                       outputs["DuckDB"], options.threads],
            "polars": [sys.executable, "-m", "comparison.signals.polars_signals", folder,
                       outputs["polars"]]}
        found = {name: [] for name in commands}
        for turn in range(options.turns):
            for name, command in commands.items():
                found[name].append(measure(command, options.threads))
                print(name, turn + 1, found[name][-1], file=sys.stderr)
        rows, wrong = [], []
        ours = [median(values) for values in zip(*found["sesame"])]
        for name, values in found.items():
            seconds, processor, memory = (median(list(column)) for column in zip(*values))
            note = ""
            if name != "sesame":
                count, worst, names = differences(outputs["sesame"], outputs[name])
                note = f"{count} columns, " + (
                    f"differs: {', '.join(names[:3])}" if names else f"equal within {worst:.0e}")
                wrong += names
                outputs[name].unlink()
            rows.append(f"| {name} | {seconds:.0f} | {seconds / ours[0]:.1f} | {processor:.0f} | "
                        f"{processor / ours[1]:.1f} | {memory / 2**30:.1f} | {note} |")
        described = ", ".join(f"{name} {value}" for name, value in machine.described().items())
        text = "\n".join([
            "# Signals", "",
            f"{options.people:,} people with five columns, {options.ties:,} ties with amount, kind and "
            f"time; friends' aggregates with every statistic, and ties' statistics of all time and of "
            f"7, 30 and 90 days in, out and both; from two files to one. {options.threads} threads, "
            f"medians of {options.turns}. By `Tests/Benchmarks/signals.py`.", "",
            "| program | seconds | times sesame's | processor seconds | times sesame's | peak GiB | "
            "answers |", "|---|--:|--:|--:|--:|--:|---|", *rows, "", described, ""])
        (options.results / "signals.md").write_text(text)
        print(text)
        if wrong:
            sys.exit("signals.py: answers differ")


if __name__ == "__main__":
    main()
