"""The figures of the comparison as Markdown and as a plot."""

from statistics import median

from .machine import sentence
from .measuring import PEERS

TITLES = {
    "read": "read integer ids into a graph", "read-names": "read string ids into a graph",
    "aggregates-1": "friends' mean, sd, min, max of a column", "aggregates-5": "of five columns",
    "triangles": "triangles and local clustering", "coreness": "coreness", "pagerank": "PageRank",
    "components": "connected components", "leiden": "communities by Leiden",
    "leiden-1": "by Leiden, one iteration",
    "louvain": "communities by Louvain", "louvain-1": "by Louvain, one iteration",
    "label-propagation": "communities by label propagation", "write": "write a table of 30 columns as CSV",
    "pipeline": "the whole pipeline",
}


def number(value):
    """Three digits."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.{max(0, 2 - len(str(int(value))) + 1)}f}" if value >= 1 else f"{value:.3g}"


def seconds(entry):
    return median(entry["seconds"])


def ranked(stage):
    """The peers with an answer, the fastest first, and the others."""
    peers = {name: entry for name, entry in stage.items() if name not in ("sesame", "limit")}
    timed = [name for name in peers if peers[name]["seconds"] and peers[name]["agrees"]]
    timed.sort(key=lambda name: seconds(peers[name]))
    return timed, [name for name in peers if name not in timed]


def ratio(stage, name):
    """How many times as long as ours the peer takes; `None` without both."""
    ours, theirs = stage.get("sesame"), stage.get(name)
    if not (ours and theirs and ours["seconds"] and theirs["seconds"] and theirs["agrees"]):
        return None
    return seconds(theirs) / seconds(ours)


def times(value):
    return "–" if value is None else f"{number(value)} ×"


def limit(stage):
    """The limit's time, and ours in parts of it."""
    part = ratio(stage, "limit")
    return "– | –" if part is None else f"{number(seconds(stage['limit']))} | {times(1 / part)}"


def memory(entry):
    """The peak with mapped files and, where those are much of it, without."""
    peak, own = (entry.get(name) or 0 for name in ("peakBytes", "ownBytes"))
    if not peak:
        return "–"
    text = f"{peak / 2**20:,.0f}"
    return f"{text} ({own / 2**20:,.0f})" if 0 < own < 0.8 * peak else text


def summary(graph):
    """A row per stage: ours, the best peer, igraph, the limit, memory."""
    yield ("| stage | sesame, s | best peer, s | best peer / sesame | python-igraph / sesame "
           "| limit, s | sesame / limit | peak MiB (own): sesame | best peer |")
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|"
    for name, stage in graph["stages"].items():
        ours = stage.get("sesame")
        timed, _ = ranked(stage)
        best = timed[0] if timed else None
        theirs = f"{number(seconds(stage[best]))} ({PEERS[best]})" if best else "–"
        shown = number(seconds(ours)) if ours and ours["seconds"] else ours["failure"]
        yield (f"| {TITLES[name]} | {shown} | {theirs} | {times(ratio(stage, best))} "
               f"| {times(ratio(stage, 'igraph'))} | {limit(stage)} | {memory(ours)} "
               f"| {memory(stage[best]) if best else '–'} |")


def details(graph):
    """Every measurement of every peer."""
    yield ("| stage | program | seconds: median (range), runs | / sesame | processor s "
           "| peak MiB (own) | answer |")
    yield "|---|---|---:|---:|---:|---:|---|"
    for name, stage in graph["stages"].items():
        timed, rest = ranked(stage)
        plain = ["limit"] if "limit" in stage else []
        for peer in ["sesame", *plain, *timed, *rest]:
            entry = stage[peer]
            found = entry["seconds"]
            if not found:
                shown = entry["failure"]
            else:
                shown = f"{number(median(found))} ({number(min(found))}–{number(max(found))}), " \
                        f"{len(found)}"
            compared = "1 ×" if peer == "sesame" else times(ratio(stage, peer))
            worked = entry.get("processorSeconds")
            yield (f"| {TITLES[name]} | {PEERS[peer]} | {shown} | {compared} "
                   f"| {number(median(worked)) if worked else '–'} | {memory(entry)} "
                   f"| {entry.get('check', '')} |")


def parts(graph):
    """The parts of the pipeline."""
    stage = graph["stages"].get("pipeline", {})
    programs = [name for name, entry in stage.items() if entry.get("parts")]
    if not programs:
        return
    names = [part["name"] for part in stage[programs[0]]["parts"]]
    yield "| the pipeline's parts, s | " + " | ".join(PEERS[name] for name in programs) + " |"
    yield "|---|" + "---:|" * len(programs)
    times_of = {
        name: {part["name"]: part["seconds"] for part in stage[name]["parts"]} for name in programs}
    for part in names:
        yield f"| {part} | " + " | ".join(
            number(times_of[name][part]) if part in times_of[name] else "–"
            for name in programs) + " |"
    modularity = [stage[name]["numbers"].get("modularity", 0) for name in programs]
    yield "| *modularity* | " + " | ".join(f"{value:.4f}" for value in modularity) + " |"


def markdown(results):
    versions = sorted({version for graph in results["graphs"].values()
                       for stage in graph["stages"].values() for entry in stage.values()
                       for version in entry.get("versions", [])})
    compilers = sorted({entry["compiler"] for graph in results["graphs"].values()
                        for stage in graph["stages"].values() for entry in stage.values()
                        if "compiler" in entry})
    plain = f"; the limit: plain C by {', '.join(compilers)}" if compilers else ""
    lines = ["# Comparison", "", f"Measured on {sentence(results['machine'])}", ""]
    lines += [f"{results['threads']} threads; peers: {', '.join(versions)}{plain}.", ""]
    lines += ["![times of the best peer and of python-igraph over sesame's](comparison.svg)", ""]
    if results["reduced"]:
        lines += ["**This run was made smaller than the default; its ratios say little.**", ""]
    for graph in results["graphs"].values():
        facts = graph["facts"]
        lines += [f"## {graph['title']}", "",
                  f"{facts['rows']:,} rows, {facts['friendships']:,} distinct friendships of "
                  f"{facts['people']:,} people.", "", *summary(graph), "", *parts(graph), "",
                  *details(graph), ""]
    return "\n".join(lines)


def plot(results, path):
    """Bars of the ratios to the best peer and to igraph."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "sesame", "svg.fonttype": "none"})
    from matplotlib import pyplot

    graphs = results["graphs"]
    figure, axes = pyplot.subplots(
        1, len(graphs), figsize=(7 * len(graphs), 4.5), squeeze=False, layout="constrained")
    for (title, graph), axis in zip(graphs.items(), axes[0]):
        stages = [name for name in graph["stages"]][::-1]
        for shift, (label, color) in enumerate({"best peer": "C0", "python-igraph": "C1"}.items()):
            values = []
            for name in stages:
                stage = graph["stages"][name]
                timed, _ = ranked(stage)
                peer = "igraph" if shift else timed[0] if timed else None
                values.append(ratio(stage, peer) or float("nan"))
            places = [place + 0.2 - 0.4 * shift for place in range(len(stages))]
            axis.barh(places, values, 0.4, label=label, color=color)
        axis.set_yticks(range(len(stages)), [TITLES[name] for name in stages])
        axis.set_xscale("log")
        ticks = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]
        axis.set_xticks(ticks, [f"{tick:g}" for tick in ticks])
        axis.set_xticks([], minor=True)
        axis.axvline(1, color="black", linewidth=1)
        axis.axvline(1.5, color="gray", linewidth=1, linestyle=":")
        axis.set_xlabel("their time / sesame's")
        axis.set_title(title)
    axes[0][0].figure.legend(*axes[0][0].get_legend_handles_labels(), loc="outside lower center",
                             ncols=2)
    figure.savefig(path, metadata={"Date": None})
