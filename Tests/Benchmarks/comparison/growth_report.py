"""The figures of growth as Markdown and as a plot."""

from statistics import median

from .machine import sentence
from .report import number


LABELS = {"load": "read and build", "save": "save a snapshot", "open": "open a snapshot",
          "aggregates-1": "aggregates of a column"}


def stages(results):
    return [stage["stage"] for stage in results["sizes"][0].get("stages", [])]


def measured(results):
    return [entry for entry in results["sizes"] if "stages" in entry]


def table(results, value, title):
    yield f"| {title} | " + " | ".join(
        f"{entry['friendships'] / 1e6:.0f} million" for entry in measured(results)) + " |"
    yield "|---|" + "---:|" * len(measured(results))
    for name in stages(results):
        found = [next(stage for stage in entry["stages"] if stage["stage"] == name)
                 for entry in measured(results)]
        label = LABELS.get(name, name)
        yield f"| {label} | " + " | ".join(
            value(entry, stage) for entry, stage in zip(measured(results), found)) + " |"


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
    sizes = [entry["friendships"] for entry in measured(results)]
    for name in stages(results):
        found = [next(stage for stage in entry["stages"] if stage["stage"] == name)
                 for entry in measured(results)]
        label = LABELS.get(name, name)
        left.plot(sizes, [median(stage["seconds"]) for stage in found], marker="o", label=label)
        right.plot(sizes, [stage["peakBytes"] / 2**30 for stage in found], marker="o", label=label)
    for axis, title in ((left, "seconds"), (right, "peak memory, GiB")):
        axis.set(xscale="log", yscale="log", xlabel="friendships", ylabel=title)
        axis.grid(True, which="major", linewidth=0.3)
    figure.legend(*left.get_legend_handles_labels(), loc="outside right center")
    figure.savefig(path, metadata={"Date": None})
