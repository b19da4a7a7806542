"""The options of the commands, as the library describes them. Made by ``_generate.py``."""

from __future__ import annotations

import os
from typing import TypedDict

from ._words import Columns, Document, Output, Text, Texts


class EnrichOptions(TypedDict, total=False):
    """Options of ``sesame enrich``."""

    id: Text
    outcome: Texts
    event: Texts
    missing: Texts
    people_header: bool
    decimal: Text
    grouping: Text
    date_order: Text
    unknown_people: Text
    edge_format: Text
    source: Text
    target: Text
    weight: Text
    kind: Text
    kind_of_ends: Text
    exclude_kinds: Texts
    directed: bool
    delimiter: Text
    header: bool
    comment: Text
    duplicates: Text
    self_loops: Text
    two_mode: bool
    hub_limit: float
    shared_weight: Text
    quarantine: str | os.PathLike[str]
    time: Text
    as_of: Texts
    half_life: Text
    until: Text
    features: Texts
    aggregate: Texts
    aggregate_except: Texts
    statistics: Texts
    over: Texts
    minimum_friends: float
    shrinkage: Text
    exposure: Texts
    community_shares: float
    damping: float
    reset: Text
    betweenness_sources: float
    outcome_features: bool
    outcome_levels: Texts
    folds: float
    fold_by: Text
    outcome_influence: Texts
    tie_columns: Texts
    windows: Texts
    seeds: Text
    seed_people: Texts
    seed_file: Columns
    seed_weight: Text
    spread_seeds: bool
    ratings: Text
    largest_rating: float
    cold_start: Text
    influence: Texts
    method: Text
    objective: Text
    resolution: float
    iterations: float
    tolerance: float
    starts: float
    rounds: float
    trials: float
    steps: float
    spins: float
    community_count: float
    runs: float
    seed: float
    model: Document
    entity: Text
    relationships: Text
    earlier_score: Text
    certainty: bool
    reliability: bool
    sources: Document
    band_probabilities: bool
    points: bool
    benefits: Document
    admittance: Text
    reference_key: Text
    previous: Columns
    percentile_bands: Text
    date: Text
    history: str | os.PathLike[str]
    write_model: Output
    output: Output
    format: Text
    prefix: Text
    columns: Texts
    explain_columns: bool
    dictionary: Output
    graph_output: Output
    replace_table: bool
    threads: float
    memory: Text
    quiet: bool


class FeaturesOptions(TypedDict, total=False):
    """Options of ``sesame features``."""

    id: Text
    outcome: Texts
    event: Texts
    missing: Texts
    people_header: bool
    decimal: Text
    grouping: Text
    date_order: Text
    unknown_people: Text
    edge_format: Text
    source: Text
    target: Text
    weight: Text
    kind: Text
    kind_of_ends: Text
    exclude_kinds: Texts
    directed: bool
    delimiter: Text
    header: bool
    comment: Text
    duplicates: Text
    self_loops: Text
    two_mode: bool
    hub_limit: float
    shared_weight: Text
    quarantine: str | os.PathLike[str]
    time: Text
    as_of: Texts
    half_life: Text
    until: Text
    features: Texts
    aggregate: Texts
    aggregate_except: Texts
    statistics: Texts
    over: Texts
    minimum_friends: float
    shrinkage: Text
    exposure: Texts
    community_shares: float
    damping: float
    reset: Text
    betweenness_sources: float
    outcome_features: bool
    outcome_levels: Texts
    folds: float
    fold_by: Text
    outcome_influence: Texts
    tie_columns: Texts
    windows: Texts
    seeds: Text
    seed_people: Texts
    seed_file: Columns
    seed_weight: Text
    spread_seeds: bool
    ratings: Text
    largest_rating: float
    cold_start: Text
    influence: Texts
    method: Text
    objective: Text
    resolution: float
    iterations: float
    tolerance: float
    starts: float
    rounds: float
    trials: float
    steps: float
    spins: float
    community_count: float
    runs: float
    seed: float
    output: Output
    format: Text
    prefix: Text
    columns: Texts
    explain_columns: bool
    dictionary: Output
    graph_output: Output
    replace_table: bool
    threads: float
    memory: Text
    quiet: bool


class CommunitiesOptions(TypedDict, total=False):
    """Options of ``sesame communities``."""

    id: Text
    outcome: Texts
    event: Texts
    missing: Texts
    people_header: bool
    decimal: Text
    grouping: Text
    date_order: Text
    unknown_people: Text
    edge_format: Text
    source: Text
    target: Text
    weight: Text
    kind: Text
    kind_of_ends: Text
    exclude_kinds: Texts
    directed: bool
    delimiter: Text
    header: bool
    comment: Text
    duplicates: Text
    self_loops: Text
    two_mode: bool
    hub_limit: float
    shared_weight: Text
    quarantine: str | os.PathLike[str]
    time: Text
    as_of: Text
    half_life: Text
    until: Text
    dates: Texts
    events: Output
    method: Text
    objective: Text
    resolution: float
    iterations: float
    tolerance: float
    starts: float
    rounds: float
    trials: float
    steps: float
    spins: float
    community_count: float
    runs: float
    seed: float
    start_from: Columns
    significance: float
    resolutions: Text
    scan: Output
    community_table: Output
    below: Texts
    levels: bool
    community_graph: Output
    graph_output: Output
    compare: Columns
    column: Text
    output: Output
    format: Text
    prefix: Text
    columns: Texts
    explain_columns: bool
    replace_table: bool
    threads: float
    memory: Text
    quiet: bool


class GraphHelpsOptions(TypedDict, total=False):
    """Options of ``sesame graph-helps``."""

    id: Text
    event: Texts
    missing: Texts
    people_header: bool
    decimal: Text
    grouping: Text
    date_order: Text
    unknown_people: Text
    leave_out: Texts
    edge_format: Text
    source: Text
    target: Text
    weight: Text
    kind: Text
    kind_of_ends: Text
    exclude_kinds: Texts
    directed: bool
    delimiter: Text
    header: bool
    comment: Text
    duplicates: Text
    self_loops: Text
    two_mode: bool
    hub_limit: float
    shared_weight: Text
    quarantine: str | os.PathLike[str]
    time: Text
    as_of: Text
    half_life: Text
    until: Text
    features: Texts
    aggregate: Texts
    aggregate_except: Texts
    statistics: Texts
    over: Texts
    minimum_friends: float
    shrinkage: Text
    community_shares: float
    damping: float
    reset: Text
    betweenness_sources: float
    no_outcome_features: bool
    outcome_influence: Texts
    folds: float
    fold_by: Text
    repetitions: float
    placebos: float
    permutations: float
    level: float
    tie_columns: Texts
    windows: Texts
    seeds: Text
    seed_people: Texts
    seed_file: Columns
    seed_weight: Text
    spread_seeds: bool
    ratings: Text
    largest_rating: float
    cold_start: Text
    influence: Texts
    method: Text
    objective: Text
    resolution: float
    iterations: float
    tolerance: float
    starts: float
    rounds: float
    trials: float
    steps: float
    spins: float
    community_count: float
    runs: float
    seed: float
    model: Document
    write_model: Output
    output: Output
    format: Text
    prefix: Text
    threads: float
    memory: Text
    quiet: bool


class BinOptions(TypedDict, total=False):
    """Options of ``sesame bin``."""

    id: Text
    event: Texts
    missing: Texts
    people_header: bool
    decimal: Text
    grouping: Text
    date_order: Text
    weight: Text
    trend: Texts
    most_bins: float
    least_share: float
    least_events: float
    rare_share: float
    special: Texts
    texts: Texts
    missing_bin: Text
    columns: Texts
    binning: Document
    level: float
    output: Output
    format: Text
    threads: float
    memory: Text
    quiet: bool


class FitOptions(TypedDict, total=False):
    """Options of ``sesame fit``."""

    id: Text
    event: Texts
    missing: Texts
    people_header: bool
    decimal: Text
    grouping: Text
    date_order: Text
    weight: Text
    leave_out: Texts
    trust: Texts
    trend: Texts
    most_bins: float
    least_share: float
    least_events: float
    rare_share: float
    special: Texts
    texts: Texts
    missing_bin: Text
    columns: Texts
    binning: Document
    level: float
    categories: Document
    category: Texts
    default_category: Text
    write_categories: Output
    least_iv: Text
    selection: Text
    criterion: Text
    ridge: float
    free_signs: bool
    missing_rows: float
    category_weights: Text
    folds: float
    bootstrap: float
    seed: float
    base_score: float
    base_odds: Text
    pdo: float
    scale: Text
    bands: Texts
    coverage: float
    rejected: Text
    reject_inference: Text
    reject_factor: float
    name: Text
    model_version: Text
    purpose: Text
    date: Text
    output: Output
    out_of_fold: Output
    replace_table: bool
    threads: float
    memory: Text
    quiet: bool


class ValidateOptions(TypedDict, total=False):
    """Options of ``sesame validate``."""

    id: Text
    event: Texts
    missing: Texts
    people_header: bool
    decimal: Text
    grouping: Text
    date_order: Text
    score: Text
    model: Document
    higher_is: Text
    compare: Text
    compare_model: Document
    compare_higher_is: Text
    probability: Text
    base_odds: float
    base_score: float
    pdo: float
    map: Text
    gain: float
    loss: float
    cut_offs: Texts
    group: Texts
    reference: Texts
    group_cuts: Texts
    minimum_group: float
    protected: Texts
    graph_columns: Texts
    date: Text
    period: Text
    weight: Text
    level: float
    replicates: float
    seed: float
    output: Output
    format: Text
    threads: float
    memory: Text
    quiet: bool


class DriftOptions(TypedDict, total=False):
    """Options of ``sesame drift``."""

    id: Text
    outcome: Texts
    event: Texts
    missing: Texts
    people_header: bool
    decimal: Text
    grouping: Text
    date_order: Text
    columns: Texts
    binning: Document
    model: Document
    score: Text
    level: float
    power: float
    slight: float
    large: float
    fail_on: Text
    edges_before: Columns
    edges_after: Columns
    edge_format: Text
    source: Text
    target: Text
    weight: Text
    kind: Text
    kind_of_ends: Text
    exclude_kinds: Texts
    directed: bool
    delimiter: Text
    header: bool
    comment: Text
    duplicates: Text
    self_loops: Text
    two_mode: bool
    hub_limit: float
    shared_weight: Text
    time: Text
    as_of: Texts
    half_life: Text
    until: Text
    seed: float
    output: Output
    format: Text
    threads: float
    memory: Text
    quiet: bool


class ResolveOptions(TypedDict, total=False):
    """Options of ``sesame resolve``."""

    person: Text
    field: Text
    value: Text
    source_column: Text
    as_of_column: Text
    verified_column: Text
    weight: Text
    missing: Texts
    people_header: bool
    decimal: Text
    grouping: Text
    date_order: Text
    sources: Document
    as_of: Text
    rounds: float
    output: Output
    format: Text
    source_table: Output
    threads: float
    memory: Text
    quiet: bool


class ScoreOptions(TypedDict, total=False):
    """Options of ``sesame score``."""

    id: Text
    outcome: Texts
    event: Texts
    missing: Texts
    people_header: bool
    decimal: Text
    grouping: Text
    date_order: Text
    model: Document
    entity: Text
    relationships: Text
    certainty: bool
    reliability: bool
    sources: Document
    band_probabilities: bool
    as_of: Text
    points: bool
    benefits: Document
    admittance: Text
    reference_key: Text
    previous: Columns
    percentile_bands: Text
    date: Text
    history: str | os.PathLike[str]
    write_model: Output
    stream: bool
    output: Output
    format: Text
    prefix: Text
    columns: Texts
    explain_columns: bool
    replace_table: bool
    threads: float
    quiet: bool
    memory: Text


class VerifyOptions(TypedDict, total=False):
    """Options of ``sesame verify``."""

    id: Text
    outcome: Texts
    event: Texts
    missing: Texts
    people_header: bool
    decimal: Text
    grouping: Text
    date_order: Text
    model: Document
    entity: Text
    relationships: Text
    certainty: bool
    reliability: bool
    sources: Document
    band_probabilities: bool
    prefix: Text
    edges: Columns
    edge_format: Text
    source: Text
    target: Text
    weight: Text
    kind: Text
    kind_of_ends: Text
    exclude_kinds: Texts
    directed: bool
    delimiter: Text
    header: bool
    comment: Text
    duplicates: Text
    self_loops: Text
    two_mode: bool
    hub_limit: float
    shared_weight: Text
    time: Text
    as_of: Text
    half_life: Text
    until: Text
    benefits: Document
    admittance: Text
    reference_key: Text
    previous: Columns
    percentile_bands: Text
    date: Text
    output: Output
    threads: float
    memory: Text
    quiet: bool


class ExplainOptions(TypedDict, total=False):
    """Options of ``sesame explain``."""

    reach: Text
    within: float
    disclosure: bool
    set: Texts
    id: Text
    outcome: Texts
    event: Texts
    missing: Texts
    people_header: bool
    decimal: Text
    grouping: Text
    date_order: Text
    unknown_people: Text
    edge_format: Text
    source: Text
    target: Text
    weight: Text
    kind: Text
    kind_of_ends: Text
    exclude_kinds: Texts
    directed: bool
    delimiter: Text
    header: bool
    comment: Text
    duplicates: Text
    self_loops: Text
    two_mode: bool
    hub_limit: float
    shared_weight: Text
    quarantine: str | os.PathLike[str]
    time: Text
    as_of: Text
    half_life: Text
    until: Text
    over: Texts
    minimum_friends: float
    shrinkage: Text
    damping: float
    reset: Text
    betweenness_sources: float
    exposure: Texts
    outcome_features: bool
    outcome_levels: Texts
    folds: float
    fold_by: Text
    outcome_influence: Texts
    tie_columns: Texts
    windows: Texts
    seeds: Text
    seed_people: Texts
    seed_file: Columns
    seed_weight: Text
    spread_seeds: bool
    ratings: Text
    largest_rating: float
    cold_start: Text
    method: Text
    objective: Text
    resolution: float
    iterations: float
    tolerance: float
    starts: float
    rounds: float
    trials: float
    steps: float
    spins: float
    community_count: float
    runs: float
    seed: float
    model: Document
    entity: Text
    relationships: Text
    earlier_score: Text
    certainty: bool
    reliability: bool
    sources: Document
    band_probabilities: bool
    output: Output
    format: Text
    threads: float
    memory: Text
    quiet: bool


class InfluenceOptions(TypedDict, total=False):
    """Options of ``sesame influence``."""

    name_friends: bool
    invented_friends: float
    plant_ring: Text
    attack_edges: float
    id: Text
    outcome: Texts
    event: Texts
    missing: Texts
    people_header: bool
    decimal: Text
    grouping: Text
    date_order: Text
    unknown_people: Text
    edge_format: Text
    source: Text
    target: Text
    weight: Text
    kind: Text
    kind_of_ends: Text
    exclude_kinds: Texts
    directed: bool
    delimiter: Text
    header: bool
    comment: Text
    duplicates: Text
    self_loops: Text
    two_mode: bool
    hub_limit: float
    shared_weight: Text
    quarantine: str | os.PathLike[str]
    time: Text
    as_of: Text
    half_life: Text
    until: Text
    over: Texts
    minimum_friends: float
    shrinkage: Text
    damping: float
    reset: Text
    betweenness_sources: float
    outcome_features: bool
    outcome_levels: Texts
    folds: float
    fold_by: Text
    outcome_influence: Texts
    seeds: Text
    seed_people: Texts
    seed_file: Columns
    seed_weight: Text
    spread_seeds: bool
    method: Text
    objective: Text
    resolution: float
    iterations: float
    tolerance: float
    starts: float
    rounds: float
    trials: float
    steps: float
    spins: float
    community_count: float
    runs: float
    seed: float
    model: Document
    relationships: Text
    earlier_score: Text
    output: Output
    format: Text
    threads: float
    memory: Text
    quiet: bool


class ImportOptions(TypedDict, total=False):
    """Options of ``sesame import``."""

    id: Text
    missing: Texts
    people_header: bool
    decimal: Text
    grouping: Text
    date_order: Text
    unknown_people: Text
    edge_format: Text
    source: Text
    target: Text
    weight: Text
    kind: Text
    kind_of_ends: Text
    exclude_kinds: Texts
    directed: bool
    delimiter: Text
    header: bool
    comment: Text
    duplicates: Text
    self_loops: Text
    two_mode: bool
    hub_limit: float
    shared_weight: Text
    quarantine: str | os.PathLike[str]
    time: Text
    as_of: Text
    half_life: Text
    until: Text
    threads: float
    memory: Text
    quiet: bool


class ModelOptions(TypedDict, total=False):
    """Options of ``sesame model``."""

    as_: Text
    table: Text
    id: Text
    prefix: Text
    output: Output


#: For each function its options: the type, and the help.
OPTIONS: dict[str, dict[str, tuple[str, str]]] = {
    'enrich': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row"),
        'outcome': ('Texts', 'columns of what became of people, which is to be foreseen: they are written as they are, and nothing is computed from them (default: none; may be given several times)'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1; may be given several times)"),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)"),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)'),
        'unknown_people': ('Text', 'an edge names someone absent from the table: add, drop or error (default: add, and a table with nobody of the edge list is refused)'),
        'edge_format': ('Text', 'text, snap, konect, matrix-market, ncol, metis, graphml or pajek (default: what the file itself says, or its ending: .mtx, .ncol, .metis or .graph, .graphml, .net; else text)'),
        'source': ('Text', "first endpoint's column, by name or number from 1 (default: 1)"),
        'target': ('Text', "second endpoint's column (default: 2)"),
        'weight': ('Text', 'weight column (default: none)'),
        'kind': ('Text', 'kind column (default: none)'),
        'kind_of_ends': ('Text', "the kind of a friendship is made of those that people column C gives its ends, in alphabetical order, with directed=True the source's first: business-person (default: none)"),
        'exclude_kinds': ('Texts', 'kinds whose friendships are not read, such as those from which an outcome was made (default: none)'),
        'directed': ('bool', 'keep direction (default: undirected)'),
        'delimiter': ('Text', 'comma, tab, semicolon, pipe or spaces (default: detected)'),
        'header': ('bool', 'whether the first row names the columns (default: detected)'),
        'comment': ('Text', 'what starts a comment line (default: #%)'),
        'duplicates': ('Text', 'one edge given twice: sum, first or last (by time if edges have one), max, count (with a half-life what is left of each, added) or error (default: sum)'),
        'self_loops': ('Text', 'an edge from a person to themselves: drop or error (default: drop)'),
        'two_mode': ('bool', 'the targets are no people but what they share, such as shops or devices: whoever has one in common is tied (default: targets are people)'),
        'hub_limit': ('float', 'with two_mode=True: what more than N people share ties nobody (default: 100)'),
        'shared_weight': ('Text', "with two_mode=True: what each thing shared adds to a friendship's weight: one, or by-size for 1 / (its people - 1) (default: one)"),
        'quarantine': ('str | os.PathLike[str]', 'set bad rows of both inputs aside in FILE, and go on; .csv: commas, else tabs; not those of GraphML, Pajek and METIS files (default: stop at the first)'),
        'time': ('Text', 'time column: unix seconds or ISO 8601 (default: none)'),
        'as_of': ('Texts', 'only friendships strictly before T count: unix seconds or ISO 8601 (required with time=); with several rising dates everyone has a row at each, the date in column as_of'),
        'half_life': ('Text', "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w (default: no decay)"),
        'until': ('Text', 'column of the time at which a friendship ends, from when on it does not count (default: none; an empty field is no end)'),
        'features': ('Texts', 'column names, standard for the usual ones; or all or none (default: standard)'),
        'aggregate': ('Texts', 'columns to aggregate over friends, or none (default: every numeric column that is no outcome, does not look like an identifier and tells nothing of another column C, as C_reliability does)'),
        'aggregate_except': ('Texts', 'aggregate every numeric column but these (default: none left out)'),
        'statistics': ('Texts', "what is told of friends' values besides their number. Of numbers, true/false (1 and 0) and dates (days since 1970): mean, sd, min, max, median, coverage, qP (quantile at P %, such as q90), share_below=N, share_above=N, weighted_mean, shrunk_mean, difference (own less mean), rank. Of texts: coverage, levels=N (a share for each of the N most frequent), entropy, mode, share_like_own. standard is the first five (default: standard)"),
        'over': ('Texts', 'over whom: friends, ties-in and ties-out (directed=True), second (friends of friends, no friends), within-two (both), kind=NAME (ties of that kind) (default: friends)'),
        'minimum_friends': ('float', 'statistics are missing where fewer friends have a value (default: 1); and so are _oof rates with fewer known outcomes, if given'),
        'shrinkage': ('Text', 'how many friends at the mean of all others shrunk_mean adds (default: 5)'),
        'exposure': ('Texts', "with two_mode=True: of these people columns the mean over the others who share each of a person's things; then their number, mean and largest (default: none)"),
        'community_shares': ('float', "shares of everyone's friends in each of the N largest communities (default: none)"),
        'damping': ('float', "PageRank's damping, from 0 to below 1, with directed=True to 0.9999 (default: 0.85)"),
        'reset': ('Text', 'PageRank restarts in proportion to this people column (default: evenly)'),
        'betweenness_sources': ('float', 'estimate betweenness from N sampled people (default: exact, from everyone)'),
        'outcome_features': ('bool', "columns made of outcome=: how far friends' event rates are above that of all, PageRank and activation from people with the event; each out of fold, so that nobody's outcome is in a column of theirs (default: none)"),
        'outcome_levels': ('Texts', 'with outcome_features=True: the same rate of people with the same text in column C, which should be no protected trait (default: none)'),
        'folds': ('float', 'with outcome_features=True: number of folds (default: 5)'),
        'fold_by': ('Text', 'with outcome_features=True: what is kept in one fold: person, community, component, or people of one text in column C; with dates or numbers in C each fold rests on earlier ones alone (default: person)'),
        'outcome_influence': ('Texts', 'how outcomes reach everyone: personalized_pagerank and activation from people with the event, sybil_rank from people without it, or none (default: personalized_pagerank,activation)'),
        'tie_columns': ('Texts', 'columns of the edge list of which each person gets statistics, or all; C=text and C=number say what a column holds (default: none)'),
        'windows': ('Texts', 'statistics also of the time before as_of=, with units s, h, d or w: 7d,30d,90d (default: none)'),
        'seeds': ('Text', 'influence goes out from who has a number above 0 in this people column, with that weight (default: none)'),
        'seed_people': ('Texts', 'or from these people, all alike (default: none)'),
        'seed_file': ('Columns', 'or from the people in the first column of this table, with a line of names or without (default: none)'),
        'seed_weight': ('Text', 'with seed_file=: the column of their weights (default: all alike)'),
        'spread_seeds': ('bool', "each community with a seed gets a part of the seeds' weight in proportion to its people, as SybilRank wants it (default: weights as given)"),
        'ratings': ('Text', 'edge column of ratings from mistrust to trust, of any sign; influence then goes along those above 0 (default: none)'),
        'largest_rating': ('float', 'the best rating; the worst is -N (default: the largest in C, signs aside)'),
        'cold_start': ('Text', 'fairness and goodness of those without ratings: missing, mean, median or one (1 for both) (default: missing)'),
        'influence': ('Texts', 'personalized_pagerank, activation, sybil_rank, fairness_and_goodness, rev2 (default: all that seeds= and ratings= allow)'),
        'method': ('Text', 'leiden, louvain, label-propagation, synchronous-label-propagation, infomap, walktrap, fast-greedy, leading-eigenvector, spinglass, fluid (default: leiden)'),
        'objective': ('Text', 'the quality that leiden and louvain maximize: modularity, directed-modularity or constant-potts (default: modularity)'),
        'resolution': ('float', 'higher gives more, smaller communities; with constant-potts the density that they must exceed, in the unit of the weights (default: 1; constant-potts: required)'),
        'iterations': ('float', 'how often at most leiden and louvain go through all (default: 10; louvain 2, with levels=True 1)'),
        'tolerance': ('float', 'leiden and louvain leave a level when less than this part of it moves; a larger P is faster, with slightly worse communities (default: 0.01)'),
        'starts': ('float', 'how many independent starts of leiden and louvain are made and combined (default: leiden 10 to 1, fewer on larger graphs; louvain 1)'),
        'rounds': ('float', "how often synchronous-label-propagation takes labels, row numbers at first: LDBC's result with a people table sorted by LDBC's identifiers (default: 10)"),
        'trials': ('float', 'how often infomap starts anew; the best counts (default: 10)'),
        'steps': ('float', "the length of walktrap's walks in friendships, at most 100 (default: 4)"),
        'spins': ('float', 'the most communities of spinglass in a component (default: 25)'),
        'community_count': ('float', 'how many communities: for fluid (required), and at most for leading-eigenvector (default: as many as raise the modularity)'),
        'runs': ('float', "consensus of N runs by the method's own objective, and how surely people belong: community_stability (default: 1)"),
        'seed': ('float', 'seed of every random choice (default: 1)'),
        'model': ('Document', 'a score model (JSON), or 2015, 2015-variant-b, european, small-business (default: 2015). With entity= one for each kind, such as person=2015 (may be given several times)'),
        'entity': ('Text', "the column that tells each row's kind, such as person or business, whose card scores it; friends' scores cross kinds (default: one card for all)"),
        'relationships': ('Text', "friends' scores enter by fixed-point, earlier or off (default: as the model says)"),
        'earlier_score': ('Text', 'column with earlier scores (required with relationships="earlier")'),
        'certainty': ('bool', 'how sure scores are though all values count as true: as far as the points of a model fitted with bootstrap= are, and what is missing where bins state shares (default: nothing is told, unless one of the next two is given)'),
        'reliability': ('bool', 'values may be false: with what probability the value of a column C is true is in column C_reliability, 0 to 1 (default: all count as true, and nothing is told)'),
        'sources': ('Document', "values may be false: how far kinds of sources are to be believed (JSON, or standard: an illustration); columns C_source, C_as_of, C_verified and C_reliability tell of column C (default: none; 'sesame help score' has the format)"),
        'band_probabilities': ('bool', "a column with the probability of each band (default: that of the score's band)"),
        'points': ('bool', 'adds the points of every characteristic (points_C), friends_figure and how the card counts friends (friends_settings); points of relationships only where five friends or more contribute'),
        'benefits': ('Document', 'adds who has which privilege, loan limit and reward: a document (JSON; see below) with thresholds (default: none)'),
        'admittance': ('Text', 'adds whether the score is SCORE or more (Y, N, or N/A without a score), and a reference number (default: none)'),
        'reference_key': ('Text', 'with admittance=: a secret of 16 bytes or more; references then also prove the values behind the answer (default: none)'),
        'previous': ('Columns', 'the table that an earlier run wrote with points=True, read as it was written, whatever decimal= and missing= say: adds the change of every score and what moved it, and benefits gained and lost (default: none)'),
        'percentile_bands': ('Text', 'adds where a score stands among all, in bands of K people or more, 5 at least (default: none)'),
        'date': ('Text', 'the day of the run, as 2026-03-31 (required with history=; default: none)'),
        'history': ('str | os.PathLike[str]', 'appends date, person, score, band and benefits of everyone to FILE, a CSV table (default: none)'),
        'write_model': ('Output', 'writes the model with what this run measured: the share of people in each bin, which intervals of scores need, and the stability of what it reads of communities, the mean over people of community_stability (default: none)'),
        'output': ('Output', 'where to write (-o; default: -, standard output); sqlite:FILE?TABLE and postgresql://HOST/DATABASE?TABLE write a table of a database'),
        'format': ('Text', 'csv, tsv, jsonl or parquet (default: each output by its ending: .csv, .tsv, .tab, .jsonl, .ndjson, each also with .gz or .zst, .parquet, .pq; csv without one or with .txt)'),
        'prefix': ('Text', 'put before the name of every new column (default: nothing)'),
        'columns': ('Texts', 'what is written, behind the identifiers and in this order, by the names of the output; what no other column needs is not computed (default: all)'),
        'explain_columns': ('bool', 'write what every column means instead, as far as headers and first rows tell; FORMAT is text, markdown or json then (default: by the ending: .txt, .md, .json; else text)'),
        'dictionary': ('Output', 'writes beside the result what each of its columns means, also those that only reading tells; .txt, .md or .json (default: none)'),
        'graph_output': ('Output', 'writes the graph beside the result, with its columns as attributes of people: .graphml for Cytoscape and others, .gexf for Gephi, with colors for communities; each also with .gz or .zst (default: none)'),
        'replace_table': ('bool', 'lets results replace tables of databases that are there (default: that is refused)'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G; what is more goes into files in TMPDIR (default: all there is)'),
        'quiet': ('bool', 'no progress bar, no summary'),
    },
    'features': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row"),
        'outcome': ('Texts', 'columns of what became of people, which is to be foreseen: they are written as they are, and nothing is computed from them (default: none; may be given several times)'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1; may be given several times)"),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)"),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)'),
        'unknown_people': ('Text', 'an edge names someone absent from the table: add, drop or error (default: add, and a table with nobody of the edge list is refused)'),
        'edge_format': ('Text', 'text, snap, konect, matrix-market, ncol, metis, graphml or pajek (default: what the file itself says, or its ending: .mtx, .ncol, .metis or .graph, .graphml, .net; else text)'),
        'source': ('Text', "first endpoint's column, by name or number from 1 (default: 1)"),
        'target': ('Text', "second endpoint's column (default: 2)"),
        'weight': ('Text', 'weight column (default: none)'),
        'kind': ('Text', 'kind column (default: none)'),
        'kind_of_ends': ('Text', "the kind of a friendship is made of those that people column C gives its ends, in alphabetical order, with directed=True the source's first: business-person (default: none)"),
        'exclude_kinds': ('Texts', 'kinds whose friendships are not read, such as those from which an outcome was made (default: none)'),
        'directed': ('bool', 'keep direction (default: undirected)'),
        'delimiter': ('Text', 'comma, tab, semicolon, pipe or spaces (default: detected)'),
        'header': ('bool', 'whether the first row names the columns (default: detected)'),
        'comment': ('Text', 'what starts a comment line (default: #%)'),
        'duplicates': ('Text', 'one edge given twice: sum, first or last (by time if edges have one), max, count (with a half-life what is left of each, added) or error (default: sum)'),
        'self_loops': ('Text', 'an edge from a person to themselves: drop or error (default: drop)'),
        'two_mode': ('bool', 'the targets are no people but what they share, such as shops or devices: whoever has one in common is tied (default: targets are people)'),
        'hub_limit': ('float', 'with two_mode=True: what more than N people share ties nobody (default: 100)'),
        'shared_weight': ('Text', "with two_mode=True: what each thing shared adds to a friendship's weight: one, or by-size for 1 / (its people - 1) (default: one)"),
        'quarantine': ('str | os.PathLike[str]', 'set bad rows of both inputs aside in FILE, and go on; .csv: commas, else tabs; not those of GraphML, Pajek and METIS files (default: stop at the first)'),
        'time': ('Text', 'time column: unix seconds or ISO 8601 (default: none)'),
        'as_of': ('Texts', 'only friendships strictly before T count: unix seconds or ISO 8601 (required with time=); with several rising dates everyone has a row at each, the date in column as_of'),
        'half_life': ('Text', "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w (default: no decay)"),
        'until': ('Text', 'column of the time at which a friendship ends, from when on it does not count (default: none; an empty field is no end)'),
        'features': ('Texts', 'column names, standard for the usual ones; or all or none (default: standard)'),
        'aggregate': ('Texts', 'columns to aggregate over friends, or none (default: every numeric column that is no outcome, does not look like an identifier and tells nothing of another column C, as C_reliability does)'),
        'aggregate_except': ('Texts', 'aggregate every numeric column but these (default: none left out)'),
        'statistics': ('Texts', "what is told of friends' values besides their number. Of numbers, true/false (1 and 0) and dates (days since 1970): mean, sd, min, max, median, coverage, qP (quantile at P %, such as q90), share_below=N, share_above=N, weighted_mean, shrunk_mean, difference (own less mean), rank. Of texts: coverage, levels=N (a share for each of the N most frequent), entropy, mode, share_like_own. standard is the first five (default: standard)"),
        'over': ('Texts', 'over whom: friends, ties-in and ties-out (directed=True), second (friends of friends, no friends), within-two (both), kind=NAME (ties of that kind) (default: friends)'),
        'minimum_friends': ('float', 'statistics are missing where fewer friends have a value (default: 1); and so are _oof rates with fewer known outcomes, if given'),
        'shrinkage': ('Text', 'how many friends at the mean of all others shrunk_mean adds (default: 5)'),
        'exposure': ('Texts', "with two_mode=True: of these people columns the mean over the others who share each of a person's things; then their number, mean and largest (default: none)"),
        'community_shares': ('float', "shares of everyone's friends in each of the N largest communities (default: none)"),
        'damping': ('float', "PageRank's damping, from 0 to below 1, with directed=True to 0.9999 (default: 0.85)"),
        'reset': ('Text', 'PageRank restarts in proportion to this people column (default: evenly)'),
        'betweenness_sources': ('float', 'estimate betweenness from N sampled people (default: exact, from everyone)'),
        'outcome_features': ('bool', "columns made of outcome=: how far friends' event rates are above that of all, PageRank and activation from people with the event; each out of fold, so that nobody's outcome is in a column of theirs (default: none)"),
        'outcome_levels': ('Texts', 'with outcome_features=True: the same rate of people with the same text in column C, which should be no protected trait (default: none)'),
        'folds': ('float', 'with outcome_features=True: number of folds (default: 5)'),
        'fold_by': ('Text', 'with outcome_features=True: what is kept in one fold: person, community, component, or people of one text in column C; with dates or numbers in C each fold rests on earlier ones alone (default: person)'),
        'outcome_influence': ('Texts', 'how outcomes reach everyone: personalized_pagerank and activation from people with the event, sybil_rank from people without it, or none (default: personalized_pagerank,activation)'),
        'tie_columns': ('Texts', 'columns of the edge list of which each person gets statistics, or all; C=text and C=number say what a column holds (default: none)'),
        'windows': ('Texts', 'statistics also of the time before as_of=, with units s, h, d or w: 7d,30d,90d (default: none)'),
        'seeds': ('Text', 'influence goes out from who has a number above 0 in this people column, with that weight (default: none)'),
        'seed_people': ('Texts', 'or from these people, all alike (default: none)'),
        'seed_file': ('Columns', 'or from the people in the first column of this table, with a line of names or without (default: none)'),
        'seed_weight': ('Text', 'with seed_file=: the column of their weights (default: all alike)'),
        'spread_seeds': ('bool', "each community with a seed gets a part of the seeds' weight in proportion to its people, as SybilRank wants it (default: weights as given)"),
        'ratings': ('Text', 'edge column of ratings from mistrust to trust, of any sign; influence then goes along those above 0 (default: none)'),
        'largest_rating': ('float', 'the best rating; the worst is -N (default: the largest in C, signs aside)'),
        'cold_start': ('Text', 'fairness and goodness of those without ratings: missing, mean, median or one (1 for both) (default: missing)'),
        'influence': ('Texts', 'personalized_pagerank, activation, sybil_rank, fairness_and_goodness, rev2 (default: all that seeds= and ratings= allow)'),
        'method': ('Text', 'leiden, louvain, label-propagation, synchronous-label-propagation, infomap, walktrap, fast-greedy, leading-eigenvector, spinglass, fluid (default: leiden)'),
        'objective': ('Text', 'the quality that leiden and louvain maximize: modularity, directed-modularity or constant-potts (default: modularity)'),
        'resolution': ('float', 'higher gives more, smaller communities; with constant-potts the density that they must exceed, in the unit of the weights (default: 1; constant-potts: required)'),
        'iterations': ('float', 'how often at most leiden and louvain go through all (default: 10; louvain 2, with levels=True 1)'),
        'tolerance': ('float', 'leiden and louvain leave a level when less than this part of it moves; a larger P is faster, with slightly worse communities (default: 0.01)'),
        'starts': ('float', 'how many independent starts of leiden and louvain are made and combined (default: leiden 10 to 1, fewer on larger graphs; louvain 1)'),
        'rounds': ('float', "how often synchronous-label-propagation takes labels, row numbers at first: LDBC's result with a people table sorted by LDBC's identifiers (default: 10)"),
        'trials': ('float', 'how often infomap starts anew; the best counts (default: 10)'),
        'steps': ('float', "the length of walktrap's walks in friendships, at most 100 (default: 4)"),
        'spins': ('float', 'the most communities of spinglass in a component (default: 25)'),
        'community_count': ('float', 'how many communities: for fluid (required), and at most for leading-eigenvector (default: as many as raise the modularity)'),
        'runs': ('float', "consensus of N runs by the method's own objective, and how surely people belong: community_stability (default: 1)"),
        'seed': ('float', 'seed of every random choice (default: 1)'),
        'output': ('Output', 'where to write (-o; default: -, standard output); sqlite:FILE?TABLE and postgresql://HOST/DATABASE?TABLE write a table of a database'),
        'format': ('Text', 'csv, tsv, jsonl or parquet (default: each output by its ending: .csv, .tsv, .tab, .jsonl, .ndjson, each also with .gz or .zst, .parquet, .pq; csv without one or with .txt)'),
        'prefix': ('Text', 'put before the name of every new column (default: nothing)'),
        'columns': ('Texts', 'what is written, behind the identifiers and in this order, by the names of the output; what no other column needs is not computed (default: all)'),
        'explain_columns': ('bool', 'write what every column means instead, as far as headers and first rows tell; FORMAT is text, markdown or json then (default: by the ending: .txt, .md, .json; else text)'),
        'dictionary': ('Output', 'writes beside the result what each of its columns means, also those that only reading tells; .txt, .md or .json (default: none)'),
        'graph_output': ('Output', 'writes the graph beside the result, with its columns as attributes of people: .graphml for Cytoscape and others, .gexf for Gephi, with colors for communities; each also with .gz or .zst (default: none)'),
        'replace_table': ('bool', 'lets results replace tables of databases that are there (default: that is refused)'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G; what is more goes into files in TMPDIR (default: all there is)'),
        'quiet': ('bool', 'no progress bar, no summary'),
    },
    'communities': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row"),
        'outcome': ('Texts', 'columns of what became of people, which is to be foreseen: they are written as they are, and nothing is computed from them (default: none; may be given several times)'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1; may be given several times)"),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)"),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)'),
        'unknown_people': ('Text', 'an edge names someone absent from the table: add, drop or error (default: add, and a table with nobody of the edge list is refused)'),
        'edge_format': ('Text', 'text, snap, konect, matrix-market, ncol, metis, graphml or pajek (default: what the file itself says, or its ending: .mtx, .ncol, .metis or .graph, .graphml, .net; else text)'),
        'source': ('Text', "first endpoint's column, by name or number from 1 (default: 1)"),
        'target': ('Text', "second endpoint's column (default: 2)"),
        'weight': ('Text', 'weight column (default: none)'),
        'kind': ('Text', 'kind column (default: none)'),
        'kind_of_ends': ('Text', "the kind of a friendship is made of those that people column C gives its ends, in alphabetical order, with directed=True the source's first: business-person (default: none)"),
        'exclude_kinds': ('Texts', 'kinds whose friendships are not read, such as those from which an outcome was made (default: none)'),
        'directed': ('bool', 'keep direction (default: undirected)'),
        'delimiter': ('Text', 'comma, tab, semicolon, pipe or spaces (default: detected)'),
        'header': ('bool', 'whether the first row names the columns (default: detected)'),
        'comment': ('Text', 'what starts a comment line (default: #%)'),
        'duplicates': ('Text', 'one edge given twice: sum, first or last (by time if edges have one), max, count (with a half-life what is left of each, added) or error (default: sum)'),
        'self_loops': ('Text', 'an edge from a person to themselves: drop or error (default: drop)'),
        'two_mode': ('bool', 'the targets are no people but what they share, such as shops or devices: whoever has one in common is tied (default: targets are people)'),
        'hub_limit': ('float', 'with two_mode=True: what more than N people share ties nobody (default: 100)'),
        'shared_weight': ('Text', "with two_mode=True: what each thing shared adds to a friendship's weight: one, or by-size for 1 / (its people - 1) (default: one)"),
        'quarantine': ('str | os.PathLike[str]', 'set bad rows of both inputs aside in FILE, and go on; .csv: commas, else tabs; not those of GraphML, Pajek and METIS files (default: stop at the first)'),
        'time': ('Text', 'time column: unix seconds or ISO 8601 (default: none)'),
        'as_of': ('Text', 'only friendships strictly before T count: unix seconds or ISO 8601 (required with time=)'),
        'half_life': ('Text', "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w (default: no decay)"),
        'until': ('Text', 'column of the time at which a friendship ends, from when on it does not count (default: none; an empty field is no end)'),
        'dates': ('Texts', 'instead of as_of=: follows communities from date to date, a column each (default: none)'),
        'events': ('Output', 'with dates=: what became of each community at each date (default: none)'),
        'method': ('Text', 'leiden, louvain, label-propagation, synchronous-label-propagation, infomap, walktrap, fast-greedy, leading-eigenvector, spinglass, fluid (default: leiden)'),
        'objective': ('Text', 'the quality that leiden and louvain maximize: modularity, directed-modularity or constant-potts (default: modularity)'),
        'resolution': ('float', 'higher gives more, smaller communities; with constant-potts the density that they must exceed, in the unit of the weights (default: 1; constant-potts: required)'),
        'iterations': ('float', 'how often at most leiden and louvain go through all (default: 10; louvain 2, with levels=True 1)'),
        'tolerance': ('float', 'leiden and louvain leave a level when less than this part of it moves; a larger P is faster, with slightly worse communities (default: 0.01)'),
        'starts': ('float', 'how many independent starts of leiden and louvain are made and combined (default: leiden 10 to 1, fewer on larger graphs; louvain 1)'),
        'rounds': ('float', "how often synchronous-label-propagation takes labels, row numbers at first: LDBC's result with a people table sorted by LDBC's identifiers (default: 10)"),
        'trials': ('float', 'how often infomap starts anew; the best counts (default: 10)'),
        'steps': ('float', "the length of walktrap's walks in friendships, at most 100 (default: 4)"),
        'spins': ('float', 'the most communities of spinglass in a component (default: 25)'),
        'community_count': ('float', 'how many communities: for fluid (required), and at most for leading-eigenvector (default: as many as raise the modularity)'),
        'runs': ('float', "consensus of N runs by the method's own objective, and how surely people belong: community_stability (default: 1)"),
        'seed': ('float', 'seed of every random choice (default: 1)'),
        'start_from': ('Columns', 'people and communities to start from, as compare= reads them (default: all alone)'),
        'significance': ('float', 'compare the quality searched for with that of N random graphs of the same degrees; in the summary (default: none)'),
        'resolutions': ('Text', 'looks at COUNT resolutions, 3 runs each or runs=; the plateaus are in the summary (default: no scan)'),
        'scan': ('Output', 'a row per resolution: how many communities, how sure they are (default: none)'),
        'community_table': ('Output', 'a row per community: how it holds together, what its people are like (default: none)'),
        'below': ('Texts', "adds C_share_below to that table: the share (0 to 1) of the people column C's values below N (default: none)"),
        'levels': ('bool', 'columns community_level_1, …: the groups that were joined on the way, finest first'),
        'community_graph': ('Output', 'the friendships inside and between communities, added up (default: none)'),
        'graph_output': ('Output', 'writes the graph beside the result, with its columns as attributes of people: .graphml for Cytoscape and others, .gexf for Gephi, with colors for communities; each also with .gz or .zst (default: none)'),
        'compare': ('Columns', 'a table of people and their communities (default: none)'),
        'column': ('Text', 'the column of communities in tables given; with compare= also A,B, one for each (default: community, else the only one that ends so, else the only other)'),
        'output': ('Output', 'where to write (-o; default: -, standard output); sqlite:FILE?TABLE and postgresql://HOST/DATABASE?TABLE write a table of a database'),
        'format': ('Text', 'csv, tsv, jsonl or parquet (default: each output by its ending: .csv, .tsv, .tab, .jsonl, .ndjson, each also with .gz or .zst, .parquet, .pq; csv without one or with .txt)'),
        'prefix': ('Text', 'put before the name of every new column (default: nothing)'),
        'columns': ('Texts', 'what is written, behind the identifiers and in this order, by the names of the output; what no other column needs is not computed (default: all)'),
        'explain_columns': ('bool', 'write what every column means instead, as far as headers and first rows tell; FORMAT is text, markdown or json then (default: by the ending: .txt, .md, .json; else text)'),
        'replace_table': ('bool', 'lets results replace tables of databases that are there (default: that is refused)'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G; what is more goes into files in TMPDIR (default: all there is)'),
        'quiet': ('bool', 'no progress bar, no summary'),
    },
    'graph_helps': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row"),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1; may be given several times)"),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)"),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)'),
        'unknown_people': ('Text', 'an edge names someone absent from the table: add, drop or error (default: add, and a table with nobody of the edge list is refused)'),
        'leave_out': ('Texts', "columns of the table that take no part: neither people's own nor aggregated (default: none; identifiers and outcomes never do)"),
        'edge_format': ('Text', 'text, snap, konect, matrix-market, ncol, metis, graphml or pajek (default: what the file itself says, or its ending: .mtx, .ncol, .metis or .graph, .graphml, .net; else text)'),
        'source': ('Text', "first endpoint's column, by name or number from 1 (default: 1)"),
        'target': ('Text', "second endpoint's column (default: 2)"),
        'weight': ('Text', 'weight column (default: none)'),
        'kind': ('Text', 'kind column (default: none)'),
        'kind_of_ends': ('Text', "the kind of a friendship is made of those that people column C gives its ends, in alphabetical order, with directed=True the source's first: business-person (default: none)"),
        'exclude_kinds': ('Texts', 'kinds whose friendships are not read, such as those from which an outcome was made (default: none)'),
        'directed': ('bool', 'keep direction (default: undirected)'),
        'delimiter': ('Text', 'comma, tab, semicolon, pipe or spaces (default: detected)'),
        'header': ('bool', 'whether the first row names the columns (default: detected)'),
        'comment': ('Text', 'what starts a comment line (default: #%)'),
        'duplicates': ('Text', 'one edge given twice: sum, first or last (by time if edges have one), max, count (with a half-life what is left of each, added) or error (default: sum)'),
        'self_loops': ('Text', 'an edge from a person to themselves: drop or error (default: drop)'),
        'two_mode': ('bool', 'the targets are no people but what they share, such as shops or devices: whoever has one in common is tied (default: targets are people)'),
        'hub_limit': ('float', 'with two_mode=True: what more than N people share ties nobody (default: 100)'),
        'shared_weight': ('Text', "with two_mode=True: what each thing shared adds to a friendship's weight: one, or by-size for 1 / (its people - 1) (default: one)"),
        'quarantine': ('str | os.PathLike[str]', 'set bad rows of both inputs aside in FILE, and go on; .csv: commas, else tabs; not those of GraphML, Pajek and METIS files (default: stop at the first)'),
        'time': ('Text', 'time column: unix seconds or ISO 8601 (default: none)'),
        'as_of': ('Text', 'only friendships strictly before T count: unix seconds or ISO 8601 (required with time=)'),
        'half_life': ('Text', "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w (default: no decay)"),
        'until': ('Text', 'column of the time at which a friendship ends, from when on it does not count (default: none; an empty field is no end)'),
        'features': ('Texts', 'column names, standard for the usual ones; or all or none (default: standard)'),
        'aggregate': ('Texts', 'columns to aggregate over friends, or none (default: every numeric column that is no outcome, does not look like an identifier and tells nothing of another column C, as C_reliability does)'),
        'aggregate_except': ('Texts', 'aggregate every numeric column but these (default: none left out)'),
        'statistics': ('Texts', "what is told of friends' values besides their number. Of numbers, true/false (1 and 0) and dates (days since 1970): mean, sd, min, max, median, coverage, qP (quantile at P %, such as q90), share_below=N, share_above=N, weighted_mean, shrunk_mean, difference (own less mean), rank. Of texts: coverage, levels=N (a share for each of the N most frequent), entropy, mode, share_like_own. standard is the first five (default: standard)"),
        'over': ('Texts', 'over whom: friends, ties-in and ties-out (directed=True), second (friends of friends, no friends), within-two (both), kind=NAME (ties of that kind) (default: friends)'),
        'minimum_friends': ('float', 'statistics are missing where fewer friends have a value (default: 1); and so are _oof rates with fewer known outcomes, if given'),
        'shrinkage': ('Text', 'how many friends at the mean of all others shrunk_mean adds (default: 5)'),
        'community_shares': ('float', "shares of everyone's friends in each of the N largest communities (default: none)"),
        'damping': ('float', "PageRank's damping, from 0 to below 1, with directed=True to 0.9999 (default: 0.85)"),
        'reset': ('Text', 'PageRank restarts in proportion to this people column (default: evenly)'),
        'betweenness_sources': ('float', 'estimate betweenness from N sampled people (default: exact, from everyone)'),
        'no_outcome_features': ('bool', "without columns of friends' outcomes (default: with)"),
        'outcome_influence': ('Texts', 'how outcomes reach everyone: personalized_pagerank and activation from people with the event, sybil_rank from people without it, or none (default: personalized_pagerank,activation)'),
        'folds': ('float', 'number of folds (default: 5)'),
        'fold_by': ('Text', 'what is kept in one fold: person, community, component, or people of one text in column C; with dates or numbers in C each fold is tried on models of earlier ones (default: person)'),
        'repetitions': ('float', 'how often folds are drawn; figures are medians (default: 3)'),
        'placebos': ('float', 'number of graphs with shuffled ties, everyone keeping as many (default: 9)'),
        'permutations': ('float', 'how often values are shuffled to test homophily (default: 999)'),
        'level': ('float', 'confidence level of intervals, from 0.01 to 0.9999 (default: 0.95)'),
        'tie_columns': ('Texts', 'columns of the edge list of which each person gets statistics, or all; C=text and C=number say what a column holds (default: none)'),
        'windows': ('Texts', 'statistics also of the time before as_of=, with units s, h, d or w: 7d,30d,90d (default: none)'),
        'seeds': ('Text', 'influence goes out from who has a number above 0 in this people column, with that weight (default: none)'),
        'seed_people': ('Texts', 'or from these people, all alike (default: none)'),
        'seed_file': ('Columns', 'or from the people in the first column of this table, with a line of names or without (default: none)'),
        'seed_weight': ('Text', 'with seed_file=: the column of their weights (default: all alike)'),
        'spread_seeds': ('bool', "each community with a seed gets a part of the seeds' weight in proportion to its people, as SybilRank wants it (default: weights as given)"),
        'ratings': ('Text', 'edge column of ratings from mistrust to trust, of any sign; influence then goes along those above 0 (default: none)'),
        'largest_rating': ('float', 'the best rating; the worst is -N (default: the largest in C, signs aside)'),
        'cold_start': ('Text', 'fairness and goodness of those without ratings: missing, mean, median or one (1 for both) (default: missing)'),
        'influence': ('Texts', 'personalized_pagerank, activation, sybil_rank, fairness_and_goodness, rev2 (default: all that seeds= and ratings= allow)'),
        'method': ('Text', 'leiden, louvain, label-propagation, synchronous-label-propagation, infomap, walktrap, fast-greedy, leading-eigenvector, spinglass, fluid (default: leiden)'),
        'objective': ('Text', 'the quality that leiden and louvain maximize: modularity, directed-modularity or constant-potts (default: modularity)'),
        'resolution': ('float', 'higher gives more, smaller communities; with constant-potts the density that they must exceed, in the unit of the weights (default: 1; constant-potts: required)'),
        'iterations': ('float', 'how often at most leiden and louvain go through all (default: 10; louvain 2, with levels=True 1)'),
        'tolerance': ('float', 'leiden and louvain leave a level when less than this part of it moves; a larger P is faster, with slightly worse communities (default: 0.01)'),
        'starts': ('float', 'how many independent starts of leiden and louvain are made and combined (default: leiden 10 to 1, fewer on larger graphs; louvain 1)'),
        'rounds': ('float', "how often synchronous-label-propagation takes labels, row numbers at first: LDBC's result with a people table sorted by LDBC's identifiers (default: 10)"),
        'trials': ('float', 'how often infomap starts anew; the best counts (default: 10)'),
        'steps': ('float', "the length of walktrap's walks in friendships, at most 100 (default: 4)"),
        'spins': ('float', 'the most communities of spinglass in a component (default: 25)'),
        'community_count': ('float', 'how many communities: for fluid (required), and at most for leading-eigenvector (default: as many as raise the modularity)'),
        'runs': ('float', "consensus of N runs by the method's own objective, and how surely people belong: community_stability (default: 1)"),
        'seed': ('float', 'seed of every random choice (default: 1)'),
        'model': ('Document', 'with write_model=: a score model (JSON), or 2015, 2015-variant-b, european, small-business (default: 2015)'),
        'write_model': ('Output', 'writes the model that the verdict supports: where the graph helps model= as it is, otherwise without the category of relationships, its points shared out exactly among the other categories; with runs= it states the stability of what is made of communities (default: none)'),
        'output': ('Output', 'where to write (-o; default: -, standard output)'),
        'format': ('Text', 'text, markdown or json (default: by the ending: .txt, .md, .json; else text)'),
        'prefix': ('Text', 'put before the name of every new column (default: nothing)'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G; what is more goes into files in TMPDIR (default: all there is)'),
        'quiet': ('bool', 'no progress bar, no summary'),
    },
    'bin': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row"),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1; may be given several times)"),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)"),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)'),
        'weight': ('Text', 'column of how many rows each row stands for, greater than 0 (default: none, each counts once)'),
        'trend': ('Texts', 'how event rates run over rising numbers or dates, in all columns or in column C: free, rising, falling, monotonic (rising or falling), peak or valley (default: monotonic)'),
        'most_bins': ('float', 'largest number of bins of a column, besides those of missing values, special codes and any other text (default: 8)'),
        'least_share': ('float', 'least share of all rows in a bin, from 0 to 1 (default: 0.05)'),
        'least_events': ('float', 'least number of rows with the event in a bin, and of rows without it (default: 1)'),
        'rare_share': ('float', 'share of all rows below which a text is rare; rare texts and those that no row has are one bin, any other (default: 0.01)'),
        'special': ('Texts', 'values that are bins of their own, in column C or, before any C, in all columns, such as age=-1,-9 (default: none; may be given several times)'),
        'texts': ('Texts', 'columns whose numbers are codes of categories, and are put into groups as texts are; 2 and 2.0 are the same code (default: none)'),
        'missing_bin': ('Text', 'own for a bin of missing values, or merged with the bin of the nearest weight of evidence (default: own)'),
        'columns': ('Texts', 'the columns to put into bins, or of binning= those to take (default: all but identifiers and outcomes)'),
        'binning': ('Document', "bins to count instead of finding any: a document as 'sesame bin --format json' writes it (default: none)"),
        'level': ('float', 'confidence level of intervals, from 0.01 to 0.9999 (default: 0.95)'),
        'output': ('Output', 'where to write (-o; default: -, standard output)'),
        'format': ('Text', 'text, markdown or json (default: by the ending: .txt, .md, .json; else text)'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G (default: all there is)'),
        'quiet': ('bool', 'no progress bar, no summary'),
    },
    'fit': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row"),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1; may be given several times)"),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)"),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)'),
        'weight': ('Text', 'column of how many rows each row stands for, greater than 0 (default: none, each counts once)'),
        'leave_out': ('Texts', 'columns that take no part (default: none; identifiers and outcomes never do)'),
        'trust': ('Texts', 'columns that were known before the outcome, however well they tell it, and that may count whatever their names (default: none; one that tells it too well stops the run, and names such as sex or age are warned of)'),
        'trend': ('Texts', 'how event rates run over rising numbers or dates, in all columns or in column C: free, rising, falling, monotonic (rising or falling), peak or valley (default: monotonic)'),
        'most_bins': ('float', 'largest number of bins of a column, besides those of missing values, special codes and any other text (default: 8)'),
        'least_share': ('float', 'least share of all rows in a bin, from 0 to 1 (default: 0.05)'),
        'least_events': ('float', 'least number of rows with the event in a bin, and of rows without it (default: 1)'),
        'rare_share': ('float', 'share of all rows below which a text is rare; rare texts and those that no row has are one bin, any other (default: 0.01)'),
        'special': ('Texts', 'values that are bins of their own, in column C or, before any C, in all columns, such as age=-1,-9 (default: none; may be given several times)'),
        'texts': ('Texts', 'columns whose numbers are codes of categories, and are put into groups as texts are; 2 and 2.0 are the same code (default: none)'),
        'missing_bin': ('Text', 'own for a bin of missing values, or merged with the bin of the nearest weight of evidence (default: own)'),
        'columns': ('Texts', 'the columns to put into bins, or of binning= those to take (default: all but identifiers and outcomes)'),
        'binning': ('Document', "bins of some columns, taken as they are; those of others are found, unless columns= names the columns to take: a document as 'sesame bin --format json' writes it (default: none)"),
        'level': ('float', 'confidence level of intervals, from 0.01 to 0.9999 (default: 0.95)'),
        'categories': ('Document', 'the category of each column: CSV with the columns column and category, and perhaps reason, the sentence for people whom the column has cost points, and actionable (true, false, increase, decrease), months, cost and always_given, as in a model (sesame help model); or a JSON object (default: none)'),
        'category': ('Texts', 'categories of single columns (default: none; may be given several times)'),
        'default_category': ('Text', 'the category of all other columns (default: none, and columns without one stop the run)'),
        'write_categories': ('Output', 'writes a map of all columns to be edited, .csv, in place of a fit (default: none)'),
        'least_iv': ('Text', 'information value, without what chance adds, that a column must have alone, and more than chance gives to about 1 in 100 columns (measured: 2.4 with 1,000 rows, 0.3 with 10,000; as valleys 4.8 and 1.7); 0 for any; columns named by columns= are not asked (default: 0.005)'),
        'selection': ('Text', 'steps by which columns are chosen of these: both, forward, backward or none (default: none, all of them)'),
        'criterion': ('Text', 'what a column must improve at a step: bic, aic, or the p-value that it must have, above 0 and below 1 (default: bic)'),
        'ridge': ('float', 'half of it times the sum of squared coefficients is added to the log loss (default: 0)'),
        'free_signs': ('bool', "lets coefficients be negative, so that rarer events may bring fewer points (default: they can't)"),
        'missing_rows': ('float', 'least number of rows by which missing values, a special code or rare texts are weighed; with fewer they are neutral (default: 20)'),
        'category_weights': ('Text', 'holds the points of categories to the published weights: 2015 or 2015-variant-b; the scale is 350..950 then, or scale= (default: points are as fitted)'),
        'folds': ('float', 'number of folds (default: 5)'),
        'bootstrap': ('float', "refits to rows drawn again, bins and columns being held, which tell how sure points are: for 'sesame score --certainty'; 2 to 10000, such as 200 (default: none)"),
        'seed': ('float', 'seed of folds, of parcelling and of rows drawn again (default: 1)'),
        'base_score': ('float', 'the score at the base odds (default: 600)'),
        'base_odds': ('Text', 'odds of staying without the event at the base score (default: 20)'),
        'pdo': ('float', 'points that double these odds (default: 40)'),
        'scale': ('Text', 'instead: the scores of the worst and the best values, such as 350..950 (default: none)'),
        'bands': ('Texts', 'bands of scores, each with its lowest score, such as poor=0,good=500 (default: five of about equally many rows)'),
        'coverage': ('float', 'least share of the points, 0 to 1, that data must back for a score; with 0 people of whom nothing is known get one too (default: 0.5)'),
        'rejected': ('Text', 'column, true or 1 for rows without an outcome that were rejected; outcomes are assumed for them (default: none)'),
        'reject_inference': ('Text', 'fuzzy: each counts with the event and without, by its chance; or parcelling: outcomes are drawn by tenths of chances (default: fuzzy)'),
        'reject_factor': ('float', 'by how much their odds of the event are larger than those of accepted applicants alike (default: 1)'),
        'name': ('Text', "the model's name (default: scorecard for the outcome)"),
        'model_version': ('Text', "the model's version (default: 1.0.0)"),
        'purpose': ('Text', 'what scores may be used for (default: foreseeing the outcome; not reviewed for any use)'),
        'date': ('Text', 'the date that the model states, as 2024-06-30 (default: none)'),
        'output': ('Output', 'where to write the model (-o; default: -, standard output)'),
        'out_of_fold': ('Output', "writes the table with each row's fold and its chance of the event, from bins and a regression without that fold, to be given to 'sesame validate --probability' (default: none)"),
        'replace_table': ('bool', 'lets results replace tables of databases that are there (default: that is refused)'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G (default: all there is)'),
        'quiet': ('bool', 'no progress bar, no summary'),
    },
    'validate': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row"),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1; may be given several times)"),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)"),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)'),
        'score': ('Text', 'column of the score (default: score; without one the column of probability=)'),
        'model': ('Document', 'a score model (JSON), or 2015, 2015-variant-b, european, small-business, by which the table is scored first; of a fitted one the odds that it states are judged too (default: none, the score is a column)'),
        'higher_is': ('Text', 'safer or riskier: what a higher score stands for (default: safer; riskier of the column of probability=)'),
        'compare': ('Text', 'column of another score of the same people to compare with (default: none)'),
        'compare_model': ('Document', "the same with a model's scores (default: none)"),
        'compare_higher_is': ('Text', 'with compare=: safer or riskier, what more of the other score stands for (default: the same as of the score)'),
        'probability': ('Text', 'column with the probability of the event (default: none)'),
        'base_odds': ('float', "the score's own scale: N people without the event for each with it at score base_score=, and twice as many pdo= points further (default: no scale)"),
        'base_score': ('float', 'with base_odds=: the score that has these odds (default: none)'),
        'pdo': ('float', 'with base_odds=: how many points double them; they halve where higher is riskier (default: none)'),
        'map': ('Text', 'platt or isotonic: the map from the score to probabilities that is fitted, out of fold, beside those that are stated, or where there are none (default: platt)'),
        'gain': ('float', 'what an accepted person without the event brings; with loss= the profit is told and the cut-off that earns most (default: no profit)'),
        'loss': ('float', 'what an accepted person with the event costs (default: no profit)'),
        'cut_offs': ('Texts', "scores at which figures are told; the verdict's is the one of these that earns most or, without gain=, tells people apart best (default: about 20, each of which accepts as many people more)"),
        'group': ('Texts', 'columns whose groups are to be treated alike (default: none; may be given several times)'),
        'reference': ('Texts', "the group that others are compared with, of column C where there are several (default: the one with the largest approval at the verdict's cut-off, of those with 2 % of people)"),
        'group_cuts': ('Texts', 'where intervals of the numbers of column C meet that are groups, such as age=30,45,60 (default: five of about as many people each in a column of more than 20 different numbers)'),
        'minimum_group': ('float', 'groups of fewer people are not told of (default: 30)'),
        'protected': ('Texts', 'columns for which graph columns should not stand in (default: those of group=)'),
        'graph_columns': ('Texts', 'columns that were made of a graph (default: those with the names of such columns)'),
        'date': ('Text', 'column of dates, for figures by period, and whether the score and its columns moved since the first (default: none)'),
        'period': ('Text', 'with date=: month, quarter or year (default: quarter)'),
        'weight': ('Text', 'column of how many rows each row stands for, greater than 0 (default: none, each counts once)'),
        'level': ('float', 'confidence level of intervals, from 0.01 to 0.9999 (default: 0.95)'),
        'replicates': ('float', 'number of draws of a bootstrap, at least 2 (default: 1000)'),
        'seed': ('float', 'seed of every random choice (default: 1)'),
        'output': ('Output', 'where to write (-o; default: -, standard output)'),
        'format': ('Text', 'text, markdown or json (default: by the ending: .txt, .md, .json; else text)'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G (default: all there is)'),
        'quiet': ('bool', 'no progress bar, no summary'),
    },
    'drift': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row"),
        'outcome': ('Texts', 'columns of what became of people, which is to be foreseen: they are written as they are, and nothing is computed from them (default: none; may be given several times)'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1; may be given several times)"),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)"),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)'),
        'columns': ('Texts', 'the columns to compare (default: all of both tables but identifiers and dates)'),
        'binning': ('Document', "bins of columns, as 'sesame bin --format json' writes them (default: found in BEFORE)"),
        'model': ('Document', 'compares scores and characteristics of a model (JSON), or of 2015, 2015-variant-b, european, small-business (default: none)'),
        'score': ('Text', "the column of scores (default: with model= those that it gives, friends' scores left neutral)"),
        'level': ('float', 'how sure it has to be that nothing is called moved by chance, in all tests together, from 0.01 to 0.9999 (default: 0.95)'),
        'power': ('float', 'how surely a shift has to be seen if it is there, above 0 and below 1 (default: 0.8)'),
        'slight': ('float', 'index from which something moved slightly (default: 0.1)'),
        'large': ('float', 'index from which something moved (default: 0.25)'),
        'fail_on': ('Text', 'ends with status 77 if something moved, or with slightly even if it moved slightly: moved or slightly (default: never)'),
        'edges_before': ('Columns', 'the friendships before (default: none)'),
        'edges_after': ('Columns', 'the friendships after (default: none)'),
        'edge_format': ('Text', 'text, snap, konect, matrix-market, ncol, metis, graphml or pajek (default: what the file itself says, or its ending: .mtx, .ncol, .metis or .graph, .graphml, .net; else text)'),
        'source': ('Text', "first endpoint's column, by name or number from 1 (default: 1)"),
        'target': ('Text', "second endpoint's column (default: 2)"),
        'weight': ('Text', 'weight column (default: none)'),
        'kind': ('Text', 'kind column (default: none)'),
        'kind_of_ends': ('Text', "the kind of a friendship is made of those that people column C gives its ends, in alphabetical order, with directed=True the source's first: business-person (default: none)"),
        'exclude_kinds': ('Texts', 'kinds whose friendships are not read, such as those from which an outcome was made (default: none)'),
        'directed': ('bool', 'keep direction (default: undirected)'),
        'delimiter': ('Text', 'comma, tab, semicolon, pipe or spaces (default: detected)'),
        'header': ('bool', 'whether the first row names the columns (default: detected)'),
        'comment': ('Text', 'what starts a comment line (default: #%)'),
        'duplicates': ('Text', 'one edge given twice: sum, first or last (by time if edges have one), max, count (with a half-life what is left of each, added) or error (default: sum)'),
        'self_loops': ('Text', 'an edge from a person to themselves: drop or error (default: drop)'),
        'two_mode': ('bool', 'the targets are no people but what they share, such as shops or devices: whoever has one in common is tied (default: targets are people)'),
        'hub_limit': ('float', 'with two_mode=True: what more than N people share ties nobody (default: 100)'),
        'shared_weight': ('Text', "with two_mode=True: what each thing shared adds to a friendship's weight: one, or by-size for 1 / (its people - 1) (default: one)"),
        'time': ('Text', 'time column: unix seconds or ISO 8601 (default: none)'),
        'as_of': ('Texts', 'only friendships strictly before T count: unix seconds or ISO 8601, one date for both lists or one for each (required with time=)'),
        'half_life': ('Text', "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w (default: no decay)"),
        'until': ('Text', 'column of the time at which a friendship ends, from when on it does not count (default: none; an empty field is no end)'),
        'seed': ('float', 'seed of communities (default: 1)'),
        'output': ('Output', 'where to write (-o; default: -, standard output)'),
        'format': ('Text', 'text, markdown or json (default: by the ending: .txt, .md, .json; else text)'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G (default: all there is)'),
        'quiet': ('bool', 'no progress bar, no summary'),
    },
    'resolve': {
        'person': ('Text', 'column of the person (default: person, or id)'),
        'field': ('Text', 'column of what the claim is about (default: field)'),
        'value': ('Text', 'column of what is claimed (default: value)'),
        'source_column': ('Text', 'column of who claims it (default: source)'),
        'as_of_column': ('Text', 'column of when it was recorded: a later claim of a source takes the place of its earlier ones (default: as_of, if there is one)'),
        'verified_column': ('Text', 'column of whether it was verified: true or false, or 0 to 1 (default: verified, if there is one)'),
        'weight': ('Text', 'column of how often a claim counts, greater than 0 (default: none, each counts once)'),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)"),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)'),
        'sources': ('Document', "how far kinds of sources are to be believed at first (JSON, or standard: an illustration); old claims count less, verified ones more (default: all sources alike; 'sesame help score' has the format)"),
        'as_of': ('Text', 'as of when claims are used: unix seconds or ISO 8601 (required with sources= where claims have dates)'),
        'rounds': ('float', 'the most rounds of weights and truths (default: 100)'),
        'output': ('Output', 'where to write (-o; default: -, standard output); sqlite:FILE?TABLE and postgresql://HOST/DATABASE?TABLE write a table of a database'),
        'format': ('Text', 'csv, tsv, jsonl or parquet (default: each output by its ending: .csv, .tsv, .tab, .jsonl, .ndjson, each also with .gz or .zst, .parquet, .pq; csv without one or with .txt)'),
        'source_table': ('Output', "a row per source: claims, those compared with others', agreement, loss and weight (default: none)"),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G (default: all there is)'),
        'quiet': ('bool', 'no progress bar, no summary'),
    },
    'score': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row"),
        'outcome': ('Texts', 'columns of what became of people, which is to be foreseen: they are written as they are, and nothing is computed from them (default: none; may be given several times)'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1; may be given several times)"),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)"),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)'),
        'model': ('Document', 'a score model (JSON), or 2015, 2015-variant-b, european, small-business (default: 2015). With entity= one for each kind, such as person=2015 (may be given several times)'),
        'entity': ('Text', "the column that tells each row's kind, such as person or business, whose card scores it; friends' scores cross kinds (default: one card for all)"),
        'relationships': ('Text', "friends' scores are left out, their points shared out (default: as the model says)"),
        'certainty': ('bool', 'how sure scores are though all values count as true: as far as the points of a model fitted with bootstrap= are, and what is missing where bins state shares (default: nothing is told, unless one of the next two is given)'),
        'reliability': ('bool', 'values may be false: with what probability the value of a column C is true is in column C_reliability, 0 to 1 (default: all count as true, and nothing is told)'),
        'sources': ('Document', "values may be false: how far kinds of sources are to be believed (JSON, or standard: an illustration); columns C_source, C_as_of, C_verified and C_reliability tell of column C (default: none; 'sesame help score' has the format)"),
        'band_probabilities': ('bool', "a column with the probability of each band (default: that of the score's band)"),
        'as_of': ('Text', 'as of when values of sources are used: unix seconds or ISO 8601 (required with sources= where a column C_as_of tells when they were recorded)'),
        'points': ('bool', 'adds the points of every characteristic (points_C), friends_figure and how the card counts friends (friends_settings); points of relationships only where five friends or more contribute'),
        'benefits': ('Document', 'adds who has which privilege, loan limit and reward: a document (JSON; see below) with thresholds (default: none)'),
        'admittance': ('Text', 'adds whether the score is SCORE or more (Y, N, or N/A without a score), and a reference number (default: none)'),
        'reference_key': ('Text', 'with admittance=: a secret of 16 bytes or more; references then also prove the values behind the answer (default: none)'),
        'previous': ('Columns', 'the table that an earlier run wrote with points=True, read as it was written, whatever decimal= and missing= say: adds the change of every score and what moved it, and benefits gained and lost (default: none)'),
        'percentile_bands': ('Text', 'adds where a score stands among all, in bands of K people or more, 5 at least (default: none)'),
        'date': ('Text', 'the day of the run, as 2026-03-31 (required with history=; default: none)'),
        'history': ('str | os.PathLike[str]', 'appends date, person, score, band and benefits of everyone to FILE, a CSV table (default: none)'),
        'write_model': ('Output', 'writes the model with the share of the people in each bin, as this run measured it: intervals of scores need it (default: none)'),
        'stream': ('bool', "scores rows as they come, in memory that does not grow with the table. People who are there twice are not looked for; a column whose bins are texts is read as it is written (+5 is not 5), and outcomes are not checked; the result is csv or tsv, and on standard output rows before a fault are there already; in JSON lines all names must occur in the first 1000 rows. Friends' scores must be off, or the model state their population_mean (default: the whole table at once)"),
        'output': ('Output', 'where to write (-o; default: -, standard output); sqlite:FILE?TABLE and postgresql://HOST/DATABASE?TABLE write a table of a database'),
        'format': ('Text', 'csv, tsv, jsonl or parquet (default: each output by its ending: .csv, .tsv, .tab, .jsonl, .ndjson, each also with .gz or .zst, .parquet, .pq; csv without one or with .txt)'),
        'prefix': ('Text', 'put before the name of every new column (default: nothing)'),
        'columns': ('Texts', 'what is written, behind the identifiers and in this order, by the names of the output; what no other column needs is not computed (default: all)'),
        'explain_columns': ('bool', 'write what every column means instead, as far as headers and first rows tell; FORMAT is text, markdown or json then (default: by the ending: .txt, .md, .json; else text)'),
        'replace_table': ('bool', 'lets results replace tables of databases that are there (default: that is refused)'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result'),
        'quiet': ('bool', 'no progress bar, no summary'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G (default: all there is)'),
    },
    'verify': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row"),
        'outcome': ('Texts', 'columns of what became of people, which is to be foreseen: they are written as they are, and nothing is computed from them (default: none; may be given several times)'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1; may be given several times)"),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)"),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)'),
        'model': ('Document', 'a score model (JSON), or 2015, 2015-variant-b, european, small-business (default: 2015). With entity= one for each kind, such as person=2015 (may be given several times)'),
        'entity': ('Text', "the column that tells each row's kind, such as person or business, whose card scores it; friends' scores cross kinds (default: one card for all)"),
        'relationships': ('Text', "friends' scores are left out, their points shared out (default: as the model says)"),
        'certainty': ('bool', 'how sure scores are though all values count as true: as far as the points of a model fitted with bootstrap= are, and what is missing where bins state shares (default: nothing is told, unless one of the next two is given)'),
        'reliability': ('bool', 'values may be false: with what probability the value of a column C is true is in column C_reliability, 0 to 1 (default: all count as true, and nothing is told)'),
        'sources': ('Document', "values may be false: how far kinds of sources are to be believed (JSON, or standard: an illustration); columns C_source, C_as_of, C_verified and C_reliability tell of column C (default: none; 'sesame help score' has the format)"),
        'band_probabilities': ('bool', "a column with the probability of each band (default: that of the score's band)"),
        'prefix': ('Text', 'what stands before the names of results in the table (default: nothing)'),
        'edges': ('Columns', "the friendships that friends' scores came from (default: none)"),
        'edge_format': ('Text', 'text, snap, konect, matrix-market, ncol, metis, graphml or pajek (default: what the file itself says, or its ending: .mtx, .ncol, .metis or .graph, .graphml, .net; else text)'),
        'source': ('Text', "first endpoint's column, by name or number from 1 (default: 1)"),
        'target': ('Text', "second endpoint's column (default: 2)"),
        'weight': ('Text', 'weight column (default: none)'),
        'kind': ('Text', 'kind column (default: none)'),
        'kind_of_ends': ('Text', "the kind of a friendship is made of those that people column C gives its ends, in alphabetical order, with directed=True the source's first: business-person (default: none)"),
        'exclude_kinds': ('Texts', 'kinds whose friendships are not read, such as those from which an outcome was made (default: none)'),
        'directed': ('bool', 'keep direction (default: undirected)'),
        'delimiter': ('Text', 'comma, tab, semicolon, pipe or spaces (default: detected)'),
        'header': ('bool', 'whether the first row names the columns (default: detected)'),
        'comment': ('Text', 'what starts a comment line (default: #%)'),
        'duplicates': ('Text', 'one edge given twice: sum, first or last (by time if edges have one), max, count (with a half-life what is left of each, added) or error (default: sum)'),
        'self_loops': ('Text', 'an edge from a person to themselves: drop or error (default: drop)'),
        'two_mode': ('bool', 'the targets are no people but what they share, such as shops or devices: whoever has one in common is tied (default: targets are people)'),
        'hub_limit': ('float', 'with two_mode=True: what more than N people share ties nobody (default: 100)'),
        'shared_weight': ('Text', "with two_mode=True: what each thing shared adds to a friendship's weight: one, or by-size for 1 / (its people - 1) (default: one)"),
        'time': ('Text', 'time column: unix seconds or ISO 8601 (default: none)'),
        'as_of': ('Text', 'only friendships strictly before T count: unix seconds or ISO 8601 (required with time=)'),
        'half_life': ('Text', "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w (default: no decay)"),
        'until': ('Text', 'column of the time at which a friendship ends, from when on it does not count (default: none; an empty field is no end)'),
        'benefits': ('Document', 'the document of benefits of that run (default: not verified)'),
        'admittance': ('Text', 'the threshold of that run (default: not verified)'),
        'reference_key': ('Text', "with admittance=: the secret of that run's references (default: none)"),
        'previous': ('Columns', 'the earlier table of that run: verifies what changed, and benefits that rest on it (default: none)'),
        'percentile_bands': ('Text', "the number of people of that run's bands (default: not verified)"),
        'date': ('Text', 'the day of that run, as 2026-03-31 (default: none)'),
        'output': ('Output', 'where to write (-o; default: -, standard output)'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G (default: all there is)'),
        'quiet': ('bool', 'no progress bar, no summary'),
    },
    'explain': {
        'reach': ('Text', "the score to reach, or the band by its name (default: the band above the person's)"),
        'within': ('float', 'only changes that take so many months at most, as the model states them (default: any)'),
        'disclosure': ('bool', 'the complete document that a person may ask for: also where each value comes from, the points of every bin, what was not read, and hashes of model and values'),
        'set': ('Texts', "also tells the score of the one person with these values of columns of the people table, while all that rests on others, friends' scores too, stays as it is; an empty VALUE is a missing one (default: none; may be given several times)"),
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row"),
        'outcome': ('Texts', 'columns of what became of people, which is to be foreseen: they are written as they are, and nothing is computed from them (default: none; may be given several times)'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1; may be given several times)"),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)"),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)'),
        'unknown_people': ('Text', 'an edge names someone absent from the table: add, drop or error (default: add, and a table with nobody of the edge list is refused)'),
        'edge_format': ('Text', 'text, snap, konect, matrix-market, ncol, metis, graphml or pajek (default: what the file itself says, or its ending: .mtx, .ncol, .metis or .graph, .graphml, .net; else text)'),
        'source': ('Text', "first endpoint's column, by name or number from 1 (default: 1)"),
        'target': ('Text', "second endpoint's column (default: 2)"),
        'weight': ('Text', 'weight column (default: none)'),
        'kind': ('Text', 'kind column (default: none)'),
        'kind_of_ends': ('Text', "the kind of a friendship is made of those that people column C gives its ends, in alphabetical order, with directed=True the source's first: business-person (default: none)"),
        'exclude_kinds': ('Texts', 'kinds whose friendships are not read, such as those from which an outcome was made (default: none)'),
        'directed': ('bool', 'keep direction (default: undirected)'),
        'delimiter': ('Text', 'comma, tab, semicolon, pipe or spaces (default: detected)'),
        'header': ('bool', 'whether the first row names the columns (default: detected)'),
        'comment': ('Text', 'what starts a comment line (default: #%)'),
        'duplicates': ('Text', 'one edge given twice: sum, first or last (by time if edges have one), max, count (with a half-life what is left of each, added) or error (default: sum)'),
        'self_loops': ('Text', 'an edge from a person to themselves: drop or error (default: drop)'),
        'two_mode': ('bool', 'the targets are no people but what they share, such as shops or devices: whoever has one in common is tied (default: targets are people)'),
        'hub_limit': ('float', 'with two_mode=True: what more than N people share ties nobody (default: 100)'),
        'shared_weight': ('Text', "with two_mode=True: what each thing shared adds to a friendship's weight: one, or by-size for 1 / (its people - 1) (default: one)"),
        'quarantine': ('str | os.PathLike[str]', 'set bad rows of both inputs aside in FILE, and go on; .csv: commas, else tabs; not those of GraphML, Pajek and METIS files (default: stop at the first)'),
        'time': ('Text', 'time column: unix seconds or ISO 8601 (default: none)'),
        'as_of': ('Text', 'only friendships strictly before T count: unix seconds or ISO 8601 (required with time=)'),
        'half_life': ('Text', "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w (default: no decay)"),
        'until': ('Text', 'column of the time at which a friendship ends, from when on it does not count (default: none; an empty field is no end)'),
        'over': ('Texts', 'over whom: friends, ties-in and ties-out (directed=True), second (friends of friends, no friends), within-two (both), kind=NAME (ties of that kind) (default: friends)'),
        'minimum_friends': ('float', 'statistics are missing where fewer friends have a value (default: 1); and so are _oof rates with fewer known outcomes, if given'),
        'shrinkage': ('Text', 'how many friends at the mean of all others shrunk_mean adds (default: 5)'),
        'damping': ('float', "PageRank's damping, from 0 to below 1, with directed=True to 0.9999 (default: 0.85)"),
        'reset': ('Text', 'PageRank restarts in proportion to this people column (default: evenly)'),
        'betweenness_sources': ('float', 'estimate betweenness from N sampled people (default: exact, from everyone)'),
        'exposure': ('Texts', "with two_mode=True: of these people columns the mean over the others who share each of a person's things; then their number, mean and largest (default: none)"),
        'outcome_features': ('bool', "columns made of outcome=: how far friends' event rates are above that of all, PageRank and activation from people with the event; each out of fold, so that nobody's outcome is in a column of theirs (default: none)"),
        'outcome_levels': ('Texts', 'with outcome_features=True: the same rate of people with the same text in column C, which should be no protected trait (default: none)'),
        'folds': ('float', 'with outcome_features=True: number of folds (default: 5)'),
        'fold_by': ('Text', 'with outcome_features=True: what is kept in one fold: person, community, component, or people of one text in column C; with dates or numbers in C each fold rests on earlier ones alone (default: person)'),
        'outcome_influence': ('Texts', 'how outcomes reach everyone: personalized_pagerank and activation from people with the event, sybil_rank from people without it, or none (default: personalized_pagerank,activation)'),
        'tie_columns': ('Texts', 'columns of the edge list of which each person gets statistics, or all; C=text and C=number say what a column holds (default: none)'),
        'windows': ('Texts', 'statistics also of the time before as_of=, with units s, h, d or w: 7d,30d,90d (default: none)'),
        'seeds': ('Text', 'influence goes out from who has a number above 0 in this people column, with that weight (default: none)'),
        'seed_people': ('Texts', 'or from these people, all alike (default: none)'),
        'seed_file': ('Columns', 'or from the people in the first column of this table, with a line of names or without (default: none)'),
        'seed_weight': ('Text', 'with seed_file=: the column of their weights (default: all alike)'),
        'spread_seeds': ('bool', "each community with a seed gets a part of the seeds' weight in proportion to its people, as SybilRank wants it (default: weights as given)"),
        'ratings': ('Text', 'edge column of ratings from mistrust to trust, of any sign; influence then goes along those above 0 (default: none)'),
        'largest_rating': ('float', 'the best rating; the worst is -N (default: the largest in C, signs aside)'),
        'cold_start': ('Text', 'fairness and goodness of those without ratings: missing, mean, median or one (1 for both) (default: missing)'),
        'method': ('Text', 'leiden, louvain, label-propagation, synchronous-label-propagation, infomap, walktrap, fast-greedy, leading-eigenvector, spinglass, fluid (default: leiden)'),
        'objective': ('Text', 'the quality that leiden and louvain maximize: modularity, directed-modularity or constant-potts (default: modularity)'),
        'resolution': ('float', 'higher gives more, smaller communities; with constant-potts the density that they must exceed, in the unit of the weights (default: 1; constant-potts: required)'),
        'iterations': ('float', 'how often at most leiden and louvain go through all (default: 10; louvain 2, with levels=True 1)'),
        'tolerance': ('float', 'leiden and louvain leave a level when less than this part of it moves; a larger P is faster, with slightly worse communities (default: 0.01)'),
        'starts': ('float', 'how many independent starts of leiden and louvain are made and combined (default: leiden 10 to 1, fewer on larger graphs; louvain 1)'),
        'rounds': ('float', "how often synchronous-label-propagation takes labels, row numbers at first: LDBC's result with a people table sorted by LDBC's identifiers (default: 10)"),
        'trials': ('float', 'how often infomap starts anew; the best counts (default: 10)'),
        'steps': ('float', "the length of walktrap's walks in friendships, at most 100 (default: 4)"),
        'spins': ('float', 'the most communities of spinglass in a component (default: 25)'),
        'community_count': ('float', 'how many communities: for fluid (required), and at most for leading-eigenvector (default: as many as raise the modularity)'),
        'runs': ('float', "consensus of N runs by the method's own objective, and how surely people belong: community_stability (default: 1)"),
        'seed': ('float', 'seed of every random choice (default: 1)'),
        'model': ('Document', 'a score model (JSON), or 2015, 2015-variant-b, european, small-business (default: 2015). With entity= one for each kind, such as person=2015 (may be given several times)'),
        'entity': ('Text', "the column that tells each row's kind, such as person or business, whose card scores it; friends' scores cross kinds (default: one card for all)"),
        'relationships': ('Text', "friends' scores enter by fixed-point, earlier or off (default: as the model says)"),
        'earlier_score': ('Text', 'column with earlier scores (required with relationships="earlier")'),
        'certainty': ('bool', 'how sure scores are though all values count as true: as far as the points of a model fitted with bootstrap= are, and what is missing where bins state shares (default: nothing is told, unless one of the next two is given)'),
        'reliability': ('bool', 'values may be false: with what probability the value of a column C is true is in column C_reliability, 0 to 1 (default: all count as true, and nothing is told)'),
        'sources': ('Document', "values may be false: how far kinds of sources are to be believed (JSON, or standard: an illustration); columns C_source, C_as_of, C_verified and C_reliability tell of column C (default: none; 'sesame help score' has the format)"),
        'band_probabilities': ('bool', "a column with the probability of each band (default: that of the score's band)"),
        'output': ('Output', 'where to write (-o; default: -, standard output)'),
        'format': ('Text', 'text, markdown or json (default: by the ending: .txt, .md, .json; else text)'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G; what is more goes into files in TMPDIR (default: all there is)'),
        'quiet': ('bool', 'no progress bar, no summary'),
    },
    'influence': {
        'name_friends': ('bool', "show each friendship with the friend and exact figures, which tell the friend's score"),
        'invented_friends': ('float', 'for how many invented friends to state a bound (default: 10)'),
        'plant_ring': ('Text', 'plant a ring of so many false accounts, friends of each other and of the person, and say what it brings; at most 1000 (default: none)'),
        'attack_edges': ('float', 'with plant_ring=: friendships of the ring with other people, drawn by seed= (default: 0)'),
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row"),
        'outcome': ('Texts', 'columns of what became of people, which is to be foreseen: they are written as they are, and nothing is computed from them (default: none; may be given several times)'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1; may be given several times)"),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)"),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)'),
        'unknown_people': ('Text', 'an edge names someone absent from the table: add, drop or error (default: add, and a table with nobody of the edge list is refused)'),
        'edge_format': ('Text', 'text, snap, konect, matrix-market, ncol, metis, graphml or pajek (default: what the file itself says, or its ending: .mtx, .ncol, .metis or .graph, .graphml, .net; else text)'),
        'source': ('Text', "first endpoint's column, by name or number from 1 (default: 1)"),
        'target': ('Text', "second endpoint's column (default: 2)"),
        'weight': ('Text', 'weight column (default: none)'),
        'kind': ('Text', 'kind column (default: none)'),
        'kind_of_ends': ('Text', "the kind of a friendship is made of those that people column C gives its ends, in alphabetical order, with directed=True the source's first: business-person (default: none)"),
        'exclude_kinds': ('Texts', 'kinds whose friendships are not read, such as those from which an outcome was made (default: none)'),
        'directed': ('bool', 'keep direction (default: undirected)'),
        'delimiter': ('Text', 'comma, tab, semicolon, pipe or spaces (default: detected)'),
        'header': ('bool', 'whether the first row names the columns (default: detected)'),
        'comment': ('Text', 'what starts a comment line (default: #%)'),
        'duplicates': ('Text', 'one edge given twice: sum, first or last (by time if edges have one), max, count (with a half-life what is left of each, added) or error (default: sum)'),
        'self_loops': ('Text', 'an edge from a person to themselves: drop or error (default: drop)'),
        'two_mode': ('bool', 'the targets are no people but what they share, such as shops or devices: whoever has one in common is tied (default: targets are people)'),
        'hub_limit': ('float', 'with two_mode=True: what more than N people share ties nobody (default: 100)'),
        'shared_weight': ('Text', "with two_mode=True: what each thing shared adds to a friendship's weight: one, or by-size for 1 / (its people - 1) (default: one)"),
        'quarantine': ('str | os.PathLike[str]', 'set bad rows of both inputs aside in FILE, and go on; .csv: commas, else tabs; not those of GraphML, Pajek and METIS files (default: stop at the first)'),
        'time': ('Text', 'time column: unix seconds or ISO 8601 (default: none)'),
        'as_of': ('Text', 'only friendships strictly before T count: unix seconds or ISO 8601 (required with time=)'),
        'half_life': ('Text', "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w (default: no decay)"),
        'until': ('Text', 'column of the time at which a friendship ends, from when on it does not count (default: none; an empty field is no end)'),
        'over': ('Texts', 'over whom: friends, ties-in and ties-out (directed=True), second (friends of friends, no friends), within-two (both), kind=NAME (ties of that kind) (default: friends)'),
        'minimum_friends': ('float', 'statistics are missing where fewer friends have a value (default: 1); and so are _oof rates with fewer known outcomes, if given'),
        'shrinkage': ('Text', 'how many friends at the mean of all others shrunk_mean adds (default: 5)'),
        'damping': ('float', "PageRank's damping, from 0 to below 1, with directed=True to 0.9999 (default: 0.85)"),
        'reset': ('Text', 'PageRank restarts in proportion to this people column (default: evenly)'),
        'betweenness_sources': ('float', 'estimate betweenness from N sampled people (default: exact, from everyone)'),
        'outcome_features': ('bool', "columns made of outcome=: how far friends' event rates are above that of all, PageRank and activation from people with the event; each out of fold, so that nobody's outcome is in a column of theirs (default: none)"),
        'outcome_levels': ('Texts', 'with outcome_features=True: the same rate of people with the same text in column C, which should be no protected trait (default: none)'),
        'folds': ('float', 'with outcome_features=True: number of folds (default: 5)'),
        'fold_by': ('Text', 'with outcome_features=True: what is kept in one fold: person, community, component, or people of one text in column C; with dates or numbers in C each fold rests on earlier ones alone (default: person)'),
        'outcome_influence': ('Texts', 'how outcomes reach everyone: personalized_pagerank and activation from people with the event, sybil_rank from people without it, or none (default: personalized_pagerank,activation)'),
        'seeds': ('Text', 'influence goes out from who has a number above 0 in this people column, with that weight (default: none)'),
        'seed_people': ('Texts', 'or from these people, all alike (default: none)'),
        'seed_file': ('Columns', 'or from the people in the first column of this table, with a line of names or without (default: none)'),
        'seed_weight': ('Text', 'with seed_file=: the column of their weights (default: all alike)'),
        'spread_seeds': ('bool', "each community with a seed gets a part of the seeds' weight in proportion to its people, as SybilRank wants it (default: weights as given)"),
        'method': ('Text', 'leiden, louvain, label-propagation, synchronous-label-propagation, infomap, walktrap, fast-greedy, leading-eigenvector, spinglass, fluid (default: leiden)'),
        'objective': ('Text', 'the quality that leiden and louvain maximize: modularity, directed-modularity or constant-potts (default: modularity)'),
        'resolution': ('float', 'higher gives more, smaller communities; with constant-potts the density that they must exceed, in the unit of the weights (default: 1; constant-potts: required)'),
        'iterations': ('float', 'how often at most leiden and louvain go through all (default: 10; louvain 2, with levels=True 1)'),
        'tolerance': ('float', 'leiden and louvain leave a level when less than this part of it moves; a larger P is faster, with slightly worse communities (default: 0.01)'),
        'starts': ('float', 'how many independent starts of leiden and louvain are made and combined (default: leiden 10 to 1, fewer on larger graphs; louvain 1)'),
        'rounds': ('float', "how often synchronous-label-propagation takes labels, row numbers at first: LDBC's result with a people table sorted by LDBC's identifiers (default: 10)"),
        'trials': ('float', 'how often infomap starts anew; the best counts (default: 10)'),
        'steps': ('float', "the length of walktrap's walks in friendships, at most 100 (default: 4)"),
        'spins': ('float', 'the most communities of spinglass in a component (default: 25)'),
        'community_count': ('float', 'how many communities: for fluid (required), and at most for leading-eigenvector (default: as many as raise the modularity)'),
        'runs': ('float', "consensus of N runs by the method's own objective, and how surely people belong: community_stability (default: 1)"),
        'seed': ('float', 'seed of every random choice (default: 1)'),
        'model': ('Document', 'a score model (JSON), or 2015, 2015-variant-b, european, small-business (default: 2015)'),
        'relationships': ('Text', "friends' scores enter by fixed-point, earlier or off (default: as the model says)"),
        'earlier_score': ('Text', 'column with earlier scores (required with relationships="earlier")'),
        'output': ('Output', 'where to write (-o; default: -, standard output)'),
        'format': ('Text', 'text, markdown or json (default: by the ending: .txt, .md, .json; else text)'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G; what is more goes into files in TMPDIR (default: all there is)'),
        'quiet': ('bool', 'no progress bar, no summary'),
    },
    'import': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row"),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)"),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)'),
        'unknown_people': ('Text', 'an edge names someone absent from the table: add, drop or error (default: add, and a table with nobody of the edge list is refused)'),
        'edge_format': ('Text', 'text, snap, konect, matrix-market, ncol, metis, graphml or pajek (default: what the file itself says, or its ending: .mtx, .ncol, .metis or .graph, .graphml, .net; else text)'),
        'source': ('Text', "first endpoint's column, by name or number from 1 (default: 1)"),
        'target': ('Text', "second endpoint's column (default: 2)"),
        'weight': ('Text', 'weight column (default: none)'),
        'kind': ('Text', 'kind column (default: none)'),
        'kind_of_ends': ('Text', "the kind of a friendship is made of those that people column C gives its ends, in alphabetical order, with directed=True the source's first: business-person (default: none)"),
        'exclude_kinds': ('Texts', 'kinds whose friendships are not read, such as those from which an outcome was made (default: none)'),
        'directed': ('bool', 'keep direction (default: undirected)'),
        'delimiter': ('Text', 'comma, tab, semicolon, pipe or spaces (default: detected)'),
        'header': ('bool', 'whether the first row names the columns (default: detected)'),
        'comment': ('Text', 'what starts a comment line (default: #%)'),
        'duplicates': ('Text', 'one edge given twice: sum, first or last (by time if edges have one), max, count (with a half-life what is left of each, added) or error (default: sum)'),
        'self_loops': ('Text', 'an edge from a person to themselves: drop or error (default: drop)'),
        'two_mode': ('bool', 'the targets are no people but what they share, such as shops or devices: whoever has one in common is tied (default: targets are people)'),
        'hub_limit': ('float', 'with two_mode=True: what more than N people share ties nobody (default: 100)'),
        'shared_weight': ('Text', "with two_mode=True: what each thing shared adds to a friendship's weight: one, or by-size for 1 / (its people - 1) (default: one)"),
        'quarantine': ('str | os.PathLike[str]', 'set bad rows of both inputs aside in FILE, and go on; .csv: commas, else tabs; not those of GraphML, Pajek and METIS files (default: stop at the first)'),
        'time': ('Text', 'time column: unix seconds or ISO 8601 (default: none)'),
        'as_of': ('Text', 'only friendships strictly before T count: unix seconds or ISO 8601 (required with time=)'),
        'half_life': ('Text', "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w (default: no decay)"),
        'until': ('Text', 'column of the time at which a friendship ends, from when on it does not count (default: none; an empty field is no end)'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G; what is more goes into files in TMPDIR (default: all there is)'),
        'quiet': ('bool', 'no progress bar, no summary'),
    },
    'model': {
        'as_': ('Text', "json; table, the points to add up by hand; markdown, the same as a model card's body; pmml, a Scorecard of PMML 4.4; sql-duckdb, sql-postgresql or sql-spark, a SELECT (default: by the ending of the output: .json, .txt, .md, .pmml or .xml; else json)"),
        'table': ('Text', 'with SQL: the table that is scored; dots separate the names of what it is in (default: people)'),
        'id': ('Text', 'with SQL: the column that identifies people (default: id)'),
        'prefix': ('Text', 'with SQL: put before the name of every column of the result but the identifiers (default: nothing)'),
        'output': ('Output', 'where to write (-o; default: -, standard output)'),
    },
}
