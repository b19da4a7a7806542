"""The signals by DuckDB: two files in, one out.

    python -m comparison.signals.duckdb_signals FOLDER OUTPUT THREADS
"""

import sys
from pathlib import Path

import duckdb

from .workload import AS_OF, DAY, KINDS, LEVELS, NUMBERS, PRIOR, SIDES, WINDOWS, suffix


def read(run, folder):
    run(f"""create table people as
      select row_number() over () - 1 as v, * from read_csv('{folder / "people.csv"}')""")
    run(f"""create table ties as select s.v as s, t.v as t, amount, kind, time
      from read_csv('{folder / "edges.csv"}') e
      join people s on s.id = e.source join people t on t.id = e.target where time < {AS_OF}""")
    run("""create table friends as select a, b, sum(amount) as w from (
      select s as a, t as b, amount from ties union all select t, s, amount from ties) group by all""")
    run("""create table sides as
      select s as v, t as p, amount, kind, time, true as gives from ties
      union all select t, s, amount, kind, time, false from ties""")


def friends_of_numbers(run, c):
    total, count = run(f"select sum({c}), count({c}) from people").fetchone()
    n = f"neighbor_{c}"
    run(f"""create table f_{c} as select a as v, count(x) as {n}_count, avg(x) as {n}_mean,
      stddev_pop(x) as {n}_sd, min(x) as {n}_min, max(x) as {n}_max, median(x) as {n}_median,
      quantile_cont(x, 0.1) as {n}_q10, quantile_cont(x, 0.9) as {n}_q90,
      count(x) / count(*) as {n}_coverage, avg((x < 1)::int) as {n}_share_below_1,
      avg((x > 100)::int) as {n}_share_above_100,
      sum(w * x) / sum(w) filter (x is not null) as {n}_weighted_mean,
      case when count(x) > 0 then (sum(x) + {PRIOR} * ({total} - coalesce(any_value(own), 0))
        / ({count} - count(any_value(own)) )) / (count(x) + {PRIOR}) end as {n}_shrunk_mean,
      any_value(own) - avg(x) as {n}_difference,
      avg(case when x < own then 1 when x = own then 0.5 when x > own then 0 end) as {n}_rank
      from (select a, w, p.{c}::double as x, o.{c}::double as own
            from friends join people p on p.v = b join people o on o.v = a) group by a"""
        .replace("count(any_value(own))", "(any_value(own) is not null)::int"))


def friends_of_texts(run):
    n = "neighbor_region"
    top = [row[0] for row in run(f"""select region from people where region is not null
      group by region order by count(*) desc, region limit {LEVELS}""").fetchall()]
    shares = "".join(
        f", count(*) filter (x = '{level}') / count(x) as {n}_share_{level}" for level in top)
    # Of equally frequent regions it takes any.
    known = " + ".join(f"count(*) filter (x = '{level}')" for level in top)
    run(f"""create table f_region as select a as v, count(x) as {n}_count,
      count(x) / count(*) as {n}_coverage{shares}, 1 - ({known}) / count(x) as {n}_share_other,
      entropy(x) * ln(2) as {n}_entropy, mode(x) as any_mode, avg((x = own)::int) as {n}_share_like_own
      from (select a, p.region as x, o.region as own
            from friends join people p on p.v = b join people o on o.v = a) group by a""")


def ties_of_window(run, window, side, prefix):
    """Makes three tables and gives their names."""
    t, s = f"tie_{prefix}", suffix(window)
    where = {"both": "true", "in": "not gives", "out": "gives"}[side]
    if window is not None:
        where += f" and time >= {AS_OF - window * DAY}"
    flow = "" if side != "both" else f""",
      sum(amount - given) - sum(given) as {t}amount_net{s},
      sum(least(given, amount - given)) / sum(given) as {t}amount_reciprocity{s}"""
    run(f"""create table pairs_{side}{s} as select v, sum(n) as {t}rows{s},
      count(*) as {t}partners{s}, sum(n * n) / sum(n) ** 2 as {t}concentration{s},
      sum(amount * amount) / sum(amount) ** 2 as {t}amount_concentration{s}{flow}
      from (select v, p, count(*) as n, sum(amount) as amount,
            coalesce(sum(amount) filter (gives), 0) as given from sides where {where} group by v, p)
      group by v""")
    kinds = "".join(
        f", count(*) filter (kind = '{kind}') / count(kind) as {t}kind_share_{kind}{s}" for kind in KINDS)
    run(f"""create table rows_{side}{s} as select v, min(time) as {t}first_time{s},
      max(time) as {t}last_time{s}, count(amount) as {t}amount_count{s}, sum(amount) as {t}amount_sum{s},
      avg(amount) as {t}amount_mean{s}, stddev_pop(amount) as {t}amount_sd{s},
      min(amount) as {t}amount_min{s}, max(amount) as {t}amount_max{s},
      avg((amount < 0)::int) as {t}amount_share_negative{s}, count(kind) as {t}kind_count{s},
      count(distinct kind) as {t}kind_levels{s}, entropy(kind) * ln(2) as {t}kind_entropy{s}{kinds}
      from sides where {where} group by v""")
    run(f"""create table gaps_{side}{s} as select v, avg(gap) as {t}mean_gap{s},
      case when count(gap) > 1 and avg(gap) > 0 then stddev_pop(gap) / avg(gap) end as {t}gap_variation{s}
      from (select v, time - lag(time) over (partition by v order by time) as gap
            from sides where {where}) group by v""")
    return [f"{table}_{side}{s}" for table in ("pairs", "rows", "gaps")]


def main():
    folder, output, threads = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    connection = duckdb.connect()
    run = connection.execute
    run(f"set threads = {threads}")
    run("set preserve_insertion_order = false")
    read(run, folder)
    for column in NUMBERS:
        friends_of_numbers(run, column)
    friends_of_texts(run)
    tables = [f"f_{column}" for column in [*NUMBERS, "region"]]
    for window in WINDOWS:
        for prefix, side in SIDES.items():
            tables += ties_of_window(run, window, side, prefix)
    joins = " ".join(f"left join {table} using (v)" for table in tables)
    run(f"copy (select * exclude (v) from people {joins} order by v) to '{output}' (header)")


main()
