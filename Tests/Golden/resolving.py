#!/usr/bin/env python3
"""Writes resolving.json beside this script: what truth discovery must find.

usage: resolving.py

Claims are drawn: sources with error rates of their own speak to some of the people, about numbers, texts, and
true and false; weights, dates, verifications and reliabilities are drawn as well. Truths, weights and
reliabilities are computed by NumPy as the documentation defines them. The same bytes each time.
"""
import json
import math
import pathlib

import numpy

HERE = pathlib.Path(__file__).resolve().parent
FIELDS = {"income": "number", "age": "number", "town": "text", "owner": "boolean"}
TOWNS = ["Rome", "Oslo", "Bern", "Köln", "東京", "🏝 island"]
HALF_LIFE, VERIFICATION, AS_OF = 730.0, 0.5, 20_000


def draw(seed, people, errors, share, weighted=False, dated=False):
    rng = numpy.random.default_rng(seed)
    rows = []
    for person in range(people):
        truth = {"income": round(float(rng.lognormal(8, 0.5)), 2), "age": int(rng.integers(18, 90)),
                 "town": TOWNS[rng.integers(len(TOWNS))], "owner": bool(rng.integers(2))}
        for field in FIELDS:
            for source, error in errors.items():
                if rng.random() > share:
                    continue
                value = truth[field]
                if rng.random() < error:
                    value = {"income": round(float(rng.lognormal(8, 0.5)), 2),
                             "age": int(rng.integers(18, 90)),
                             "town": TOWNS[rng.integers(len(TOWNS))], "owner": not value}[field]
                elif field == "income" and rng.random() < 0.5:
                    value = round(value * (1 + 0.02 * float(rng.standard_normal())), 2)
                row = {"person": f"p{person}", "field": field, "value": value, "source": source}
                if weighted:
                    row["weight"] = float(rng.integers(1, 8)) / 4
                if dated:
                    row["day"] = int(rng.integers(AS_OF - 2000, AS_OF + 1))
                    row["verified"] = bool(rng.integers(2))
                rows.append(row)
                if dated and rng.random() < 0.1:
                    rows.append({**row, "day": int(rng.integers(AS_OF - 2000, AS_OF + 1))})
    return [rows[i] for i in rng.permutation(len(rows))]


def resolve(rows, priors=None, most=100):
    def right(row, a):
        if priors is None:
            return a
        return (1 - (1 - a) * (1 - VERIFICATION * row["verified"])) * 2 ** (-(AS_OF - row["day"]) / HALF_LIFE)

    groups = {}
    for row in rows:
        row = dict(row)
        row["factor"] = row.get("weight", 1) * right(row, priors[row["source"]] if priors else 1)
        groups.setdefault((row["person"], row["field"]), []).append(row)
    replaced = 0
    for key, group in groups.items():
        latest = {}
        for row in group:
            latest[row["source"]] = max(latest.get(row["source"], -math.inf), row.get("day", -math.inf))
        kept = [row for row in group if row.get("day", -math.inf) >= latest[row["source"]]]
        replaced += len(group) - len(kept)
        value = (lambda v: v.encode()) if FIELDS[key[1]] == "text" else (lambda v: v)
        kept.sort(key=lambda row: (value(row["value"]), row["source"].encode(), row["factor"], row.get("day", 0)))
        groups[key] = kept
    scale = {field: numpy.std([row["value"] for key, g in groups.items() if key[1] == field for row in g])
             for field, kind in FIELDS.items() if kind == "number"}

    def distance(field, one, other):
        if one == other:
            return 0.0
        return abs(one - other) / scale[field] if field in scale else 1.0

    def truth(key, weights):
        group = groups[key]
        votes = numpy.array([weights[row["source"]] * row["factor"] for row in group])
        if votes.sum() <= 0:
            votes = numpy.ones(len(group))
        if FIELDS[key[1]] == "number":
            place = numpy.argmax(numpy.cumsum(votes) >= votes.sum() / 2 * (1 - 1e-12))
            return group[place]["value"]
        best = None
        for value in dict.fromkeys(row["value"] for row in group):
            mine = [i for i, row in enumerate(group) if row["value"] == value]
            found = (votes[mine].sum(), len(mine), max(group[i].get("day", -math.inf) for i in mine), value)
            if best is None or found[0] > best[0] * (1 + 1e-12) or (
                    found[0] >= best[0] * (1 - 1e-12) and found[1:3] > best[1:3]):
                best = found
        return best[3]

    sources = sorted({row["source"] for row in rows}, key=str.encode)
    compared = {s: [] for s in sources}
    for key, group in groups.items():
        if len({row["source"] for row in group}) > 1:
            for row in group:
                compared[row["source"]].append((key, row))

    def weigh(losses):
        used = {s: max(losses[s], 0.5 / len(compared[s])) for s in sources if compared[s]}
        total = math.fsum(used.values())
        return {s: -math.log(used[s] / total) if s in used else 1 for s in sources}

    weights = weigh({s: 1 - priors[s] for s in sources}) if priors else {s: 1 for s in sources}
    truths = {key: truth(key, weights) for key in groups}
    for rounds in range(1, most + 1):
        losses, agreements = {}, {}
        for s in sources:
            if compared[s]:
                factors = numpy.array([row["factor"] for _, row in compared[s]])
                far = numpy.array([distance(key[1], row["value"], truths[key]) for key, row in compared[s]])
                losses[s] = float(numpy.average(far, weights=factors))
                agreements[s] = float(numpy.average(numpy.maximum(0, 1 - far), weights=factors))
        weights = weigh(losses)
        found = {key: truth(key, weights) for key in groups}
        still = found == truths
        truths = found
        if still:
            break
    assert still
    count = sum(len(compared[s]) for s in agreements)
    pooled = sum(agreements[s] * len(compared[s]) for s in agreements) / count
    a = {s: (agreements[s] * len(compared[s]) + (priors[s] if priors else 0.5)) / (len(compared[s]) + 1)
         if compared[s] else priors[s] if priors else pooled for s in sources}
    values = []
    for key, group in groups.items():
        near = [max(0, 1 - distance(key[1], row["value"], truths[key])) for row in group]
        votes = [weights[row["source"]] * row["factor"] for row in group]
        share = math.fsum(v * n for v, n in zip(votes, near)) / math.fsum(votes)
        best = {}
        for row, n in zip(group, near):
            best[row["source"]] = max(best.get(row["source"], 0), right(row, a[row["source"]]) * n)
        reliability = share * (1 - math.prod(1 - x for x in best.values()))
        values.append({"person": key[0], "field": key[1], "value": text(truths[key]), "claims": len(group),
                       "reliability": reliability, "disagreement": 1 - share})
    return {"rounds": rounds, "replaced": replaced, "values": values,
            "sources": [{"source": s, "compared": len(compared[s]), "loss": losses.get(s),
                         "agreement": agreements.get(s), "weight": weights[s] if compared[s] else None}
                        for s in sources]}


def text(value):
    return str(value).lower() if isinstance(value, bool) else str(value)


def case(name, rows, priors=None):
    result = resolve(rows, priors)
    claims = [[row["person"], row["field"], text(row["value"]), row["source"]]
              + ([row["weight"]] if "weight" in row else [])
              + ([row["day"] * 86_400, text(row["verified"])] if "day" in row else []) for row in rows]
    columns = (["person", "field", "value", "source"] + (["weight"] if "weight" in rows[0] else [])
               + (["as_of", "verified"] if "day" in rows[0] else []))
    return {"name": name, "columns": columns, "claims": [[str(x) for x in claim] for claim in claims],
            "priors": priors, "asOf": AS_OF * 86_400, "halfLife": HALF_LIFE, "verification": VERIFICATION,
            **result}


def main():
    errors = {"bank": 0.02, "shop": 0.1, "app": 0.3, "self": 0.5, "爱": 0.2}
    priors = {"bank": 0.98, "shop": 0.9, "app": 0.7, "self": 0.5, "爱": 0.8}
    cases = [
        case("plain", draw(1, 60, errors, 0.6)),
        case("weights", draw(2, 60, errors, 0.5, weighted=True)),
        case("catalog", draw(3, 60, errors, 0.5, weighted=True, dated=True), priors),
        case("two sources", draw(4, 40, {"a": 0.2, "b": 0.4}, 0.8)),
        case("hardly any", draw(5, 4, errors, 0.3)),
    ]
    (HERE / "resolving.json").write_text(
        "[" + ",\n".join(json.dumps(c, ensure_ascii=False) for c in cases) + "]\n")


if __name__ == "__main__":
    main()
