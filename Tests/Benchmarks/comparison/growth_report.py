"""The figures of growth as Markdown and as a plot."""

from statistics import median

from .machine import sentence
from .report import number


LABELS = {"leiden": "communities by Leiden", "louvain": "communities by Louvain",
          "label-propagation": "communities by label propagation",
          "load": "read and build", "save": "save a snapshot", "open": "open a snapshot",
          "aggregates-1": "aggregates of a column"}


def stages(results):
    return [stage["stage"] for stage in results["sizes"][0].get("stages", [])]


def measured(results):
    return [entry for entry in results["sizes"] if "stages" in entry]


def by_stage(results):
    """Each size with what was measured at it, by stage."""
    return [(entry, {stage["stage"]: stage for stage in entry["stages"]})
            for entry in measured(results)]


def table(results, value, title):
    yield f"| {title} | " + " | ".join(
        f"{entry['friendships'] / 1e6:.0f} million" for entry in measured(results)) + " |"
    yield "|---|" + "---:|" * len(measured(results))
    for name in stages(results):
        yield f"| {LABELS.get(name, name)} | " + " | ".join(
            value(entry, found[name]) if name in found else "–"
            for entry, found in by_stage(results)) + " |"


def markdown(results):
    lines = ["# Growth", "", f"{results['threads']} threads, measured on "
             f"{sentence(results['machine'])} A tenth as many people as friendships.", "",
             "![time and memory over the number of friendships](growth.svg)", ""]
    lines += table(results, lambda _, stage: number(median(stage["seconds"])), "seconds")
    lines += ["", *table(
        results, lambda entry, stage: number(stage["peakBytes"] / entry["friendships"]),
        "peak memory, bytes per friendship")]
    lines += ["", *table(
        results, lambda entry, stage: number((stage.get("ownBytes") or 0) / entry["friendships"]),
        "of which not mapped from files")]
    lines += ["", *table(
        results, lambda entry, stage: number(median(stage["seconds"]) * 1e9 / entry["friendships"]),
        "nanoseconds per friendship"), ""]
    for entry in results["sizes"]:
        if "failure" in entry:
            lines += [f"{entry['friendships'] / 1e6:.0f} million: {entry['failure']}.", ""]
    return "\n".join(lines)


def plot(results, path):
    """Time and memory over size, both axes logarithmic."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "sesame", "svg.fonttype": "none"})
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(12, 5), layout="constrained")
    for name in stages(results):
        found = [(entry["friendships"], found[name]) for entry, found in by_stage(results)
                 if name in found]
        sizes = [size for size, _ in found]
        label = LABELS.get(name, name)
        left.plot(sizes, [median(stage["seconds"]) for _, stage in found], marker="o", label=label)
        right.plot(sizes, [stage["peakBytes"] / 2**30 for _, stage in found], marker="o", label=label)
    for axis, title in ((left, "seconds"), (right, "peak memory, GiB")):
        axis.set(xscale="log", yscale="log", xlabel="friendships", ylabel=title)
        axis.grid(True, which="major", linewidth=0.3)
    figure.legend(*left.get_legend_handles_labels(), loc="outside right center")
    figure.savefig(path, metadata={"Date": None})
