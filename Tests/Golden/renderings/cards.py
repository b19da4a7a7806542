"""Random score models, random records around their bins, and scores added up by hand from the model's document."""

import math
import random
import unicodedata

CATEGORIES = [
    "credit_history",
    "behavior_and_preferences",
    "fulfillment_capacity",
    "personal_characteristics",
    "interpersonal_relationships",
]

# What breaks a careless quotation in one of the languages.
ODD = [
    "say \"when\"", "it's", "back\\slash", "line\nbreak", "a & b <c>", "tick`s", "-- remark", "${user}",
    "emoji 😀", "Größe", "Gro\u0308ße", "tab\tstop", "100 %", "semi;colon", "K (kelvin \u212a)", "end\\", "  blanks  ",
    "信用", "{brace}", "a]]>b", "$1", "?", ":name", "%s",
]


def split(total, count, chance):
    """Whole numbers, each at least 1, that sum to a total."""
    cuts = sorted(chance.sample(range(1, total), count - 1))
    return [b - a for a, b in zip([0] + cuts, cuts + [total])]


def number(chance):
    """A limit or value: whole, of few digits, of all digits, tiny or huge."""
    kind = chance.randrange(6)
    if kind < 2:
        return float(chance.randint(-20, 200))
    if kind < 4:
        return round(chance.uniform(-5, 5), chance.randint(1, 4))
    if kind == 4:
        return chance.uniform(-1000, 1000)
    return chance.choice([1e-300, 5e-324, 1e15, 123456789012345680.0, 1e300, -1e22, 0.1 + 0.2, 2 / 3, 1e-7])


def points(count, budget, chance):
    """Points of bins: the worst 0, the best the budget."""
    inner = sorted(chance.randint(0, budget) for _ in range(count - 2))
    return [0] + inner + [budget]


def number_bins(count, budget, chance):
    limits = sorted({number(chance) for _ in range(count - 1)})
    worth = points(len(limits) + 1, budget, chance)
    rises = chance.random() < 0.5
    if not rises:
        worth.reverse()
    ends = [None] + limits + [None]
    bins = []
    for low, high, each in zip(ends, ends[1:], worth):
        bin = {"from": low, "below": high, "points": each}
        bins.append({key: value for key, value in bin.items() if value is not None})
    return bins, "higher_is_better" if rises else "lower_is_better"


def text_bins(count, budget, chance):
    texts = [f"text {n}" for n in range(3 * count)] + chance.sample(ODD, len(ODD) // 2)
    forms = {}
    for text in texts:
        forms.setdefault(unicodedata.normalize("NFC", text), text)
    texts = list(forms.values())
    chance.shuffle(texts)
    worth = points(count, budget, chance)
    chance.shuffle(worth)
    other = chance.randrange(count) if chance.random() < 0.6 else None
    bins = []
    for place, each in enumerate(worth):
        taken = [texts.pop() for _ in range(chance.randint(1, 3))]
        if place != other:
            bins.append({"values": taken, "points": each})
        elif chance.random() < 0.5:
            bins.append({"values": taken, "other": True, "points": each})
        else:
            bins.append({"other": True, "points": each})
    return bins


def characteristic(name, column, budget, reason, chance):
    """A characteristic of any kind."""
    part = {"name": name, "column": column, "budget": budget, "reason": reason}
    kind = chance.choice(["numbers", "numbers", "texts", "truth"])
    if kind == "numbers":
        part["bins"], part["direction"] = number_bins(chance.randint(2, 7), budget, chance)
    elif kind == "texts":
        part["bins"] = text_bins(chance.randint(2, 5), budget, chance)
    else:
        part["bins"] = [{"values": [False], "points": 0}, {"values": [True], "points": budget}]
        if chance.random() < 0.5:
            part["bins"][0]["points"], part["bins"][1]["points"] = budget, 0
    part["missing"] = {"points": chance.randint(0, budget)}
    if chance.random() < 0.4:
        part["missing"]["reason"] = "Unknown: " + chance.choice(ODD)
    if chance.random() < 0.3:
        part["optional"] = True
    return part


def model(seed, friends=False):
    """A random model; with friends' scores if wanted, whose mean it states."""
    chance = random.Random(seed)
    minimum = chance.choice([350, 0, -100, 300])
    total = chance.choice([600, 100, 997, 1000000])
    count = chance.randint(1, 4)
    names = CATEGORIES[:count] + (CATEGORIES[4:] if friends or chance.random() < 0.4 else [])
    budgets = split(total, len(names), chance)
    reasons = [f"Reason {n}: {chance.choice(ODD)}" for n in range(8)]
    odd = chance.sample(ODD, len(ODD))
    categories, number_ = [], 0
    for name, budget in zip(names, budgets):
        parts = []
        size = min(chance.randint(1, 5), budget)
        for each in split(budget, size, chance):
            number_ += 1
            column = odd.pop() if chance.random() < 0.4 else f"column {number_}"
            parts.append(
                characteristic(f"c{number_} {odd[0]}" if chance.random() < 0.3 else f"c{number_}",
                               column, each, chance.choice(reasons), chance))
        if friends and name == CATEGORIES[4]:
            parts[0] = {"name": "friends", "kind": "friends_scores", "budget": parts[0]["budget"], "mode": "fixed_point",
                        "population_mean": 0.6, "reason": "Relationships could add more"}
        categories.append({"name": name, "weight": budget / total, "characteristics": parts})
    # By a chance of its own, so that a seed's other parts are the same with and without.
    is_always_given = random.Random(f"always {seed}").random() < 0.6
    if is_always_given:
        # A reason of relationships is left out where few friends count, and so is refused.
        own = {"categories": [part for part in categories if part["name"] != CATEGORIES[4]]}
        small = sorted(measured(own), key=lambda part: part["budget"])
        random.Random(f"which {seed}").choice(small[:3])["always_given"] = True
    starts = sorted(chance.sample(range(minimum + 1, minimum + total), chance.randint(1, 5)))
    bands = [{"name": f"band {n} {odd[n]}", "from": each} for n, each in enumerate([minimum] + starts)]
    return {
        "format": f"sesame-score-model/{2 if is_always_given else 1}", "name": f"random {seed} {odd[0]}", "version": "1.0.0", "purpose": odd[1],
        "scale": {"minimum": minimum, "maximum": minimum + total}, "bands": bands,
        "coverage": {"minimum": chance.choice([0, 0.3, 1 / 3, 0.5, 1]),
                     "required": [name for name in names[:count] if chance.random() < 0.4]},
        "categories": categories,
    }


def measured(card):
    """The characteristics that read a column."""
    return [part for category in card["categories"] for part in category["characteristics"] if "column" in part]


def near(bins, chance):
    """A number on a limit, beside one, or anywhere."""
    limits = [bin["from"] for bin in bins if "from" in bin]
    limit = chance.choice(limits)
    kind = chance.randrange(6)
    if kind == 0:
        return limit
    if kind == 1:
        return math.nextafter(limit, -math.inf)
    if kind == 2:
        return math.nextafter(limit, math.inf)
    return number(chance) if kind < 5 else limit + chance.uniform(-3, 3)


def value(part, kind, chance):
    """A value of a column of a kind, or none."""
    if chance.random() < 0.15:
        return None
    bins = part["bins"]
    if kind == "real":
        return near(bins, chance)
    if kind == "whole":
        return chance.randint(-25, 210)
    if kind in ("truth", "bit"):
        return chance.random() < 0.5 if kind == "truth" else chance.randint(0, 1)
    listed = [text for bin in bins for text in bin.get("values", [])]
    if any(bin.get("other") for bin in bins) and chance.random() < 0.3:
        return chance.choice(["nowhere listed", "Text 1", "text 1 ", *ODD])
    text = chance.choice(listed)
    return unicodedata.normalize(chance.choice(["NFC", "NFD"]), text)


def kind(part, chance):
    values = part["bins"][0].get("values", [""])
    if "from" in part["bins"][0] or "below" in part["bins"][0]:
        return "whole" if chance.random() < 0.25 else "real"
    return chance.choice(["truth", "bit"]) if isinstance(values[0], bool) else "text"


def records(card, count, seed):
    """Columns of values with their kinds, by name."""
    chance = random.Random(seed)
    table = {}
    for part in measured(card):
        each = kind(part, chance)
        table[part["column"]] = (each, [value(part, each, chance) for _ in range(count)])
    return table


# Scores by hand


def always_given(card):
    """The name of the characteristic whose reason is given even behind four others; None if there is none."""
    return next((part["name"] for part in measured(card) if part.get("always_given")), None)


def form(text):
    return unicodedata.normalize("NFC", text)


def matches(bin, value):
    if "values" not in bin and not bin.get("other"):
        return bin.get("from", -math.inf) <= value < bin.get("below", math.inf)
    if isinstance(value, str):
        return any(form(text) == form(value) for text in bin.get("values", []))
    return any(truth == bool(value) for truth in bin["values"])


def worth(part, value):
    if value is None:
        return part["missing"]["points"]
    for bin in part["bins"]:
        if matches(bin, value):
            return bin["points"]
    return next(bin["points"] for bin in part["bins"] if bin.get("other"))


def percent(tenths):
    return str(tenths // 10) + (f".{tenths % 10}" if tenths % 10 else "")


def short(share):
    return percent(math.floor(share * 1000 + 1e-9))


class Adder:
    """Adds up scores as one does with the model's document and a pencil."""

    def __init__(self, card):
        self.card = card
        self.own = [c for c in card["categories"] if c["name"] != CATEGORIES[4]]
        self.coverable = sum(part["budget"] for c in self.own for part in c["characteristics"])

    def status(self, row):
        backed, known = 0, set()
        for category in self.own:
            for part in category["characteristics"]:
                if row[part["column"]] is not None:
                    backed += part["budget"]
                    known.add(category["name"])
        for name in self.card["coverage"]["required"]:
            if name not in known:
                return f"not assessable: nothing is known about {name.replace('_', ' ')}"
        needed = self.card["coverage"]["minimum"]
        if backed < needed * self.coverable - 1e-9:
            share = percent(backed * 1000 // self.coverable)
            return f"not assessable: {share} % of the points rest on data, {short(needed)} % are needed"
        return "assessed"

    def score(self, row):
        """What `sesame score` writes for a row, friends bringing the points of the stated mean."""
        status = self.status(row)
        if status != "assessed":
            return {"score_status": status}
        result = {name: 0 for name in CATEGORIES}
        for category in self.card["categories"]:
            for part in category["characteristics"]:
                if "column" in part:
                    result[category["name"]] += worth(part, row[part["column"]])
                else:
                    result[category["name"]] += math.floor(part["budget"] * part["population_mean"] + 0.5)
        texts = []
        for *_, text, _ in losses(self.card, row):
            if form(text) not in map(form, texts):
                texts.append(text)
        score = self.card["scale"]["minimum"] + sum(result.values())
        band = [band["name"] for band in self.card["bands"] if band["from"] <= score][-1]
        result.update(score=score, score_status=status, band=band)
        result.update({f"reason_{n + 1}": text for n, text in enumerate(texts[:4])})
        for *_, text, name in losses(self.card, row):
            if name == always_given(self.card) and form(text) not in map(form, texts[:4]):
                result["reason_5"] = text
        return result


def losses(card, row):
    """What was lost, in the order of reasons: the loss below 0, as the budget; the name's form, the reason, the name."""
    found = []
    for category in card["categories"]:
        if category["name"] == CATEGORIES[4]:
            continue
        for part in category["characteristics"]:
            value = row[part["column"]]
            lost = part["budget"] - worth(part, value)
            if lost:
                found.append((-lost, -part["budget"], form(part["name"]), reason(part, value), part["name"]))
    return sorted(found)


def codes(card, row):
    """Names of what lost points, in the order of reasons, with the reason code in PMML: the reason, with the name behind it where several share it."""
    owners = {}
    for category in card["categories"]:
        if category["name"] != CATEGORIES[4]:
            for part in category["characteristics"]:
                for text in (part["reason"], reason(part, None)):
                    owners.setdefault(form(text), set()).add(part["name"])
    return [(name, f"{text} ({name})" if len(owners[form(text)]) > 1 else text)
            for *_, text, name in losses(card, row)]


def reason(part, value):
    if value is not None:
        return part["reason"]
    name = part["name"].replace("_", " ")
    return part["missing"].get("reason", name[:1].upper() + name[1:] + " is not known")
