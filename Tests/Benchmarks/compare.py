#!/usr/bin/env python3
"""Runs the benchmark and the same pipeline in python-igraph with polars by turns, checks that the
answers agree, and prints a table of medians and ratios. Needs Swift, Python 3.10 or later and, for
the first run, a connection to PyPI. `compare.py --help` lists the options."""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
# Rows of the table: ours are summed where the peer computes several features at once.
STAGES = ["read edges", "read people", "build graph", "features", "communities", "aggregates",
          "join", "write"]
FEATURES = ["degree", "triangle_count, local_clustering_coefficient", "coreness", "pagerank",
            "component, component_size"]
OURS_ALONE = ["score", "write scored"]


def call(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, **options)


def environment(folder):
    """The Python of a throw-away environment with the peer's packages."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    call(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
         "--requirement", HERE / "requirements.txt")
    return python


def build():
    command = ["swift", "build", "--package-path", HERE, "--configuration", "release"]
    call(*command, "--product", "sesame-benchmarks", stdout=sys.stderr)
    shown = call(*command, "--show-bin-path", capture_output=True, text=True)
    return Path(shown.stdout.strip()) / "sesame-benchmarks"


class Measurements:
    """The reports of one program's runs."""

    def __init__(self):
        self.reports = []

    def add(self, path):
        report = json.loads(path.read_text())
        report["times"] = {stage["name"]: stage["median"] for stage in report["stages"]}
        self.reports.append(report)

    def seconds(self, names):
        """The sum of some stages, once per run."""
        return [sum(report["times"][name] for name in names) for report in self.reports]

    def peak(self):
        peaks = [report["peakBytes"] for report in self.reports]
        return max(peaks) / 2**20 if all(peaks) else None


def number(value):
    return f"{value:.2f}" if value >= 1 else f"{value:.3f}" if value >= 0.1 else f"{value:.2g}"


def cell(seconds):
    text = number(median(seconds))
    return text if len(seconds) == 1 else f"{text} ({number(min(seconds))}–{number(max(seconds))})"


def row(title, ours, theirs=None):
    ratio = f"{median(theirs) / median(ours):.2f}" if theirs else "–"
    print(f"| {title} | {cell(ours)} | {cell(theirs) if theirs else '–'} | {ratio} |")


def table(ours, theirs):
    one, other = ours.reports[0], theirs.reports[0]
    print(f"\n{one['people']:,} people, {one['friendships']:,} friendships, {one['columns']} columns "
          f"written ({one['enrichedBytes'] / 1e6:.0f} MB), {len(ours.reports)} runs each, "
          f"{one['threads']} threads; {machine()}.\n")
    print(f"| stage, seconds: median (range) | sesame | {other['program']} | theirs / ours |")
    print("|---|---:|---:|---:|")
    for stage in STAGES:
        row(stage, ours.seconds([stage]), theirs.seconds([stage]))
        if stage == "features":
            for names in FEATURES:
                row(f"· {names}", ours.seconds([f"feature {name}" for name in names.split(", ")]),
                    theirs.seconds([f"feature {names}"]))
    row("**in all**", ours.seconds(STAGES), theirs.seconds(STAGES))
    rest = [stage for stage in STAGES if stage != "communities"]
    row("in all but communities", ours.seconds(rest), theirs.seconds(rest))
    if ours.peak() and theirs.peak():
        print(f"| peak memory so far, MiB | {ours.peak():.0f} | {theirs.peak():.0f} "
              f"| {theirs.peak() / ours.peak():.2f} |")
    for stage in OURS_ALONE:
        row(f"{stage} (no peer)", ours.seconds([stage]))

def machine():
    model = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        model = next(line.split(":", 1)[1].strip() for line in lines if "model name" in line)
    except (OSError, StopIteration):
        pass
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores of {model}, {memory:.0f} GiB, {platform.system()}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=200_000)
    parser.add_argument("--friendships", type=int, default=2_000_000)
    parser.add_argument("--repeat", type=int, default=3, help="runs of each program (default 3)")
    parser.add_argument("--threads", type=int, help="default: all cores")
    parser.add_argument("--python", type=Path, help="a Python that has requirements.txt installed")
    options = parser.parse_args()
    if options.repeat < 1:
        parser.error("--repeat needs a number from 1")

    with tempfile.TemporaryDirectory(prefix="sesame-benchmarks-") as name:
        folder = Path(name)
        program = build()
        python = options.python or environment(folder / "python")
        call(program, "generate", folder, "--people", options.people,
             "--friendships", options.friendships, stdout=sys.stderr)
        threads = ["--threads", options.threads] if options.threads else []
        ours, theirs = Measurements(), Measurements()
        for turn in range(1, options.repeat + 1):
            print(f"turn {turn} of {options.repeat}, load average "
                  f"{os.getloadavg()[0]:.1f}", file=sys.stderr)
            # Each turn has its own seed of the communities, so that medians are over seeds too.
            common = ["--seed", turn, *threads, "--json"]
            call(program, "run", folder, *common, folder / "ours.json", stdout=subprocess.DEVNULL)
            call(python, HERE / "peer.py", "run", folder, *common, folder / "theirs.json")
            call(python, HERE / "peer.py", "check", folder, folder / "ours.json",
                 folder / "theirs.json", stdout=sys.stderr)
            ours.add(folder / "ours.json")
            theirs.add(folder / "theirs.json")
        table(ours, theirs)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"compare.py: '{' '.join(map(str, error.cmd))}' failed ({error.returncode})")
