#!/usr/bin/env python3
"""Writes bitcoin-otc-two-mode.csv.gz; see README.md for its columns.

usage: two_mode.py

Raters as people, those whom they rate as what they share: plain loops over all pairs of raters.
"""
import collections
import fractions
import itertools
import math

from generate import rows, write

LARGEST_HUB = 40
AS_OF, HALF_LIFE = 1400000000, 31536000.0


def main():
    list_ = rows("bitcoin-otc/edges.csv", header=False)
    names = list(dict.fromkeys(row[0] for row in list_))
    labels = {row[0]: row[1] for row in rows("bitcoin-otc/labels.csv", header=False)}
    value = {name: {"+1": 0, "-1": 1}.get(labels.get(name)) for name in names}

    raters = collections.defaultdict(set)
    decayed_raters, decayed = collections.defaultdict(set), {}
    for source, target, _, time in list_:
        raters[target].add(source)
        if float(time) < AS_OF:
            decayed_raters[target].add(source)
            decayed[source, target] = 2 ** ((float(time) - AS_OF) / HALF_LIFE)
    shared = {target: people for target, people in raters.items()
              if 2 <= len(people) <= LARGEST_HUB}

    friends = collections.defaultdict(lambda: collections.Counter())
    strength = collections.defaultdict(fractions.Fraction)
    for people in shared.values():
        for one, other in itertools.permutations(people, 2):
            friends[one][other] += 1
            strength[one] += fractions.Fraction(1, len(people) - 1)

    faded = collections.defaultdict(list)
    for target, people in decayed_raters.items():
        if 2 <= len(people) <= LARGEST_HUB:
            for one, other in itertools.permutations(people, 2):
                faded[one].append(
                    min(decayed[one, target], decayed[other, target]) / (len(people) - 1))

    resources = collections.defaultdict(list)
    for target, people in raters.items():
        for person in people:
            resources[person].append(target)
    counts, means, largest = [], [], []
    for name in names:
        found = []
        for target in resources[name]:
            others = [value[person] for person in shared.get(target, ())
                      if person != name and value[person] is not None]
            if others:
                found.append(fractions.Fraction(sum(others), len(others)))
        counts.append(len(found))
        means.append(float(sum(found) / len(found)) if found else None)
        largest.append(float(max(found)) if found else None)
    write("bitcoin-otc-two-mode.csv.gz", {
        "id": names,
        "value": [value[name] for name in names],
        "degree": [len(friends[name]) for name in names],
        "strength": [float(sum(friends[name].values())) for name in names],
        "strength_by_size": [float(strength[name]) for name in names],
        "strength_decayed_by_size": [math.fsum(faded[name]) for name in names],
        "resource_count": [len(resources[name]) for name in names],
        "largest_resource_size": [
            max(len(raters[target]) for target in resources[name]) for name in names],
        "exposure_value_count": counts,
        "exposure_value_mean": means,
        "exposure_value_max": largest,
    })


if __name__ == "__main__":
    main()
