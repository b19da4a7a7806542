"""Measurements, each in a fresh process with a bound on its time and memory."""

import json
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from .graphs import COMMUNITIES, KERNELS

HERE = Path(__file__).resolve().parent.parent

PEERS = {
    "sesame": "sesame", "limit": "plain C", "igraph": "python-igraph", "scipy": "polars + scipy.sparse",
    "networkit": "NetworKit", "graph_tool": "graph-tool", "scikit_network": "scikit-network",
    "duckdb": "DuckDB", "polars": "polars", "pandas": "pandas", "gap": "GAP",
    "gve": "GVE",
}
# Of the limit, which is no peer: what the machine can do where nothing else is asked for.
LIMIT_STAGES = ["read", "read-names", "aggregates-1", "aggregates-5", *KERNELS, "write"]

# Of PageRank: programs stop at 1e-9 by a sum of their own, in which isolates have a share.
RESIDUAL = 2e-9


class Bench:
    """The programs and bounds of a comparison."""

    def __init__(self, program, python, pythons, limits, options):
        self.program = program
        self.python = python  # compares answers
        self.limits = limits  # the plain C loops, or None
        self.pythons = pythons  # the Python of each peer; peers without one are left out
        self.threads = options.threads
        self.limit = options.limit
        self.built = {"gap": options.gap, "gve": options.gve}

    def peers(self, stage):
        """The programs that can do a stage: sesame, the limit, the peers."""
        from importlib import import_module

        modules = {name: import_module(f".peers.{name}_peer", __package__) for name in self.pythons}
        plain = ["limit"] if self.limits and stage in LIMIT_STAGES else []
        return ["sesame", *plain] + [name for name in self.pythons if stage in modules[name].STAGES]

    def measure(self, peer, stage, folder, scratch, seed=1):
        """The report of one run, or why there is none under "failure"."""
        output = scratch / f"output-{peer}.csv"
        answers = scratch / f"answers-{peer}"
        common = ["--threads", self.threads, "--seed", seed, "--answers", answers,
                  "--output", output]
        if peer == "sesame":
            edges = folder / ("edges-names.csv" if stage == "read-names" else "edges.csv")
            command = [self.program, "stage", "read" if stage == "read-names" else stage,
                       "--edges", edges, "--rows", self.rows(folder), *common]
            if not stage.startswith("read"):
                command += ["--people", folder / "people.csv"]
        elif peer == "limit":
            # Threads that wait leave the processor to others, where there are any.
            command = ["env", "OMP_WAIT_POLICY=passive", self.limits, stage, folder,
                       self.people(folder), answers, output]
            if stage.startswith("aggregates"):
                command += self.columns(folder, int(stage[-1]))
        else:
            command = [self.pythons[peer], "-m", "comparison.run_peer", peer, stage, folder, *common]
            if self.built.get(peer):
                command += [f"--{peer}", self.built[peer]]
        # Kernels take less of the time than the slowest readers and writers need.
        limit = self.limit * 2 / 3 if stage in KERNELS else self.limit
        found = call(command, limit, self.threads)
        if "text" in found:
            report = json.loads(found["text"])
            own = found["ownBytes"]
            found = report[-1] if isinstance(report, list) else report
            found["ownBytes"] = own
        found["answers"] = output if stage in ("write", "pipeline") else answers
        return found

    def check(self, stage, folder, ours, theirs):
        """What the comparison of two answers says, in words, and whether they agree."""
        numbers, our_numbers = theirs["numbers"], ours["numbers"]
        if stage.startswith("read"):
            same = all(our_numbers[name] == value for name, value in numbers.items())
            return ("the same graph" if same else "another graph"), same
        if stage in COMMUNITIES and theirs is not ours and "modularity" in numbers:
            counts = "" if "communities" not in numbers else (
                f", {numbers['communities']:,.0f} communities, "
                f"{numbers['disconnected']:.0f} not connected")
            return f"modularity {numbers['modularity']:.4f}{counts} by its own account", True
        if "last change" in numbers:
            return f"stops after {numbers['steps']:.0f} steps, not checked", True
        for name, count in {"triangles": "triangle_count", "components": "component"}.items():
            if name in numbers:
                found = self.total(ours["answers"] / f"{count}.f64", name)
                return f"{numbers[name]:,.0f} {name}, count only", found == numbers[name]
        found = call([self.python, "-m", "comparison.answers", stage, folder, ours["answers"],
                      theirs["answers"]], self.limit, self.threads)
        if "failure" in found:
            return "could not be compared", False
        found = json.loads(found["text"])
        if "residual" in found:
            return f"residual {found['residual']:.0e}", found["residual"] <= RESIDUAL
        if "modularity" in found:
            return (f"modularity {found['modularity']:.4f}, {found['communities']:,} communities, "
                    f"{found['disconnected']} pieces too many"), True
        if found["problems"]:
            return ", ".join(found["problems"][:3]), False
        return ("equal" if found["worst"] == 0 else f"equal within {found['worst']:.0e}"), True

    @staticmethod
    def total(path, name):
        from array import array

        values = array("d")
        values.frombytes(path.read_bytes())
        return sum(values) / 3 if name == "triangles" else max(values) + 1

    @staticmethod
    def people(folder):
        return json.loads((folder / "facts.json").read_text())["people"]

    @staticmethod
    def columns(folder, count):
        with open(folder / "people.csv", encoding="utf-8") as file:
            return file.readline().strip().split(",")[1:1 + count]

    @staticmethod
    def rows(folder):
        return json.loads((folder / "options.json").read_text())[1]


class MemoryWatch(threading.Thread):
    """Looks at a process's own memory, without the files it has mapped, fifty times a second."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.status = Path(f"/proc/{process.pid}/status")
        self.process = process
        self.peak = 0

    def run(self):
        while self.process.returncode is None:
            try:
                for line in self.status.read_text().splitlines():
                    if line.startswith("RssAnon:"):
                        self.peak = max(self.peak, int(line.split()[1]) * 1024)
            except OSError:
                return
            time.sleep(0.02)


def call(command, limit, threads, memory=0.9):
    """What a process prints and its own memory's peak, or its failure.

    It may use the given time and that part of the machine's memory."""
    memory = int(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * memory)
    environment = os.environ | {
        name: str(threads) for name in (
            "OMP_NUM_THREADS", "POLARS_MAX_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    } | {"PYTHONPATH": str(HERE), "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(
        [str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=environment, start_new_session=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (memory, memory)),
    ) as process:
        watch = MemoryWatch(process)
        watch.start()
        try:
            text, errors = process.communicate(timeout=limit)
        except BaseException as reason:  # an interrupted comparison leaves nothing running, too
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            if not isinstance(reason, subprocess.TimeoutExpired):
                raise
            return {"failure": f"> {limit:.0f} s"}
    if process.returncode == 0:
        return {"text": text, "ownBytes": watch.peak}
    print(f"{' '.join(map(str, command))}\n{errors[-2000:]}", file=sys.stderr)
    short_of_memory = "MemoryError" in errors or "bad_alloc" in errors or process.returncode == -9
    return {"failure": "out of memory" if short_of_memory else "failed"}
