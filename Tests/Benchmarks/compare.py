#!/usr/bin/env python3
"""Measures sesame and its peers side by side, checks that the answers agree, and writes tables and
plots to Results/. Needs Swift, Python 3.10 or later and a connection to PyPI for the peers, which go
into an environment that is thrown away. `compare.py --help` lists the options."""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import venv
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from comparison import graphs, machine
from comparison.growth import grow, too_large
from comparison.instructions import count_instructions
from comparison.measuring import PEERS, Bench

HERE = Path(__file__).resolve().parent


def call(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, **options)


def build():
    command = ["swift", "build", "--package-path", HERE, "--configuration", "release"]
    call(*command, "--product", "sesame-benchmarks", stdout=sys.stderr)
    shown = call(*command, "--show-bin-path", capture_output=True, text=True)
    return Path(shown.stdout.strip()) / "sesame-benchmarks"


def environment(folder):
    """The Python of an environment with the peers from PyPI."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        call(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
             "--requirement", HERE / "requirements.txt")
    return python


def debian_environment(folder, install):
    """A Python that has Debian's graph-tool, with polars beside it; `None` if there is none."""
    if install:
        call("apt-get", "update", "-q", stdout=sys.stderr)
        call("apt-get", "install", "-qy", "--no-install-recommends", "python3-graph-tool",
             "python3-venv", stdout=sys.stderr)
    system = Path("/usr/bin/python3")
    if not system.exists() or subprocess.run(
            [system, "-c", "import graph_tool"], capture_output=True, check=False).returncode:
        return None
    python = folder / "bin" / "python"
    if not python.exists():
        call(system, "-m", "venv", "--system-site-packages", folder)
        polars = next(line for line in (HERE / "requirements.txt").read_text().split()
                      if line.startswith("polars"))
        call(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", polars)
    return python


def limits(work):
    """The plain C loops, built by the system's compiler; `None` without one that knows OpenMP."""
    program = work / "limits"
    try:
        call("cc", "-std=gnu11", "-O3", "-march=native", "-fopenmp",
             *sorted((HERE / "comparison" / "limits").glob("*.c")), "-lm", "-o", program,
             capture_output=True, text=True)
    except OSError:
        reason = "there is no C compiler named cc"
    except subprocess.CalledProcessError as failed:
        reason = f"cc says: {(failed.stderr.splitlines() or ['nothing'])[0]}"
    else:
        return program
    print(f"The limit is left out: {reason}", file=sys.stderr)
    return None


def compare_stage(bench, stage, folder, scratch, turns):
    """The entries of all programs: sesame, the limit and each peer take turns.

    A peer that needs more than four times as long as the fastest is not the best one, and is
    measured once."""
    entries = {}
    for turn in range(1, turns + 1):
        fastest = min((entry["seconds"][0] for peer, entry in entries.items()
                       if peer != "limit" and entry["seconds"]), default=0)
        for peer in bench.peers(stage):
            entry = entries.get(peer)
            if turn > 1 and peer not in ("sesame", "limit") and (
                    not entry["seconds"] or entry["seconds"][0] > 4 * fastest):
                continue
            found = bench.measure(peer, stage, folder, scratch, seed=turn)
            if peer == "sesame":
                ours = found
            if entry is None:
                entry = entries[peer] = {"seconds": [], "agrees": True}
                if "failure" in found:
                    entry["failure"] = found["failure"]
                    continue
                entry |= {name: found[name] for name in ("numbers", "parts", "versions", "compiler",
                                                         "residentBytes") if name in found}
                if peer != "sesame" and ours.get("seconds"):
                    entry["check"], entry["agrees"] = bench.check(stage, folder, ours, found)
                elif stage in ["pagerank", *graphs.COMMUNITIES] and "seconds" in found:
                    entry["check"], entry["agrees"] = bench.check(stage, folder, found, found)
            if "seconds" in found:
                entry["seconds"].append(median(found["seconds"]))
                if found.get("processorSeconds"):
                    entry.setdefault("processorSeconds", []).append(
                        median(found["processorSeconds"]))
                for name in ("peakBytes", "ownBytes"):
                    entry[name] = max(entry.get(name) or 0, found[name] or 0)
        said = ", ".join(f"{peer} {median(entry['seconds']):.3g}" if entry["seconds"]
                         else f"{peer} {entry['failure']}" for peer, entry in entries.items())
        print(f"{stage}, turn {turn} of {turns}: {said}", file=sys.stderr)
    return entries


def compare(options, bench, python, work):
    results = {"graphs": {}} | load(options.results, "comparison")
    chosen = [graph for graph in (graphs.communities(options.people, options.friendships),
                                  graphs.r_mat(options.scale))
              if not options.graphs or graph.name in options.graphs]
    reduced = (options.people, options.friendships, options.scale, options.rows) != (
        1_000_000, 9_738_006, 20, 1_000_000)
    results |= {"machine": machine.described(), "threads": options.threads, "reduced": reduced}
    agrees = True
    for graph in chosen:
        folder, facts = graphs.prepare(
            graph, work, bench.program, python, options.rows, options.gap,
            options.gve)
        kept = results["graphs"].get(graph.name, {})
        if kept.get("title") != graph.title:
            kept = {"stages": {}}
        stages = kept["stages"]
        results["graphs"][graph.name] = {
            "title": graph.title, "facts": facts, "stages": stages}
        for stage in graph.stages:
            if options.stages and stage not in options.stages:
                continue
            turns = min(options.turns, 2) if stage == "pipeline" else options.turns
            with tempfile.TemporaryDirectory(prefix="answers-", dir=work) as scratch:
                stages[stage] = compare_stage(bench, stage, folder, Path(scratch), turns)
            agrees &= all(entry["agrees"] for entry in stages[stage].values())
            results["graphs"][graph.name]["stages"] = {
                name: stages[name] for name in graph.stages if name in stages}
            results["graphs"] = dict(sorted(results["graphs"].items()))
            save(options.results, "comparison", results)
    render(options.results, python)
    if not agrees:
        sys.exit("compare.py: answers differ; see the table")


def load(folder, name):
    path = folder / f"{name}.json"
    return json.loads(path.read_text()) if path.exists() else {}


def save(folder, name, results):
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(results, indent=1) + "\n")


def render(folder, python):
    """The tables and plots of whatever results there are."""
    call(python, "-m", "comparison.render", folder, cwd=HERE)


def names(known):
    """Reads names with commas between them."""
    def read(text):
        unknown = set(text.split(",")) - set(known)
        if unknown:
            raise argparse.ArgumentTypeError(f"unknown: {', '.join(sorted(unknown))}")
        return text.split(",")
    return read


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    what = parser.add_argument_group("what to measure (by default the comparison)")
    what.add_argument("--growth", action="store_true", help="time and memory by size, sesame alone")
    what.add_argument("--instructions", action="store_true",
                      help="instructions per friendship, sesame alone; needs valgrind")
    what.add_argument("--render", action="store_true", help="write tables and plots again")
    what.add_argument("--stages", type=names(graphs.GRAPH_STAGES + ["write"]), metavar="A,B,…",
                      help=f"of {', '.join(graphs.GRAPH_STAGES + ['write'])}; results of others stay")
    what.add_argument("--graphs", type=names(["communities", "r-mat"]), metavar="A,B",
                      help="of communities, r-mat")
    what.add_argument("--peers", type=names(PEERS), metavar="A,B,…",
                      help="only these, by the names of the modules in comparison/peers, or limit")
    size = parser.add_argument_group("how large and how often")
    size.add_argument("--people", type=int, default=1_000_000)
    size.add_argument("--friendships", type=int, default=9_738_006)
    size.add_argument("--scale", type=int, default=20, help="of the R-MAT graph (default 20)")
    size.add_argument("--rows", type=int, default=1_000_000, help="of the written table")
    size.add_argument("--sizes", default="1,4,16,64,256",
                      help="of the growth, in millions of friendships (default 1,4,16,64,256)")
    size.add_argument("--turns", type=int, default=3, help="processes per program (default 3)")
    size.add_argument("--threads", type=int, default=os.cpu_count(), help="default: all cores")
    size.add_argument("--limit", type=float, default=180,
                      help="seconds until a process is given up (default 180; kernels two thirds)")
    where = parser.add_argument_group("where")
    where.add_argument("--folder", type=Path, help="keeps graphs and environments for a next time")
    where.add_argument("--results", type=Path, default=HERE / "Results")
    where.add_argument("--program", type=Path, help="sesame-benchmarks, built already")
    where.add_argument("--gap", type=Path,
                       help="a folder with GAP's programs pr, cc, tc and converter, built already")
    where.add_argument("--gve", type=Path,
                       help="a folder with leiden and rak, built from comparison/gve.cxx already")
    where.add_argument("--install-debian", action="store_true",
                       help="installs Debian's graph-tool by apt")
    options = parser.parse_args()
    if options.turns < 1 or options.threads < 1:
        parser.error("--turns and --threads need numbers from 1")
    return options


def main():
    options = arguments()
    with ExitStack() as stack:
        if options.folder:
            options.folder.mkdir(parents=True, exist_ok=True)
            work = options.folder.resolve()
        else:
            work = Path(stack.enter_context(
                tempfile.TemporaryDirectory(prefix="sesame-benchmarks-")))
        options.results = options.results.resolve()
        options.gap = options.gap and options.gap.resolve()
        options.gve = options.gve and options.gve.resolve()
        python = environment(work / "python")
        if options.render:
            render(options.results, python)
            return
        program = options.program.resolve() if options.program else build()
        if options.growth:
            growth = grow(program, work, options)
            save(options.results, "growth", growth)
        if options.instructions:
            save(options.results, "instructions", count_instructions(
                program, work, load(options.results, "instructions")))
        if options.growth or options.instructions:
            render(options.results, python)
            if options.growth and too_large(growth):
                sys.exit("\n".join(too_large(growth)))
            return
        pythons = {name: python for name in (
            "igraph", "scipy", "networkit", "scikit_network", "duckdb", "polars", "pandas")}
        debian = debian_environment(work / "debian-python", options.install_debian)
        if debian:
            pythons["graph_tool"] = debian
        pythons |= {name: python for name in ("gap", "gve") if getattr(options, name)}
        if options.peers:
            pythons = {name: pythons[name] for name in options.peers if name in pythons}
        plain = limits(work) if not options.peers or "limit" in options.peers else None
        compare(options, Bench(program, python, pythons, plain, options), python, work)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("compare.py: ended"))
    try:
        main()
    except subprocess.CalledProcessError as failed:
        sys.exit(f"compare.py: '{' '.join(map(str, failed.cmd))}' failed ({failed.returncode})")
