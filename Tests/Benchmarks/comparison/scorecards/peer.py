"""What a peer takes for one stage, as JSON; reading the table does not count.

    python -m comparison.scorecards.peer NAME STAGE TABLE THREADS [SQL ANSWERS]
"""

import json
import os
import sys
import time
import warnings

from .workload import OUTCOME

FOLDS = 5


def frame(path):
    import pandas

    table = pandas.read_csv(path)
    columns = [name for name in table.columns if name not in ("id", OUTCOME)]
    texts = [name for name in columns if table[name].dtype.kind not in "ifb"]
    table[texts] = table[texts].astype(object)
    return table, columns, texts


def process(columns, texts, threads):
    from optbinning import BinningProcess

    # The same constraints as sesame's by default.
    limits = {"min_bin_size": 0.05, "max_n_bins": 8}
    return BinningProcess(
        columns, categorical_variables=texts, n_jobs=threads,
        binning_fit_params={name: limits if name in texts else limits | {"monotonic_trend": "auto_asc_desc"}
                            for name in columns})


def optbinning_bin(path, threads):
    table, columns, texts = frame(path)
    found = process(columns, texts, threads)
    yield lambda: found.fit(table[columns], table[OUTCOME].to_numpy())
    yield {"information value": float(found.summary()["iv"].sum())}


def optbinning_fit(path, threads):
    """A card and its figure out of five folds, as sesame's."""
    import numpy
    from optbinning import Scorecard
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score

    table, columns, texts = frame(path)
    outcome = table[OUTCOME].to_numpy()
    folds = numpy.random.default_rng(1).permutation(len(table)) % FOLDS
    chances = numpy.zeros(len(table))

    def work():
        for fold in [*range(FOLDS), None]:
            rows = folds != (-1 if fold is None else fold)
            card = Scorecard(process(columns, texts, threads), LogisticRegression(C=1e6, max_iter=1000))
            card.fit(table.loc[rows, columns], outcome[rows], metric_missing="empirical")
            if fold is not None:
                chances[~rows] = card.predict_proba(table.loc[~rows, columns])[:, 1]

    yield work
    yield {"area under the curve": float(roc_auc_score(outcome, chances))}


def toad_bin(path, _):
    import toad

    table, columns, _ = frame(path)
    found = toad.transform.Combiner()
    yield lambda: found.fit(
        table[[*columns, OUTCOME]], y=OUTCOME, method="chi", min_samples=0.05, n_bins=8, empty_separate=True)
    yield {}


def scorecardpy_bin(path, threads):
    import scorecardpy

    table, columns, _ = frame(path)
    yield lambda: scorecardpy.woebin(
        table[[*columns, OUTCOME]], y=OUTCOME, bin_num_limit=8, no_cores=threads, print_info=False,
        check_cate_num=False)
    yield {}


def duckdb_score(path, threads, sql, answers):
    import duckdb

    connection = duckdb.connect()
    connection.execute(f"set threads = {threads}")
    connection.execute(f"create table people as select * from read_csv('{path}')")
    statement = open(sql, encoding="utf-8").read().rstrip().rstrip(";")
    yield lambda: connection.execute(f"create or replace temp table scored as {statement}")
    connection.execute(f"copy (select id, score from scored order by id) to '{answers}' (header)")
    yield {}


def processor_time():
    """That of this process and of those that it has waited for."""
    return sum(os.times()[:4])


def main(name, stage, path, threads, *others):
    warnings.filterwarnings("ignore")
    run = globals()[f"{name}_{stage}"](path, int(threads), *others)
    work = next(run)
    seconds, processor = [], []
    while len(seconds) < 5 and sum(seconds) < 0.5:
        start, started = time.perf_counter(), processor_time()
        work()
        seconds.append(time.perf_counter() - start)
        processor.append(processor_time() - started)
    print(json.dumps({"seconds": seconds, "processorSeconds": processor, "numbers": next(run)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
