#!/usr/bin/env python3
"""Pairs 7,624 real friends with 7,624 real credit records; see README.md beside this file.

usage: pair.py UCI_Credit_Card.csv edges.csv [OUTPUT_FOLDER]

Writes people.csv (homophily planted in the pairing) and people-control.csv (the same records,
paired at random). Both inputs are checked by their SHA-256. The output has the same bytes on every
machine: only `Random.random()` draws numbers, sums are exactly rounded (`math.fsum`), and no
function of the mathematics library is used whose last digit may differ between systems.
"""
import csv
import hashlib
import math
import pathlib
import random
import sys

RECORDS_SHA256 = "064a95ce6173ae2a69f186fa0ce5e6ea2e88e9dac097aee4ea2d712109082d03"
EDGES_SHA256 = "548eacff61bff564ab5007831fa4a7a30e1a3956075ffd24e43310ed33555842"

SEED = 2005
ROUNDS = 2  # times that the field is averaged over each person and their friends
FIELD_SHARE = 0.85  # variance of the blended field that friends share; the rest is a person's own
OUTCOME_WEIGHT = 3.0  # the three parts of a record's latent risk
DELAY_WEIGHT = 1.0
NOISE_WEIGHT = 1.0

MONTHS = range(6)  # 0 is September 2005, 5 is April 2005
EDUCATION = {"1": "graduate_school", "2": "university", "3": "high_school", "4": "other"}
SEX = {"1": "male", "2": "female"}
COLUMNS = [
    "worst_delay_months", "on_time_share", "months_without_delay", "utilization",
    "utilization_trend", "months_paid", "spending_volatility", "active_months",
    "credit_limit", "payment_ratio", "full_payment_share", "education",
    "sex", "age_band", "default_next_month",
]


def main(arguments):
    if len(arguments) not in (2, 3):
        sys.exit(__doc__)
    folder = pathlib.Path(arguments[2] if len(arguments) == 3 else ".")
    records = [interpret(row) for row in read(arguments[0], RECORDS_SHA256)]
    edges = read(arguments[1], EDGES_SHA256)
    friends = neighbors([(int(row["node_1"]), int(row["node_2"])) for row in edges])

    source = random.Random(SEED)
    sample = shuffled(records, source)[:len(friends)]  # without replacement

    planted = [None] * len(friends)
    by_field = ranking(field(friends, source))
    by_risk = ranking(risk(sample, source))
    for person, record in zip(by_field, by_risk):
        planted[person] = sample[record]
    control = shuffled(sample, source)

    write(folder / "people.csv", planted)
    write(folder / "people-control.csv", control)


# The records.

def interpret(row):
    """One raw record as columns that a person can read."""
    delays = [int(row["PAY_" + name]) for name in ("0", "2", "3", "4", "5", "6")]
    bills = [int(row[f"BILL_AMT{month + 1}"]) for month in MONTHS]
    payments = [int(row[f"PAY_AMT{month + 1}"]) for month in MONTHS]
    limit = int(row["LIMIT_BAL"])

    # What is paid in one month answers the bill of the month before it.
    due = [(bills[month + 1], payments[month]) for month in range(5) if bills[month + 1] > 0]
    # A bill is the one before it, less what was paid, plus what was spent (with interest, fees).
    spent = [bills[month] - bills[month + 1] + payments[month] for month in range(5)]
    clean = 0
    while clean < 6 and delays[clean] <= 0:
        clean += 1

    return {
        "worst_delay_months": max(0, *delays),
        "on_time_share": ratio(sum(delay <= 0 for delay in delays), 6),
        "months_without_delay": clean,
        "utilization": ratio(sum(bills), 6 * limit),
        "utilization_trend": ratio(sum(bills[:3]) - sum(bills[3:]), 3 * limit),
        "months_paid": sum(payment > 0 for payment in payments),
        "spending_volatility": volatility(spent),
        "active_months": sum(bills[month] != 0 or payments[month] != 0 for month in MONTHS),
        "credit_limit": limit,
        "payment_ratio": ratio(sum(paid for _, paid in due), sum(bill for bill, _ in due)),
        "full_payment_share": ratio(sum(paid >= bill for bill, paid in due), len(due)),
        "education": EDUCATION.get(row["EDUCATION"]),
        "sex": SEX[row["SEX"]],
        "age_band": age_band(int(row["AGE"])),
        "default_next_month": row["default.payment.next.month"] == "1",
    }


def ratio(part, whole):
    """part/whole with 4 decimals, or nothing where there is no whole."""
    return None if whole == 0 else round(part / whole, 4) + 0.0  # + 0.0: never "-0.0"


def volatility(amounts):
    """Population standard deviation over mean; nothing unless the mean is above 0."""
    total = sum(amounts)
    spread = len(amounts) * sum(amount * amount for amount in amounts) - total * total
    return ratio(math.sqrt(spread), total) if total > 0 else None


def age_band(age):
    if age >= 60:
        return "60 and over"
    return "under 30" if age < 30 else f"{age // 10 * 10} to {age // 10 * 10 + 9}"


# The pairing.

def field(friends, source):
    """A number for every person that friends partly share: smoothed noise and own noise."""
    noise = [normal(source) for _ in friends]
    shares = math.sqrt(FIELD_SHARE), math.sqrt(1 - FIELD_SHARE)
    result = []
    for person in range(len(friends)):
        # The weights of everybody's noise after the rounds of averaging. Dividing by their length
        # gives every person the same variance, so that few friends do not mean an extreme field.
        weights = {person: 1.0}
        for _ in range(ROUNDS):
            spread = {}
            for other, weight in weights.items():
                circle = [other, *friends[other]]
                for member in circle:
                    spread.setdefault(member, []).append(weight / len(circle))
            weights = {member: math.fsum(parts) for member, parts in spread.items()}
        smooth = math.fsum(noise[other] * weight for other, weight in weights.items())
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
        result.append(shares[0] * smooth / length + shares[1] * normal(source))
    return result


def risk(records, source):
    """A latent risk for every record: its real outcome, its real delays, and noise."""
    worst = standardized([record["worst_delay_months"] for record in records])
    late = standardized([1 - record["on_time_share"] for record in records])
    return [
        OUTCOME_WEIGHT * record["default_next_month"] + DELAY_WEIGHT * (a + b) / 2
        + NOISE_WEIGHT * normal(source)
        for record, a, b in zip(records, worst, late)]


def standardized(values):
    mean = math.fsum(values) / len(values)
    spread = math.sqrt(math.fsum((value - mean) * (value - mean) for value in values) / len(values))
    return [(value - mean) / spread for value in values]


def normal(source):
    """Nearly a standard normal number: 12 uniform ones added, with no logarithm or cosine."""
    return math.fsum(source.random() for _ in range(12)) - 6


def shuffled(values, source):
    """A random order (Fisher and Yates), by `random()` alone, which no Python version changes."""
    values = list(values)
    for last in range(len(values) - 1, 0, -1):
        other = int(source.random() * (last + 1))
        values[last], values[other] = values[other], values[last]
    return values


def ranking(values):
    return sorted(range(len(values)), key=lambda index: (values[index], index))


def neighbors(pairs):
    friends = [set() for _ in range(1 + max(max(pair) for pair in pairs))]
    for one, other in pairs:
        friends[one].add(other)
        friends[other].add(one)
    return [sorted(circle) for circle in friends]


# Files.

def read(path, expected):
    data = pathlib.Path(path).read_bytes()
    if hashlib.sha256(data).hexdigest() != expected:
        sys.exit(f"{path}: not the expected file; its SHA-256 must be {expected}")
    return csv.DictReader(data.decode("ascii").splitlines())


def write(path, people):
    lines = [",".join(["id", *COLUMNS])]
    for person, record in enumerate(people):
        lines.append(",".join([str(person), *(text(record[column]) for column in COLUMNS)]))
    path.write_bytes(("\n".join(lines) + "\n").encode("ascii"))


def text(value):
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


if __name__ == "__main__":
    main(sys.argv[1:])
