"""One measurement of one peer in a process of its own; prints JSON as `sesame-benchmarks` does.

    python -m comparison.run_peer PEER STAGE FOLDER [--threads N] [--answers FOLDER] …
"""

import argparse
import importlib
import importlib.metadata
import json
import resource
import time
from pathlib import Path

from .peers.case import Case


def memory(name):
    """A line of /proc/self/status in bytes, as Linux has it."""
    try:
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return None


def forget_peak():
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        pass


def version(package):
    if package == "graph_tool":
        import graph_tool

        return f"graph-tool {graph_tool.__version__.split()[0]}"
    return f"{package} {importlib.metadata.version(package)}"


def timed(work):
    """Repeats until half a second or five runs have passed, as sesame's own program does."""
    seconds, processor_seconds = [], []
    result = None
    while not seconds or len(seconds) < 5 and sum(seconds) < 0.5:
        del result  # or two would be held at once
        start, ticks = time.perf_counter(), time.process_time()
        result = work()
        seconds.append(time.perf_counter() - start)
        processor_seconds.append(time.process_time() - ticks)
    return seconds, processor_seconds, result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("peer")
    parser.add_argument("stage")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--answers", type=Path)
    parser.add_argument("--output", type=Path)
    parser.add_argument("--gap", type=Path)
    parser.add_argument("--gve", type=Path)
    options = parser.parse_args()

    module = importlib.import_module(f".peers.{options.peer}_peer", __package__)
    case = Case(options.folder, options.threads, options.output, options.seed)
    case.gap, case.gve = options.gap, options.gve
    report = {"stage": options.stage, "versions": [version(name) for name in module.PACKAGES]}
    stage = module.STAGES[options.stage]
    if options.peer in ("gap", "gve"):
        report["seconds"], report["numbers"] = stage(case)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
        print(json.dumps(report | {"peakBytes": peak, "residentBytes": 0}))
        return

    work, answer = stage(case)
    forget_peak()
    report["residentBytes"] = memory("VmRSS:")
    report["seconds"], report["processorSeconds"], result = timed(work)
    report["peakBytes"] = memory("VmHWM:")
    found = answer(result)
    report["parts"] = [
        {"name": name, "seconds": seconds} for name, seconds in found.pop("parts", {}).items()]
    numbers = {name: float(value) for name, value in found.items() if not hasattr(value, "__len__")}
    report["numbers"] = numbers
    if options.answers:
        import numpy

        options.answers.mkdir(parents=True, exist_ok=True)
        for name, values in found.items():
            if name not in numbers:
                numpy.asarray(values, "<f8").tofile(options.answers / f"{name}.f64")
    print(json.dumps(report))


if __name__ == "__main__":
    main()
