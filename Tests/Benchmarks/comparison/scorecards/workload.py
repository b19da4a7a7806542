"""The tables that the comparison of scorecards reads."""

OUTCOME = "event"
NARROW = 12
SMALL = 20
TEXTS_OF = 10


def generate(folder, rows, columns, seed=11):
    """Writes wide.csv, narrow.csv (its first twelve columns), part.csv (a tenth of its rows) and small.csv (a
    fiftieth, of twenty columns).

    Every tenth column is of texts, three are of whole numbers, the rest of decimal numbers, of which some are
    skewed; one in twelve values is missing. Three columns of four have a part in the outcome, the
    smaller the later they come, and not all of it is straight.
    """
    import numpy
    import polars

    random = numpy.random.default_rng(seed)
    logit = numpy.full(rows, -2.6)
    table = {"id": numpy.arange(rows)}
    for number in range(columns):
        drawn = random.normal(size=rows)
        strength = 0.5 / (1 + number / 8) if number % 4 != 3 else 0.0
        logit += strength * (numpy.abs(drawn) - 0.8 if number % 7 == 6 else drawn)
        if number % TEXTS_OF == TEXTS_OF - 1:
            levels = numpy.clip(((drawn + 2.5) * 2).astype(int), 0, 9)
            values = polars.Series([f"level_{level}" for level in range(10)]).gather(levels)
        elif number % TEXTS_OF in (1, 4, 7):
            values = polars.Series(numpy.round(20 + 6 * drawn).astype(int))
        elif number % TEXTS_OF in (2, 5):
            values = polars.Series(numpy.round(numpy.exp(7 + drawn), 2))
        else:
            values = polars.Series(numpy.round(drawn, 6))
        table[f"c{number}"] = values.set(polars.Series(random.random(rows) < 1 / 12), None)
    table[OUTCOME] = (random.random(rows) < 1 / (1 + numpy.exp(-logit))).astype(int)
    wide = polars.DataFrame(table)
    wide.write_csv(folder / "wide.csv")
    wide.head(rows // 10).write_csv(folder / "part.csv")
    for name, kept, part in (("narrow.csv", NARROW, rows), ("small.csv", SMALL, rows // 50)):
        chosen = [f"c{number}" for number in range(min(kept, columns))]
        wide.head(part).select(["id", *chosen, OUTCOME]).write_csv(folder / name)
