#!/usr/bin/env python3
"""Writes entities/: people and businesses on the graph of Graphs/uk-faculty, their cards, and their scores.

usage: entities.py

Everything is found from the definitions, friends' scores by NumPy's dense solution of z = c + w r with
r = (κ μ + Σ a z) / (κ + Σ a), where κ, μ, w and the strength from which a tie counts fully are those of each
row's card. The same bytes each time.
"""
import collections
import csv
import json
import math
import pathlib

import numpy

HERE = pathlib.Path(__file__).resolve().parent
GRAPHS = HERE.parent.parent / "Graphs"
OUT = HERE / "entities"


def friends(budget, prior, full, mode="fixed_point"):
    measure = {"name": "friends_scores", "kind": "friends_scores", "budget": budget, "mode": mode,
               "prior_strength": prior, "full_strength_weight": full, "reason": "Relationships could add more"}
    return measure | ({"earlier_score_column": "earlier"} if mode == "lagged" else {})


def steps(name, direction, edges, points, neutral):
    limits = [None, *edges, None]
    bins = [{key: value for key, value in (("from", low), ("below", high)) if value is not None}
            | {"points": brought}
            for low, high, brought in zip(limits, limits[1:], points)]
    return {"name": name, "column": name, "direction": direction, "budget": max(points), "bins": bins,
            "missing": {"points": neutral}, "reason": f"{name} could be better"}


def cards(mode):
    person = {
        "format": "sesame-score-model/1", "name": "person", "version": "1", "purpose": "a test",
        "scale": {"minimum": 350, "maximum": 950},
        "bands": [{"name": "low", "from": 350}, {"name": "high", "from": 650}],
        "coverage": {"minimum": 0.5, "required": ["credit_history"]},
        "categories": [
            {"name": "credit_history", "weight": 0.6, "characteristics": [
                steps("delay", "lower_is_better", [1, 2, 4], [210, 140, 60, 0], 100),
                steps("income", "higher_is_better", [1.5, 3], [0, 80, 150], 70)]},
            {"name": "personal_characteristics", "weight": 0.3, "characteristics": [
                steps("tenure", "higher_is_better", [12, 60], [0, 90, 180], 80)]},
            {"name": "interpersonal_relationships", "weight": 0.1,
             "characteristics": [friends(60, 5, 10, mode)]}]}
    business = {
        "format": "sesame-score-model/1", "name": "business", "version": "1", "purpose": "a test",
        "scale": {"minimum": 0, "maximum": 200},
        "bands": [{"name": "weak", "from": 0}, {"name": "middling", "from": 80}, {"name": "strong", "from": 120}],
        "coverage": {"minimum": 0.4},
        "categories": [
            {"name": "credit_history", "weight": 0.4, "characteristics": [
                steps("overdue_share", "lower_is_better", [0.2, 0.5], [80, 40, 0], 30)]},
            {"name": "fulfillment_capacity", "weight": 0.3, "characteristics": [
                steps("tenure", "higher_is_better", [24, 96], [0, 30, 60], 20)]},
            {"name": "interpersonal_relationships", "weight": 0.3,
             "characteristics": [friends(60, 2, 25, mode)]}]}
    return {"person": person, "business": business}


def table():
    """Rows with holes; a club has no card, and of one row the kind is not known."""
    with open(GRAPHS / "uk-faculty/nodes.csv", newline="") as file:
        names = [row["id"] for row in csv.DictReader(file)]
    draw = numpy.random.default_rng(41)
    rows = []
    for place, name in enumerate(names):
        kind = "club" if place in (7, 60) else "" if place == 33 else "business" if place % 4 == 1 else "person"
        row = {"id": name, "kind": kind}

        def put(column, value):
            row[column] = "" if draw.random() < 0.12 else value
        put("delay", int(draw.integers(0, 6)) if kind != "business" else "")
        put("income", round(float(draw.random() * 5), 2) if kind != "business" else "")
        put("tenure", int(draw.integers(0, 140)))
        put("overdue_share", round(float(draw.random()), 2) if kind == "business" else "")
        put("earlier", int(draw.integers(0, 201)) if kind == "business" else int(draw.integers(350, 951)))
        rows.append(row)
    return rows


def ties(names):
    """The weights of ties, both directions added up."""
    places = {name: place for place, name in enumerate(names)}
    total = collections.Counter()
    with open(GRAPHS / "uk-faculty/edges.csv", newline="") as file:
        for row in csv.DictReader(file):
            pair = sorted((places[row["from"]], places[row["to"]]))
            if pair[0] != pair[1]:
                total[tuple(pair)] += float(row["weight"])
    weights = numpy.zeros((len(names), len(names)))
    for (one, other), weight in total.items():
        weights[one, other] = weights[other, one] = weight
    return weights


def own_points(card, row):
    """Points without friends' scores, and whether there is a score."""
    points, known, backed, coverable = 0, set(), 0, 0
    for category in card["categories"]:
        for measure in category["characteristics"]:
            if measure.get("kind") == "friends_scores":
                continue
            coverable += measure["budget"]
            if row[measure["column"]] == "":
                points += measure["missing"]["points"]
                continue
            value = float(row[measure["column"]])
            known.add(category["name"])
            backed += measure["budget"]
            points += next(part["points"] for part in measure["bins"]
                           if part.get("from", -math.inf) <= value < part.get("below", math.inf))
    coverage = card["coverage"]
    is_assessed = (backed >= coverage["minimum"] * coverable
                   and set(coverage.get("required", [])) <= known)
    return points, is_assessed


def scored(rows, cards, weights, lagged):
    count = len(rows)
    own = numpy.full(count, numpy.nan)
    prior, share, mean, full = numpy.ones(count), numpy.zeros(count), numpy.full(count, 0.5), numpy.ones(count)
    earlier = numpy.full(count, numpy.nan)
    for kind, card in cards.items():
        settings = card["categories"][-1]["characteristics"][0]
        low, high = card["scale"]["minimum"], card["scale"]["maximum"]
        members = [place for place, row in enumerate(rows) if row["kind"] == kind]
        for place in members:
            points, is_assessed = own_points(card, rows[place])
            if is_assessed:
                own[place] = points / (high - low)
            if rows[place]["earlier"] != "":
                earlier[place] = (rows[place]["earlier"] - low) / (high - low)
        share[members] = settings["budget"] / (high - low)
        prior[members] = settings["prior_strength"]
        full[members] = settings["full_strength_weight"]
        mean[members] = numpy.nanmean(own[members]) / (1 - settings["budget"] / (high - low))
    strength = numpy.minimum(1, weights / full[:, None])
    if lagged:
        strength = strength * ~numpy.isnan(earlier)[None, :]
        figures = (prior * mean + strength @ numpy.nan_to_num(earlier)) / (prior + strength.sum(axis=1))
    else:
        counts = ~numpy.isnan(own)
        strength = strength * counts[None, :]
        whole = prior + strength.sum(axis=1)
        # z = c + w (κ μ + A z) / (κ + Σ a) for those who count.
        matrix = numpy.eye(count) - (share / whole)[:, None] * strength
        right = numpy.nan_to_num(own) + share * prior * mean / whole
        positions = numpy.linalg.solve(matrix, right)
        figures = (prior * mean + strength @ positions) / whole
    return own, figures, (strength > 0).sum(axis=1)


def results(rows, cards, weights, lagged):
    own, figures, counts = scored(rows, cards, weights, lagged)
    for place, row in enumerate(rows):
        card = cards.get(row["kind"])
        if card is None or numpy.isnan(own[place]):
            yield {"figure": "", "friends": "", "points": "", "score": "", "band": ""}
            continue
        low, high = card["scale"]["minimum"], card["scale"]["maximum"]
        budget = card["categories"][-1]["characteristics"][0]["budget"]
        rounded = math.floor(figures[place] * 1e6 + 0.5)
        points = (2 * rounded * budget + 1_000_000) // 2_000_000
        score = low + round(own[place] * (high - low)) + points
        band = [band["name"] for band in card["bands"] if band["from"] <= score][-1]
        yield {"figure": repr(float(figures[place])), "friends": int(counts[place]), "points": points,
               "score": score, "band": band}


def write(name, rows):
    with open(OUT / name, "w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main():
    OUT.mkdir(exist_ok=True)
    rows = table()
    weights = ties([row["id"] for row in rows])
    write("entities.csv", rows)
    for mode in ("fixed_point", "lagged"):
        for kind, card in cards(mode).items():
            (OUT / f"{kind}-{mode}.json").write_text(json.dumps(card, indent=1) + "\n")
        found = results(rows, cards(mode), weights, mode == "lagged")
        write(f"scores-{mode}.csv", [{"id": row["id"]} | result for row, result in zip(rows, found)])


if __name__ == "__main__":
    main()
