"""The options of the commands, as the library describes them. Made by ``_generate.py``."""

from __future__ import annotations

from typing import TypedDict

from ._words import Columns, Document, Output, Path, Text, Texts


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
    quarantine: Output
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
    reference_key: Path
    previous: Columns
    percentile_bands: Text
    date: Text
    history: Output
    write_model: Output
    output: Output
    format: Text
    prefix: Text
    columns: Texts
    explain_columns: bool
    dictionary: Output
    graph_output: Path
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
    quarantine: Output
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
    graph_output: Path
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
    quarantine: Output
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
    graph_output: Path
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
    quarantine: Output
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


class ReportOptions(TypedDict, total=False):
    """Options of ``sesame report``."""

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
    quarantine: Output
    time: Text
    as_of: Text
    half_life: Text
    until: Text
    group: Texts
    no_verdict: bool
    placebos: float
    permutations: float
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
    reference_key: Path
    previous: Columns
    percentile_bands: Text
    date: Text
    history: Output
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
    reference_key: Path
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
    quarantine: Output
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
    quarantine: Output
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
    quarantine: Output
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


class GenerateOptions(TypedDict, total=False):
    """Options of ``sesame generate``."""

    size: float
    mean_degree: float
    degree_exponent: float
    largest_degree: float
    mixing: float
    community_exponent: float
    smallest_community: float
    largest_community: float
    homophily: float
    transfers_per_tie: float
    missing_share: float
    reliabilities: Texts
    default_share: float
    coefficients: Texts
    sybils: float
    sybil_degree: float
    attack_ties: float
    businesses: float
    customers: float
    owner_correlation: float
    graph: Columns
    records: Columns
    risk: Texts
    id: Text
    missing: Texts
    output: Output
    edge_list: Output
    transfers: Output
    claims: Output
    truth: Output
    parameters: Output
    seed: float
    format: Text
    replace_table: bool
    threads: float
    memory: Text
    quiet: bool


#: For each function its options: the type, the help, and the group.
OPTIONS: dict[str, dict[str, tuple[str, str, str]]] = {
    'enrich': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row", 'People'),
        'outcome': ('Texts', 'columns of what became of people, which is to be predicted: they are written as they are, and nothing is computed from them (default: none)', 'People'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1)", 'People'),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)', 'People'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)", 'People'),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)', 'People'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)', 'People'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024, those of an edge list too; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)', 'People'),
        'unknown_people': ('Text', 'an edge names someone absent from the table: add, drop or error (default: add, and a table with nobody of the edge list is refused)', 'People'),
        'edge_format': ('Text', 'text, json-lines, snap, konect, matrix-market, ncol, metis, graphml, gexf or pajek (default: what the file itself says, or its ending: .jsonl or .ndjson, .mtx, .ncol, .metis or .graph, .graphml, .gexf, .net; else text)', 'Friendships'),
        'source': ('Text', "first endpoint's column, by name or number from 1 (default: 1)", 'Friendships'),
        'target': ('Text', "second endpoint's column (default: 2)", 'Friendships'),
        'weight': ('Text', 'weight column (default: none)', 'Friendships'),
        'kind': ('Text', 'kind column (default: none)', 'Friendships'),
        'kind_of_ends': ('Text', "the kind of a friendship is made of those that people column C gives its ends, in alphabetical order, with directed=True the source's first: business-person (default: none)", 'Friendships'),
        'exclude_kinds': ('Texts', 'kinds whose friendships are not read, such as those from which an outcome was made (default: none)', 'Friendships'),
        'directed': ('bool', 'keep direction (default: undirected)', 'Friendships'),
        'delimiter': ('Text', 'comma, tab, semicolon, pipe or spaces (default: detected)', 'Friendships'),
        'header': ('bool', 'whether the first row names the columns (default: detected)', 'Friendships'),
        'comment': ('Text', 'what starts a comment line (default: #%)', 'Friendships'),
        'duplicates': ('Text', 'one edge given twice: sum, first or last (by time if edges have one), max, count (with a half-life what is left of each, added) or error (default: sum)', 'Friendships'),
        'self_loops': ('Text', 'an edge from a person to themselves: drop or error (default: drop)', 'Friendships'),
        'two_mode': ('bool', 'the targets are no people but what they share, such as shops or devices: whoever has one in common is tied (default: targets are people)', 'Friendships'),
        'hub_limit': ('float', 'with two_mode=True: what more than N people share ties nobody (default: 100)', 'Friendships'),
        'shared_weight': ('Text', "with two_mode=True: what each thing shared adds to a friendship's weight: one, or by-size for 1 / (its people - 1) (default: one)", 'Friendships'),
        'quarantine': ('Output', 'set bad rows of both inputs aside in FILE, and go on; .csv: commas, else tabs; not those of GraphML, GEXF, Pajek and METIS files (default: stop at the first); True has it with the result', 'Friendships'),
        'time': ('Text', 'time column: unix seconds or ISO 8601 (default: none)', 'Time'),
        'as_of': ('Texts', 'only friendships strictly before T count: unix seconds or ISO 8601 (required with time=); with several rising dates everyone has a row at each, the date in column as_of', 'Time'),
        'half_life': ('Text', "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w (default: no decay)", 'Time'),
        'until': ('Text', 'column of the time at which a friendship ends, from when on it does not count (default: none; an empty field is no end)', 'Time'),
        'features': ('Texts', 'column names, standard for the usual ones; or all or none (default: standard)', 'Features'),
        'aggregate': ('Texts', 'columns to aggregate over friends, or none (default: every numeric column that is no outcome, does not look like an identifier and tells nothing of another column C, as C_reliability does)', 'Features'),
        'aggregate_except': ('Texts', 'aggregate every numeric column but these (default: none left out)', 'Features'),
        'statistics': ('Texts', "what is told of friends' values besides their number. Of numbers, true/false (1 and 0) and dates (days since 1970): mean, sd, min, max, median, coverage, qP (quantile at P %, such as q90), share_below=N, share_above=N, weighted_mean, shrunk_mean, difference (own less mean), rank. Of texts: coverage, levels=N (a share for each of the N most frequent), entropy, mode, share_like_own. standard is the first five (default: standard)", 'Features'),
        'over': ('Texts', 'over whom: friends, ties-in and ties-out (directed=True), second (friends of friends, no friends), within-two (both), kind=NAME (ties of that kind) (default: friends)', 'Features'),
        'minimum_friends': ('float', 'statistics are missing where fewer friends have a value (default: 1); and so are _oof rates with fewer known outcomes, if given', 'Features'),
        'shrinkage': ('Text', 'how many friends at the mean of all others shrunk_mean adds (default: 5)', 'Features'),
        'exposure': ('Texts', "with two_mode=True: of these people columns the mean over the others who share each of a person's things; then their number, mean and largest (default: none)", 'Features'),
        'community_shares': ('float', "shares of everyone's friends in each of the N largest communities (default: none)", 'Features'),
        'damping': ('float', "PageRank's damping, from 0 to below 1, with directed=True to 0.9999 (default: 0.85)", 'Features'),
        'reset': ('Text', 'PageRank restarts in proportion to this people column (default: evenly)', 'Features'),
        'betweenness_sources': ('float', 'estimate betweenness from N sampled people (default: exact, from everyone)', 'Features'),
        'outcome_features': ('bool', "columns made of outcome=: how far friends' event rates are above that of all, PageRank and activation from people with the event; each out of fold, so that nobody's outcome is in a column of theirs (default: none)", 'Outcomes of friends'),
        'outcome_levels': ('Texts', 'with outcome_features=True: the same rate of people with the same text in column C, which should be no protected trait (default: none)', 'Outcomes of friends'),
        'folds': ('float', 'with outcome_features=True: number of folds (default: 5)', 'Outcomes of friends'),
        'fold_by': ('Text', 'with outcome_features=True: what is kept in one fold: person, community, component, or people of one text in column C; with dates or numbers in C each fold rests on earlier ones alone (default: person)', 'Outcomes of friends'),
        'outcome_influence': ('Texts', 'how outcomes reach everyone: personalized_pagerank and activation from people with the event, sybil_rank from people without it, or none (default: personalized_pagerank,activation)', 'Outcomes of friends'),
        'tie_columns': ('Texts', 'columns of the edge list of which each person gets statistics, or all; C=text and C=number say what a column holds (default: none)', 'Ties'),
        'windows': ('Texts', 'statistics also of the time before as_of=, with units s, h, d or w: 7d,30d,90d (default: none)', 'Ties'),
        'seeds': ('Text', 'influence goes out from who has a number above 0 in this people column, with that weight (default: none)', 'Influence'),
        'seed_people': ('Texts', 'or from these people, all alike (default: none)', 'Influence'),
        'seed_file': ('Columns', 'or from the people in the first column of this table, with a line of names or without (default: none)', 'Influence'),
        'seed_weight': ('Text', 'with seed_file=: the column of their weights (default: all alike)', 'Influence'),
        'spread_seeds': ('bool', "each community with a seed gets a part of the seeds' weight in proportion to its people, as SybilRank wants it (default: weights as given)", 'Influence'),
        'ratings': ('Text', 'edge column of ratings from mistrust to trust, of any sign; influence then goes along those above 0 (default: none)', 'Influence'),
        'largest_rating': ('float', 'the best rating; the worst is -N (default: the largest in C, signs aside)', 'Influence'),
        'cold_start': ('Text', 'fairness and goodness of those without ratings: missing, mean, median or one (1 for both) (default: missing)', 'Influence'),
        'influence': ('Texts', 'personalized_pagerank, activation, sybil_rank, fairness_and_goodness, rev2 (default: all that seeds= and ratings= allow)', 'Influence'),
        'method': ('Text', 'leiden, louvain, label-propagation, synchronous-label-propagation, infomap, walktrap, fast-greedy, leading-eigenvector, spinglass, fluid (default: leiden)', 'Communities'),
        'objective': ('Text', 'the quality that leiden and louvain maximize: modularity, directed-modularity or constant-potts (default: modularity)', 'Communities'),
        'resolution': ('float', 'higher gives more, smaller communities; with constant-potts the density that they must exceed, in the unit of the weights (default: 1; constant-potts: required)', 'Communities'),
        'iterations': ('float', 'how often at most leiden and louvain go through all (default: 10; louvain 2, with levels=True 1)', 'Communities'),
        'tolerance': ('float', 'leiden and louvain leave a level when less than this part of it moves; a larger P is faster, with slightly worse communities (default: 0.01)', 'Communities'),
        'starts': ('float', 'how many independent starts of leiden and louvain are made and combined (default: leiden 10 to 1, fewer on larger graphs; louvain 1)', 'Communities'),
        'rounds': ('float', "how often synchronous-label-propagation takes labels, row numbers at first: LDBC's result with a people table sorted by LDBC's identifiers (default: 10)", 'Communities'),
        'trials': ('float', 'how often infomap starts anew; the best counts (default: 10)', 'Communities'),
        'steps': ('float', "the length of walktrap's walks in friendships, at most 100 (default: 4)", 'Communities'),
        'spins': ('float', 'the most communities of spinglass in a component (default: 25)', 'Communities'),
        'community_count': ('float', 'how many communities: for fluid (required), and at most for leading-eigenvector (default: as many as raise the modularity)', 'Communities'),
        'runs': ('float', "consensus of N runs by the method's own objective, and how surely people belong: community_stability (default: 1)", 'Communities'),
        'seed': ('float', 'seed of every random choice (default: 1)', 'Communities'),
        'model': ('Document', 'a score model (JSON), or 2015, 2015-variant-b, european, small-business (default: 2015). With entity= one for each kind, such as person=2015', 'Score'),
        'entity': ('Text', "the column that tells each row's kind, such as person or business, whose card scores it; friends' scores cross kinds (default: one card for all)", 'Score'),
        'relationships': ('Text', "friends' scores enter by fixed-point, earlier or off (default: as the model says)", 'Score'),
        'earlier_score': ('Text', 'column with earlier scores (required with relationships="earlier")', 'Score'),
        'certainty': ('bool', 'how sure scores are though all values count as true: as far as the points of a model fitted with bootstrap= are, and what is missing where bins state shares (default: nothing is told, unless one of the next two is given)', 'Score'),
        'reliability': ('bool', 'values may be false: with what probability the value of a column C is true is in column C_reliability, 0 to 1 (default: all count as true, and nothing is told)', 'Score'),
        'sources': ('Document', 'values may be false: how far kinds of sources are to be believed (JSON, or standard: an illustration); columns C_source, C_as_of, C_verified and C_reliability tell of column C (default: none; help(sesame_graph.score) has the format)', 'Score'),
        'band_probabilities': ('bool', "a column with the probability of each band (default: that of the score's band)", 'Score'),
        'points': ('bool', 'adds the points of every characteristic (points_C), friends_figure and how the card counts friends (friends_settings); points of relationships only where five friends or more contribute', 'What scores bring'),
        'benefits': ('Document', 'adds who has which privilege, loan limit and reward: a document (JSON; see below) with thresholds (default: none)', 'What scores bring'),
        'admittance': ('Text', 'adds whether the score is SCORE or more (Y, N, or N/A without a score), and a reference number (default: none)', 'What scores bring'),
        'reference_key': ('Path', 'with admittance=: a secret of 16 bytes or more; references then also prove the values behind the answer (default: none)', 'What scores bring'),
        'previous': ('Columns', 'the table that an earlier run wrote with points=True, read as it was written, whatever decimal= and missing= say: adds the change of every score and what moved it, and benefits gained and lost (default: none)', 'What scores bring'),
        'percentile_bands': ('Text', 'adds where a score stands among all, in bands of K people or more, 5 at least (default: none)', 'What scores bring'),
        'date': ('Text', 'the day of the run, as 2026-03-31 (required with history=; default: none)', 'What scores bring'),
        'history': ('Output', 'appends date, person, score, band and benefits of everyone to FILE, a CSV table (default: none); True has it with the result', 'What scores bring'),
        'write_model': ('Output', 'writes the model with what this run measured: the share of people in each bin, which intervals of scores need, and the stability of what it reads of communities, the mean over people of community_stability (default: none); True has it with the result', 'Model'),
        'output': ('Output', 'where to write (default: with the result); sqlite:FILE?TABLE and postgresql://HOST/DATABASE?TABLE write a table of a database', 'Output'),
        'format': ('Text', 'csv, tsv, jsonl or parquet (default: each output by its ending: .csv, .tsv, .tab, .jsonl, .ndjson, each also with .gz or .zst, .parquet, .pq; csv without one or with .txt)', 'Output'),
        'prefix': ('Text', 'put before the name of every new column (default: nothing)', 'Output'),
        'columns': ('Texts', 'what is written, behind the identifiers and in this order, by the names of the output; what no other column needs is not computed (default: all)', 'Output'),
        'explain_columns': ('bool', 'write what every column means instead, as far as headers and first rows tell; FORMAT is text, markdown, html or json then (default: by the ending: .txt, .md, .html, .json; else text)', 'Output'),
        'dictionary': ('Output', 'writes beside the result what each of its columns means, also those that only reading tells; .txt, .md or .json (default: none); True has it with the result', 'Output'),
        'graph_output': ('Path', 'writes the graph beside the result, with its columns as attributes of people (of communities also those of people=, unless columns= chooses): .graphml for Cytoscape and others, .gexf for Gephi, with colors for communities; each also with .gz or .zst (default: none)', 'Output'),
        'replace_table': ('bool', 'lets results replace tables of databases that are there (default: that is refused)', 'Output'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result', 'Output'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G; what is more goes into files in TMPDIR (default: all there is)', 'Output'),
        'quiet': ('bool', 'no progress bar, no summary', 'Output'),
    },
    'features': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row", 'People'),
        'outcome': ('Texts', 'columns of what became of people, which is to be predicted: they are written as they are, and nothing is computed from them (default: none)', 'People'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1)", 'People'),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)', 'People'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)", 'People'),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)', 'People'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)', 'People'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024, those of an edge list too; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)', 'People'),
        'unknown_people': ('Text', 'an edge names someone absent from the table: add, drop or error (default: add, and a table with nobody of the edge list is refused)', 'People'),
        'edge_format': ('Text', 'text, json-lines, snap, konect, matrix-market, ncol, metis, graphml, gexf or pajek (default: what the file itself says, or its ending: .jsonl or .ndjson, .mtx, .ncol, .metis or .graph, .graphml, .gexf, .net; else text)', 'Friendships'),
        'source': ('Text', "first endpoint's column, by name or number from 1 (default: 1)", 'Friendships'),
        'target': ('Text', "second endpoint's column (default: 2)", 'Friendships'),
        'weight': ('Text', 'weight column (default: none)', 'Friendships'),
        'kind': ('Text', 'kind column (default: none)', 'Friendships'),
        'kind_of_ends': ('Text', "the kind of a friendship is made of those that people column C gives its ends, in alphabetical order, with directed=True the source's first: business-person (default: none)", 'Friendships'),
        'exclude_kinds': ('Texts', 'kinds whose friendships are not read, such as those from which an outcome was made (default: none)', 'Friendships'),
        'directed': ('bool', 'keep direction (default: undirected)', 'Friendships'),
        'delimiter': ('Text', 'comma, tab, semicolon, pipe or spaces (default: detected)', 'Friendships'),
        'header': ('bool', 'whether the first row names the columns (default: detected)', 'Friendships'),
        'comment': ('Text', 'what starts a comment line (default: #%)', 'Friendships'),
        'duplicates': ('Text', 'one edge given twice: sum, first or last (by time if edges have one), max, count (with a half-life what is left of each, added) or error (default: sum)', 'Friendships'),
        'self_loops': ('Text', 'an edge from a person to themselves: drop or error (default: drop)', 'Friendships'),
        'two_mode': ('bool', 'the targets are no people but what they share, such as shops or devices: whoever has one in common is tied (default: targets are people)', 'Friendships'),
        'hub_limit': ('float', 'with two_mode=True: what more than N people share ties nobody (default: 100)', 'Friendships'),
        'shared_weight': ('Text', "with two_mode=True: what each thing shared adds to a friendship's weight: one, or by-size for 1 / (its people - 1) (default: one)", 'Friendships'),
        'quarantine': ('Output', 'set bad rows of both inputs aside in FILE, and go on; .csv: commas, else tabs; not those of GraphML, GEXF, Pajek and METIS files (default: stop at the first); True has it with the result', 'Friendships'),
        'time': ('Text', 'time column: unix seconds or ISO 8601 (default: none)', 'Time'),
        'as_of': ('Texts', 'only friendships strictly before T count: unix seconds or ISO 8601 (required with time=); with several rising dates everyone has a row at each, the date in column as_of', 'Time'),
        'half_life': ('Text', "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w (default: no decay)", 'Time'),
        'until': ('Text', 'column of the time at which a friendship ends, from when on it does not count (default: none; an empty field is no end)', 'Time'),
        'features': ('Texts', 'column names, standard for the usual ones; or all or none (default: standard)', 'Features'),
        'aggregate': ('Texts', 'columns to aggregate over friends, or none (default: every numeric column that is no outcome, does not look like an identifier and tells nothing of another column C, as C_reliability does)', 'Features'),
        'aggregate_except': ('Texts', 'aggregate every numeric column but these (default: none left out)', 'Features'),
        'statistics': ('Texts', "what is told of friends' values besides their number. Of numbers, true/false (1 and 0) and dates (days since 1970): mean, sd, min, max, median, coverage, qP (quantile at P %, such as q90), share_below=N, share_above=N, weighted_mean, shrunk_mean, difference (own less mean), rank. Of texts: coverage, levels=N (a share for each of the N most frequent), entropy, mode, share_like_own. standard is the first five (default: standard)", 'Features'),
        'over': ('Texts', 'over whom: friends, ties-in and ties-out (directed=True), second (friends of friends, no friends), within-two (both), kind=NAME (ties of that kind) (default: friends)', 'Features'),
        'minimum_friends': ('float', 'statistics are missing where fewer friends have a value (default: 1); and so are _oof rates with fewer known outcomes, if given', 'Features'),
        'shrinkage': ('Text', 'how many friends at the mean of all others shrunk_mean adds (default: 5)', 'Features'),
        'exposure': ('Texts', "with two_mode=True: of these people columns the mean over the others who share each of a person's things; then their number, mean and largest (default: none)", 'Features'),
        'community_shares': ('float', "shares of everyone's friends in each of the N largest communities (default: none)", 'Features'),
        'damping': ('float', "PageRank's damping, from 0 to below 1, with directed=True to 0.9999 (default: 0.85)", 'Features'),
        'reset': ('Text', 'PageRank restarts in proportion to this people column (default: evenly)', 'Features'),
        'betweenness_sources': ('float', 'estimate betweenness from N sampled people (default: exact, from everyone)', 'Features'),
        'outcome_features': ('bool', "columns made of outcome=: how far friends' event rates are above that of all, PageRank and activation from people with the event; each out of fold, so that nobody's outcome is in a column of theirs (default: none)", 'Outcomes of friends'),
        'outcome_levels': ('Texts', 'with outcome_features=True: the same rate of people with the same text in column C, which should be no protected trait (default: none)', 'Outcomes of friends'),
        'folds': ('float', 'with outcome_features=True: number of folds (default: 5)', 'Outcomes of friends'),
        'fold_by': ('Text', 'with outcome_features=True: what is kept in one fold: person, community, component, or people of one text in column C; with dates or numbers in C each fold rests on earlier ones alone (default: person)', 'Outcomes of friends'),
        'outcome_influence': ('Texts', 'how outcomes reach everyone: personalized_pagerank and activation from people with the event, sybil_rank from people without it, or none (default: personalized_pagerank,activation)', 'Outcomes of friends'),
        'tie_columns': ('Texts', 'columns of the edge list of which each person gets statistics, or all; C=text and C=number say what a column holds (default: none)', 'Ties'),
        'windows': ('Texts', 'statistics also of the time before as_of=, with units s, h, d or w: 7d,30d,90d (default: none)', 'Ties'),
        'seeds': ('Text', 'influence goes out from who has a number above 0 in this people column, with that weight (default: none)', 'Influence'),
        'seed_people': ('Texts', 'or from these people, all alike (default: none)', 'Influence'),
        'seed_file': ('Columns', 'or from the people in the first column of this table, with a line of names or without (default: none)', 'Influence'),
        'seed_weight': ('Text', 'with seed_file=: the column of their weights (default: all alike)', 'Influence'),
        'spread_seeds': ('bool', "each community with a seed gets a part of the seeds' weight in proportion to its people, as SybilRank wants it (default: weights as given)", 'Influence'),
        'ratings': ('Text', 'edge column of ratings from mistrust to trust, of any sign; influence then goes along those above 0 (default: none)', 'Influence'),
        'largest_rating': ('float', 'the best rating; the worst is -N (default: the largest in C, signs aside)', 'Influence'),
        'cold_start': ('Text', 'fairness and goodness of those without ratings: missing, mean, median or one (1 for both) (default: missing)', 'Influence'),
        'influence': ('Texts', 'personalized_pagerank, activation, sybil_rank, fairness_and_goodness, rev2 (default: all that seeds= and ratings= allow)', 'Influence'),
        'method': ('Text', 'leiden, louvain, label-propagation, synchronous-label-propagation, infomap, walktrap, fast-greedy, leading-eigenvector, spinglass, fluid (default: leiden)', 'Communities'),
        'objective': ('Text', 'the quality that leiden and louvain maximize: modularity, directed-modularity or constant-potts (default: modularity)', 'Communities'),
        'resolution': ('float', 'higher gives more, smaller communities; with constant-potts the density that they must exceed, in the unit of the weights (default: 1; constant-potts: required)', 'Communities'),
        'iterations': ('float', 'how often at most leiden and louvain go through all (default: 10; louvain 2, with levels=True 1)', 'Communities'),
        'tolerance': ('float', 'leiden and louvain leave a level when less than this part of it moves; a larger P is faster, with slightly worse communities (default: 0.01)', 'Communities'),
        'starts': ('float', 'how many independent starts of leiden and louvain are made and combined (default: leiden 10 to 1, fewer on larger graphs; louvain 1)', 'Communities'),
        'rounds': ('float', "how often synchronous-label-propagation takes labels, row numbers at first: LDBC's result with a people table sorted by LDBC's identifiers (default: 10)", 'Communities'),
        'trials': ('float', 'how often infomap starts anew; the best counts (default: 10)', 'Communities'),
        'steps': ('float', "the length of walktrap's walks in friendships, at most 100 (default: 4)", 'Communities'),
        'spins': ('float', 'the most communities of spinglass in a component (default: 25)', 'Communities'),
        'community_count': ('float', 'how many communities: for fluid (required), and at most for leading-eigenvector (default: as many as raise the modularity)', 'Communities'),
        'runs': ('float', "consensus of N runs by the method's own objective, and how surely people belong: community_stability (default: 1)", 'Communities'),
        'seed': ('float', 'seed of every random choice (default: 1)', 'Communities'),
        'output': ('Output', 'where to write (default: with the result); sqlite:FILE?TABLE and postgresql://HOST/DATABASE?TABLE write a table of a database', 'Output'),
        'format': ('Text', 'csv, tsv, jsonl or parquet (default: each output by its ending: .csv, .tsv, .tab, .jsonl, .ndjson, each also with .gz or .zst, .parquet, .pq; csv without one or with .txt)', 'Output'),
        'prefix': ('Text', 'put before the name of every new column (default: nothing)', 'Output'),
        'columns': ('Texts', 'what is written, behind the identifiers and in this order, by the names of the output; what no other column needs is not computed (default: all)', 'Output'),
        'explain_columns': ('bool', 'write what every column means instead, as far as headers and first rows tell; FORMAT is text, markdown, html or json then (default: by the ending: .txt, .md, .html, .json; else text)', 'Output'),
        'dictionary': ('Output', 'writes beside the result what each of its columns means, also those that only reading tells; .txt, .md or .json (default: none); True has it with the result', 'Output'),
        'graph_output': ('Path', 'writes the graph beside the result, with its columns as attributes of people (of communities also those of people=, unless columns= chooses): .graphml for Cytoscape and others, .gexf for Gephi, with colors for communities; each also with .gz or .zst (default: none)', 'Output'),
        'replace_table': ('bool', 'lets results replace tables of databases that are there (default: that is refused)', 'Output'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result', 'Output'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G; what is more goes into files in TMPDIR (default: all there is)', 'Output'),
        'quiet': ('bool', 'no progress bar, no summary', 'Output'),
    },
    'communities': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row", 'People'),
        'outcome': ('Texts', 'columns of what became of people, which is to be predicted: they are written as they are, and nothing is computed from them (default: none)', 'People'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1)", 'People'),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)', 'People'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)", 'People'),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)', 'People'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)', 'People'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024, those of an edge list too; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)', 'People'),
        'unknown_people': ('Text', 'an edge names someone absent from the table: add, drop or error (default: add, and a table with nobody of the edge list is refused)', 'People'),
        'edge_format': ('Text', 'text, json-lines, snap, konect, matrix-market, ncol, metis, graphml, gexf or pajek (default: what the file itself says, or its ending: .jsonl or .ndjson, .mtx, .ncol, .metis or .graph, .graphml, .gexf, .net; else text)', 'Friendships'),
        'source': ('Text', "first endpoint's column, by name or number from 1 (default: 1)", 'Friendships'),
        'target': ('Text', "second endpoint's column (default: 2)", 'Friendships'),
        'weight': ('Text', 'weight column (default: none)', 'Friendships'),
        'kind': ('Text', 'kind column (default: none)', 'Friendships'),
        'kind_of_ends': ('Text', "the kind of a friendship is made of those that people column C gives its ends, in alphabetical order, with directed=True the source's first: business-person (default: none)", 'Friendships'),
        'exclude_kinds': ('Texts', 'kinds whose friendships are not read, such as those from which an outcome was made (default: none)', 'Friendships'),
        'directed': ('bool', 'keep direction (default: undirected)', 'Friendships'),
        'delimiter': ('Text', 'comma, tab, semicolon, pipe or spaces (default: detected)', 'Friendships'),
        'header': ('bool', 'whether the first row names the columns (default: detected)', 'Friendships'),
        'comment': ('Text', 'what starts a comment line (default: #%)', 'Friendships'),
        'duplicates': ('Text', 'one edge given twice: sum, first or last (by time if edges have one), max, count (with a half-life what is left of each, added) or error (default: sum)', 'Friendships'),
        'self_loops': ('Text', 'an edge from a person to themselves: drop or error (default: drop)', 'Friendships'),
        'two_mode': ('bool', 'the targets are no people but what they share, such as shops or devices: whoever has one in common is tied (default: targets are people)', 'Friendships'),
        'hub_limit': ('float', 'with two_mode=True: what more than N people share ties nobody (default: 100)', 'Friendships'),
        'shared_weight': ('Text', "with two_mode=True: what each thing shared adds to a friendship's weight: one, or by-size for 1 / (its people - 1) (default: one)", 'Friendships'),
        'quarantine': ('Output', 'set bad rows of both inputs aside in FILE, and go on; .csv: commas, else tabs; not those of GraphML, GEXF, Pajek and METIS files (default: stop at the first); True has it with the result', 'Friendships'),
        'time': ('Text', 'time column: unix seconds or ISO 8601 (default: none)', 'Time'),
        'as_of': ('Text', 'only friendships strictly before T count: unix seconds or ISO 8601 (required with time=)', 'Time'),
        'half_life': ('Text', "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w (default: no decay)", 'Time'),
        'until': ('Text', 'column of the time at which a friendship ends, from when on it does not count (default: none; an empty field is no end)', 'Time'),
        'dates': ('Texts', 'instead of as_of=: follows communities from date to date, a column each (default: none)', 'Time'),
        'events': ('Output', 'with dates=: what became of each community at each date (default: none); True has it with the result', 'Time'),
        'method': ('Text', 'leiden, louvain, label-propagation, synchronous-label-propagation, infomap, walktrap, fast-greedy, leading-eigenvector, spinglass, fluid (default: leiden)', 'Communities'),
        'objective': ('Text', 'the quality that leiden and louvain maximize: modularity, directed-modularity or constant-potts (default: modularity)', 'Communities'),
        'resolution': ('float', 'higher gives more, smaller communities; with constant-potts the density that they must exceed, in the unit of the weights (default: 1; constant-potts: required)', 'Communities'),
        'iterations': ('float', 'how often at most leiden and louvain go through all (default: 10; louvain 2, with levels=True 1)', 'Communities'),
        'tolerance': ('float', 'leiden and louvain leave a level when less than this part of it moves; a larger P is faster, with slightly worse communities (default: 0.01)', 'Communities'),
        'starts': ('float', 'how many independent starts of leiden and louvain are made and combined (default: leiden 10 to 1, fewer on larger graphs; louvain 1)', 'Communities'),
        'rounds': ('float', "how often synchronous-label-propagation takes labels, row numbers at first: LDBC's result with a people table sorted by LDBC's identifiers (default: 10)", 'Communities'),
        'trials': ('float', 'how often infomap starts anew; the best counts (default: 10)', 'Communities'),
        'steps': ('float', "the length of walktrap's walks in friendships, at most 100 (default: 4)", 'Communities'),
        'spins': ('float', 'the most communities of spinglass in a component (default: 25)', 'Communities'),
        'community_count': ('float', 'how many communities: for fluid (required), and at most for leading-eigenvector (default: as many as raise the modularity)', 'Communities'),
        'runs': ('float', "consensus of N runs by the method's own objective, and how surely people belong: community_stability (default: 1)", 'Communities'),
        'seed': ('float', 'seed of every random choice (default: 1)', 'Communities'),
        'start_from': ('Columns', 'people and communities to start from, as compare= reads them (default: all alone)', 'Start'),
        'significance': ('float', 'compare the quality searched for with that of N random graphs of the same degrees; in the summary (default: none)', 'Further results'),
        'resolutions': ('Text', 'looks at COUNT resolutions, 3 runs each or runs=; the plateaus are in the summary (default: no scan)', 'Further results'),
        'scan': ('Output', 'a row per resolution: how many communities, how sure they are; .html: with pictures (default: none); True has it with the result', 'Further results'),
        'community_table': ('Output', 'a row per community: how it holds together, what its people are like (default: none); True has it with the result', 'Further results'),
        'below': ('Texts', "adds C_share_below to that table: the share (0 to 1) of the people column C's values below N (default: none)", 'Further results'),
        'levels': ('bool', 'columns community_level_1, …: the groups that were joined on the way, finest first', 'Further results'),
        'community_graph': ('Output', 'the friendships inside and between communities, added up (default: none); True has it with the result', 'Further results'),
        'graph_output': ('Path', 'writes the graph beside the result, with its columns as attributes of people (of communities also those of people=, unless columns= chooses): .graphml for Cytoscape and others, .gexf for Gephi, with colors for communities; each also with .gz or .zst (default: none)', 'Further results'),
        'compare': ('Columns', 'a table of people and their communities (default: none)', 'Comparison'),
        'column': ('Text', 'the column of communities in tables given; with compare= also A,B, one for each (default: community, else the only one that ends so, else the only other)', 'Comparison'),
        'output': ('Output', 'where to write (default: with the result); sqlite:FILE?TABLE and postgresql://HOST/DATABASE?TABLE write a table of a database', 'Output'),
        'format': ('Text', 'csv, tsv, jsonl or parquet (default: each output by its ending: .csv, .tsv, .tab, .jsonl, .ndjson, each also with .gz or .zst, .parquet, .pq; csv without one or with .txt)', 'Output'),
        'prefix': ('Text', 'put before the name of every new column (default: nothing)', 'Output'),
        'columns': ('Texts', 'what is written, behind the identifiers and in this order, by the names of the output; what no other column needs is not computed (default: all)', 'Output'),
        'explain_columns': ('bool', 'write what every column means instead, as far as headers and first rows tell; FORMAT is text, markdown, html or json then (default: by the ending: .txt, .md, .html, .json; else text)', 'Output'),
        'replace_table': ('bool', 'lets results replace tables of databases that are there (default: that is refused)', 'Output'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result', 'Output'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G; what is more goes into files in TMPDIR (default: all there is)', 'Output'),
        'quiet': ('bool', 'no progress bar, no summary', 'Output'),
    },
    'graph_helps': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row", 'People'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1)", 'People'),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)', 'People'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)", 'People'),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)', 'People'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)', 'People'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024, those of an edge list too; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)', 'People'),
        'unknown_people': ('Text', 'an edge names someone absent from the table: add, drop or error (default: add, and a table with nobody of the edge list is refused)', 'People'),
        'leave_out': ('Texts', "columns of the table that take no part: neither people's own nor aggregated (default: none; identifiers and outcomes never do)", 'People'),
        'edge_format': ('Text', 'text, json-lines, snap, konect, matrix-market, ncol, metis, graphml, gexf or pajek (default: what the file itself says, or its ending: .jsonl or .ndjson, .mtx, .ncol, .metis or .graph, .graphml, .gexf, .net; else text)', 'Friendships'),
        'source': ('Text', "first endpoint's column, by name or number from 1 (default: 1)", 'Friendships'),
        'target': ('Text', "second endpoint's column (default: 2)", 'Friendships'),
        'weight': ('Text', 'weight column (default: none)', 'Friendships'),
        'kind': ('Text', 'kind column (default: none)', 'Friendships'),
        'kind_of_ends': ('Text', "the kind of a friendship is made of those that people column C gives its ends, in alphabetical order, with directed=True the source's first: business-person (default: none)", 'Friendships'),
        'exclude_kinds': ('Texts', 'kinds whose friendships are not read, such as those from which an outcome was made (default: none)', 'Friendships'),
        'directed': ('bool', 'keep direction (default: undirected)', 'Friendships'),
        'delimiter': ('Text', 'comma, tab, semicolon, pipe or spaces (default: detected)', 'Friendships'),
        'header': ('bool', 'whether the first row names the columns (default: detected)', 'Friendships'),
        'comment': ('Text', 'what starts a comment line (default: #%)', 'Friendships'),
        'duplicates': ('Text', 'one edge given twice: sum, first or last (by time if edges have one), max, count (with a half-life what is left of each, added) or error (default: sum)', 'Friendships'),
        'self_loops': ('Text', 'an edge from a person to themselves: drop or error (default: drop)', 'Friendships'),
        'two_mode': ('bool', 'the targets are no people but what they share, such as shops or devices: whoever has one in common is tied (default: targets are people)', 'Friendships'),
        'hub_limit': ('float', 'with two_mode=True: what more than N people share ties nobody (default: 100)', 'Friendships'),
        'shared_weight': ('Text', "with two_mode=True: what each thing shared adds to a friendship's weight: one, or by-size for 1 / (its people - 1) (default: one)", 'Friendships'),
        'quarantine': ('Output', 'set bad rows of both inputs aside in FILE, and go on; .csv: commas, else tabs; not those of GraphML, GEXF, Pajek and METIS files (default: stop at the first); True has it with the result', 'Friendships'),
        'time': ('Text', 'time column: unix seconds or ISO 8601 (default: none)', 'Time'),
        'as_of': ('Text', 'only friendships strictly before T count: unix seconds or ISO 8601 (required with time=)', 'Time'),
        'half_life': ('Text', "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w (default: no decay)", 'Time'),
        'until': ('Text', 'column of the time at which a friendship ends, from when on it does not count (default: none; an empty field is no end)', 'Time'),
        'features': ('Texts', 'column names, standard for the usual ones; or all or none (default: standard)', 'Features'),
        'aggregate': ('Texts', 'columns to aggregate over friends, or none (default: every numeric column that is no outcome, does not look like an identifier and tells nothing of another column C, as C_reliability does)', 'Features'),
        'aggregate_except': ('Texts', 'aggregate every numeric column but these (default: none left out)', 'Features'),
        'statistics': ('Texts', "what is told of friends' values besides their number. Of numbers, true/false (1 and 0) and dates (days since 1970): mean, sd, min, max, median, coverage, qP (quantile at P %, such as q90), share_below=N, share_above=N, weighted_mean, shrunk_mean, difference (own less mean), rank. Of texts: coverage, levels=N (a share for each of the N most frequent), entropy, mode, share_like_own. standard is the first five (default: standard)", 'Features'),
        'over': ('Texts', 'over whom: friends, ties-in and ties-out (directed=True), second (friends of friends, no friends), within-two (both), kind=NAME (ties of that kind) (default: friends)', 'Features'),
        'minimum_friends': ('float', 'statistics are missing where fewer friends have a value (default: 1); and so are _oof rates with fewer known outcomes, if given', 'Features'),
        'shrinkage': ('Text', 'how many friends at the mean of all others shrunk_mean adds (default: 5)', 'Features'),
        'community_shares': ('float', "shares of everyone's friends in each of the N largest communities (default: none)", 'Features'),
        'damping': ('float', "PageRank's damping, from 0 to below 1, with directed=True to 0.9999 (default: 0.85)", 'Features'),
        'reset': ('Text', 'PageRank restarts in proportion to this people column (default: evenly)', 'Features'),
        'betweenness_sources': ('float', 'estimate betweenness from N sampled people (default: exact, from everyone)', 'Features'),
        'no_outcome_features': ('bool', "without columns of friends' outcomes (default: with)", 'Trial'),
        'outcome_influence': ('Texts', 'how outcomes reach everyone: personalized_pagerank and activation from people with the event, sybil_rank from people without it, or none (default: personalized_pagerank,activation)', 'Trial'),
        'folds': ('float', 'number of folds (default: 5)', 'Trial'),
        'fold_by': ('Text', 'what is kept in one fold: person, community, component, or people of one text in column C; with dates or numbers in C each fold is tried on models of earlier ones (default: person)', 'Trial'),
        'repetitions': ('float', 'how often folds are drawn; figures are medians (default: 3)', 'Trial'),
        'placebos': ('float', 'number of graphs with shuffled ties, everyone keeping as many (default: 9)', 'Trial'),
        'permutations': ('float', 'how often values are shuffled to test homophily (default: 999)', 'Trial'),
        'level': ('float', 'confidence level of intervals, from 0.01 to 0.9999 (default: 0.95)', 'Trial'),
        'tie_columns': ('Texts', 'columns of the edge list of which each person gets statistics, or all; C=text and C=number say what a column holds (default: none)', 'Ties'),
        'windows': ('Texts', 'statistics also of the time before as_of=, with units s, h, d or w: 7d,30d,90d (default: none)', 'Ties'),
        'seeds': ('Text', 'influence goes out from who has a number above 0 in this people column, with that weight (default: none)', 'Influence'),
        'seed_people': ('Texts', 'or from these people, all alike (default: none)', 'Influence'),
        'seed_file': ('Columns', 'or from the people in the first column of this table, with a line of names or without (default: none)', 'Influence'),
        'seed_weight': ('Text', 'with seed_file=: the column of their weights (default: all alike)', 'Influence'),
        'spread_seeds': ('bool', "each community with a seed gets a part of the seeds' weight in proportion to its people, as SybilRank wants it (default: weights as given)", 'Influence'),
        'ratings': ('Text', 'edge column of ratings from mistrust to trust, of any sign; influence then goes along those above 0 (default: none)', 'Influence'),
        'largest_rating': ('float', 'the best rating; the worst is -N (default: the largest in C, signs aside)', 'Influence'),
        'cold_start': ('Text', 'fairness and goodness of those without ratings: missing, mean, median or one (1 for both) (default: missing)', 'Influence'),
        'influence': ('Texts', 'personalized_pagerank, activation, sybil_rank, fairness_and_goodness, rev2 (default: all that seeds= and ratings= allow)', 'Influence'),
        'method': ('Text', 'leiden, louvain, label-propagation, synchronous-label-propagation, infomap, walktrap, fast-greedy, leading-eigenvector, spinglass, fluid (default: leiden)', 'Communities'),
        'objective': ('Text', 'the quality that leiden and louvain maximize: modularity, directed-modularity or constant-potts (default: modularity)', 'Communities'),
        'resolution': ('float', 'higher gives more, smaller communities; with constant-potts the density that they must exceed, in the unit of the weights (default: 1; constant-potts: required)', 'Communities'),
        'iterations': ('float', 'how often at most leiden and louvain go through all (default: 10; louvain 2, with levels=True 1)', 'Communities'),
        'tolerance': ('float', 'leiden and louvain leave a level when less than this part of it moves; a larger P is faster, with slightly worse communities (default: 0.01)', 'Communities'),
        'starts': ('float', 'how many independent starts of leiden and louvain are made and combined (default: leiden 10 to 1, fewer on larger graphs; louvain 1)', 'Communities'),
        'rounds': ('float', "how often synchronous-label-propagation takes labels, row numbers at first: LDBC's result with a people table sorted by LDBC's identifiers (default: 10)", 'Communities'),
        'trials': ('float', 'how often infomap starts anew; the best counts (default: 10)', 'Communities'),
        'steps': ('float', "the length of walktrap's walks in friendships, at most 100 (default: 4)", 'Communities'),
        'spins': ('float', 'the most communities of spinglass in a component (default: 25)', 'Communities'),
        'community_count': ('float', 'how many communities: for fluid (required), and at most for leading-eigenvector (default: as many as raise the modularity)', 'Communities'),
        'runs': ('float', "consensus of N runs by the method's own objective, and how surely people belong: community_stability (default: 1)", 'Communities'),
        'seed': ('float', 'seed of every random choice (default: 1)', 'Communities'),
        'model': ('Document', 'with write_model=: a score model (JSON), or 2015, 2015-variant-b, european, small-business (default: 2015)', 'Score'),
        'write_model': ('Output', 'writes the model that the verdict supports: where the graph helps model= as it is, otherwise without the category of relationships, its points shared out exactly among the other categories; with runs= it states the stability of what is made of communities (default: none); True has it with the result', 'Score'),
        'output': ('Output', 'where to write (default: with the result)', 'Output'),
        'format': ('Text', 'text, markdown, html or json (default: by the ending: .txt, .md, .html, .json; else text)', 'Output'),
        'prefix': ('Text', 'put before the name of every new column (default: nothing)', 'Output'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result', 'Output'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G; what is more goes into files in TMPDIR (default: all there is)', 'Output'),
        'quiet': ('bool', 'no progress bar, no summary', 'Output'),
    },
    'report': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row", 'People'),
        'outcome': ('Texts', 'columns of what became of people, which is to be predicted: they are written as they are, and nothing is computed from them (default: none)', 'People'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1)", 'People'),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)', 'People'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)", 'People'),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)', 'People'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)', 'People'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024, those of an edge list too; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)', 'People'),
        'unknown_people': ('Text', 'an edge names someone absent from the table: add, drop or error (default: add, and a table with nobody of the edge list is refused)', 'People'),
        'edge_format': ('Text', 'text, json-lines, snap, konect, matrix-market, ncol, metis, graphml, gexf or pajek (default: what the file itself says, or its ending: .jsonl or .ndjson, .mtx, .ncol, .metis or .graph, .graphml, .gexf, .net; else text)', 'Friendships'),
        'source': ('Text', "first endpoint's column, by name or number from 1 (default: 1)", 'Friendships'),
        'target': ('Text', "second endpoint's column (default: 2)", 'Friendships'),
        'weight': ('Text', 'weight column (default: none)', 'Friendships'),
        'kind': ('Text', 'kind column (default: none)', 'Friendships'),
        'kind_of_ends': ('Text', "the kind of a friendship is made of those that people column C gives its ends, in alphabetical order, with directed=True the source's first: business-person (default: none)", 'Friendships'),
        'exclude_kinds': ('Texts', 'kinds whose friendships are not read, such as those from which an outcome was made (default: none)', 'Friendships'),
        'directed': ('bool', 'keep direction (default: undirected)', 'Friendships'),
        'delimiter': ('Text', 'comma, tab, semicolon, pipe or spaces (default: detected)', 'Friendships'),
        'header': ('bool', 'whether the first row names the columns (default: detected)', 'Friendships'),
        'comment': ('Text', 'what starts a comment line (default: #%)', 'Friendships'),
        'duplicates': ('Text', 'one edge given twice: sum, first or last (by time if edges have one), max, count (with a half-life what is left of each, added) or error (default: sum)', 'Friendships'),
        'self_loops': ('Text', 'an edge from a person to themselves: drop or error (default: drop)', 'Friendships'),
        'two_mode': ('bool', 'the targets are no people but what they share, such as shops or devices: whoever has one in common is tied (default: targets are people)', 'Friendships'),
        'hub_limit': ('float', 'with two_mode=True: what more than N people share ties nobody (default: 100)', 'Friendships'),
        'shared_weight': ('Text', "with two_mode=True: what each thing shared adds to a friendship's weight: one, or by-size for 1 / (its people - 1) (default: one)", 'Friendships'),
        'quarantine': ('Output', 'set bad rows of both inputs aside in FILE, and go on; .csv: commas, else tabs; not those of GraphML, GEXF, Pajek and METIS files (default: stop at the first); True has it with the result', 'Friendships'),
        'time': ('Text', 'time column: unix seconds or ISO 8601 (default: none)', 'Time'),
        'as_of': ('Text', 'only friendships strictly before T count: unix seconds or ISO 8601 (required with time=)', 'Time'),
        'half_life': ('Text', "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w (default: no decay)", 'Time'),
        'until': ('Text', 'column of the time at which a friendship ends, from when on it does not count (default: none; an empty field is no end)', 'Time'),
        'group': ('Texts', 'columns that name groups which are to be treated alike (default: none)', 'Judging, with an outcome'),
        'no_verdict': ('bool', 'without the verdict on the graph, which takes longest', 'Judging, with an outcome'),
        'placebos': ('float', 'number of graphs with shuffled ties, everyone keeping as many (default: 9)', 'Judging, with an outcome'),
        'permutations': ('float', 'how often values are shuffled to test homophily (default: 999)', 'Judging, with an outcome'),
        'features': ('Texts', 'column names, standard for the usual ones; or all or none (default: standard)', 'Features'),
        'aggregate': ('Texts', 'columns to aggregate over friends, or none (default: every numeric column that is no outcome, does not look like an identifier and tells nothing of another column C, as C_reliability does)', 'Features'),
        'aggregate_except': ('Texts', 'aggregate every numeric column but these (default: none left out)', 'Features'),
        'statistics': ('Texts', "what is told of friends' values besides their number. Of numbers, true/false (1 and 0) and dates (days since 1970): mean, sd, min, max, median, coverage, qP (quantile at P %, such as q90), share_below=N, share_above=N, weighted_mean, shrunk_mean, difference (own less mean), rank. Of texts: coverage, levels=N (a share for each of the N most frequent), entropy, mode, share_like_own. standard is the first five (default: standard)", 'Features'),
        'over': ('Texts', 'over whom: friends, ties-in and ties-out (directed=True), second (friends of friends, no friends), within-two (both), kind=NAME (ties of that kind) (default: friends)', 'Features'),
        'minimum_friends': ('float', 'statistics are missing where fewer friends have a value (default: 1); and so are _oof rates with fewer known outcomes, if given', 'Features'),
        'shrinkage': ('Text', 'how many friends at the mean of all others shrunk_mean adds (default: 5)', 'Features'),
        'exposure': ('Texts', "with two_mode=True: of these people columns the mean over the others who share each of a person's things; then their number, mean and largest (default: none)", 'Features'),
        'community_shares': ('float', "shares of everyone's friends in each of the N largest communities (default: none)", 'Features'),
        'damping': ('float', "PageRank's damping, from 0 to below 1, with directed=True to 0.9999 (default: 0.85)", 'Features'),
        'reset': ('Text', 'PageRank restarts in proportion to this people column (default: evenly)', 'Features'),
        'betweenness_sources': ('float', 'estimate betweenness from N sampled people (default: exact, from everyone)', 'Features'),
        'outcome_features': ('bool', "columns made of outcome=: how far friends' event rates are above that of all, PageRank and activation from people with the event; each out of fold, so that nobody's outcome is in a column of theirs (default: none)", 'Outcomes of friends'),
        'outcome_levels': ('Texts', 'with outcome_features=True: the same rate of people with the same text in column C, which should be no protected trait (default: none)', 'Outcomes of friends'),
        'folds': ('float', 'with outcome_features=True: number of folds (default: 5)', 'Outcomes of friends'),
        'fold_by': ('Text', 'with outcome_features=True: what is kept in one fold: person, community, component, or people of one text in column C; with dates or numbers in C each fold rests on earlier ones alone (default: person)', 'Outcomes of friends'),
        'outcome_influence': ('Texts', 'how outcomes reach everyone: personalized_pagerank and activation from people with the event, sybil_rank from people without it, or none (default: personalized_pagerank,activation)', 'Outcomes of friends'),
        'method': ('Text', 'leiden, louvain, label-propagation, synchronous-label-propagation, infomap, walktrap, fast-greedy, leading-eigenvector, spinglass, fluid (default: leiden)', 'Communities'),
        'objective': ('Text', 'the quality that leiden and louvain maximize: modularity, directed-modularity or constant-potts (default: modularity)', 'Communities'),
        'resolution': ('float', 'higher gives more, smaller communities; with constant-potts the density that they must exceed, in the unit of the weights (default: 1; constant-potts: required)', 'Communities'),
        'iterations': ('float', 'how often at most leiden and louvain go through all (default: 10; louvain 2, with levels=True 1)', 'Communities'),
        'tolerance': ('float', 'leiden and louvain leave a level when less than this part of it moves; a larger P is faster, with slightly worse communities (default: 0.01)', 'Communities'),
        'starts': ('float', 'how many independent starts of leiden and louvain are made and combined (default: leiden 10 to 1, fewer on larger graphs; louvain 1)', 'Communities'),
        'rounds': ('float', "how often synchronous-label-propagation takes labels, row numbers at first: LDBC's result with a people table sorted by LDBC's identifiers (default: 10)", 'Communities'),
        'trials': ('float', 'how often infomap starts anew; the best counts (default: 10)', 'Communities'),
        'steps': ('float', "the length of walktrap's walks in friendships, at most 100 (default: 4)", 'Communities'),
        'spins': ('float', 'the most communities of spinglass in a component (default: 25)', 'Communities'),
        'community_count': ('float', 'how many communities: for fluid (required), and at most for leading-eigenvector (default: as many as raise the modularity)', 'Communities'),
        'runs': ('float', "consensus of N runs by the method's own objective, and how surely people belong: community_stability (default: 1)", 'Communities'),
        'seed': ('float', 'seed of every random choice (default: 1)', 'Communities'),
        'model': ('Document', 'a score model (JSON), or 2015, 2015-variant-b, european, small-business (default: 2015). With entity= one for each kind, such as person=2015', 'Score'),
        'entity': ('Text', "the column that tells each row's kind, such as person or business, whose card scores it; friends' scores cross kinds (default: one card for all)", 'Score'),
        'relationships': ('Text', "friends' scores enter by fixed-point, earlier or off (default: as the model says)", 'Score'),
        'earlier_score': ('Text', 'column with earlier scores (required with relationships="earlier")', 'Score'),
        'certainty': ('bool', 'how sure scores are though all values count as true: as far as the points of a model fitted with bootstrap= are, and what is missing where bins state shares (default: nothing is told, unless one of the next two is given)', 'Score'),
        'reliability': ('bool', 'values may be false: with what probability the value of a column C is true is in column C_reliability, 0 to 1 (default: all count as true, and nothing is told)', 'Score'),
        'sources': ('Document', 'values may be false: how far kinds of sources are to be believed (JSON, or standard: an illustration); columns C_source, C_as_of, C_verified and C_reliability tell of column C (default: none; help(sesame_graph.score) has the format)', 'Score'),
        'band_probabilities': ('bool', "a column with the probability of each band (default: that of the score's band)", 'Score'),
        'output': ('Output', 'where to write (default: with the result)', 'Output'),
        'format': ('Text', 'html, text, markdown or json (default: by the ending: .html, .txt, .md, .json; else text)', 'Output'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result', 'Output'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G; what is more goes into files in TMPDIR (default: all there is)', 'Output'),
        'quiet': ('bool', 'no progress bar, no summary', 'Output'),
    },
    'bin': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row", 'Table'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1)", 'Table'),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)', 'Table'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)", 'Table'),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)', 'Table'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)', 'Table'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024, those of an edge list too; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)', 'Table'),
        'weight': ('Text', 'column of how many rows each row stands for, greater than 0 (default: none, each counts once)', 'Table'),
        'trend': ('Texts', 'how event rates run over rising numbers or dates, in all columns or in column C: free, rising, falling, monotonic (rising or falling), peak or valley (default: monotonic)', 'Bins'),
        'most_bins': ('float', 'largest number of bins of a column, besides those of missing values, special codes and any other text (default: 8)', 'Bins'),
        'least_share': ('float', 'least share of all rows in a bin, from 0 to 1 (default: 0.05)', 'Bins'),
        'least_events': ('float', 'least number of rows with the event in a bin, and of rows without it (default: 1)', 'Bins'),
        'rare_share': ('float', 'share of all rows below which a text is rare; rare texts and those that no row has are one bin, any other (default: 0.01)', 'Bins'),
        'special': ('Texts', 'values that are bins of their own, in column C or, before any C, in all columns, such as age=-1,-9 (default: none)', 'Bins'),
        'texts': ('Texts', 'columns whose numbers are codes of categories, and are put into groups as texts are; 2 and 2.0 are the same code (default: none)', 'Bins'),
        'missing_bin': ('Text', 'own for a bin of missing values, or merged with the bin of the nearest weight of evidence (default: own)', 'Bins'),
        'columns': ('Texts', 'the columns to put into bins, or of binning= those to take (default: all but identifiers and outcomes)', 'Bins'),
        'binning': ('Document', 'bins to count instead of finding any: a document as bin(format="json") writes it (default: none)', 'Bins'),
        'level': ('float', 'confidence level of intervals, from 0.01 to 0.9999 (default: 0.95)', 'Bins'),
        'output': ('Output', 'where to write (default: with the result)', 'Output'),
        'format': ('Text', 'text, markdown, html or json (default: by the ending: .txt, .md, .html, .json; else text)', 'Output'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result', 'Output'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G (default: all there is)', 'Output'),
        'quiet': ('bool', 'no progress bar, no summary', 'Output'),
    },
    'fit': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row", 'Table'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1)", 'Table'),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)', 'Table'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)", 'Table'),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)', 'Table'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)', 'Table'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024, those of an edge list too; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)', 'Table'),
        'weight': ('Text', 'column of how many rows each row stands for, greater than 0 (default: none, each counts once)', 'Table'),
        'leave_out': ('Texts', 'columns that take no part (default: none; identifiers and outcomes never do)', 'Table'),
        'trust': ('Texts', 'columns that were known before the outcome, however well they tell it, and that may count whatever their names (default: none; one that tells it too well stops the run, and names such as sex or age are warned of)', 'Table'),
        'trend': ('Texts', 'how event rates run over rising numbers or dates, in all columns or in column C: free, rising, falling, monotonic (rising or falling), peak or valley (default: monotonic)', 'Bins'),
        'most_bins': ('float', 'largest number of bins of a column, besides those of missing values, special codes and any other text (default: 8)', 'Bins'),
        'least_share': ('float', 'least share of all rows in a bin, from 0 to 1 (default: 0.05)', 'Bins'),
        'least_events': ('float', 'least number of rows with the event in a bin, and of rows without it (default: 1)', 'Bins'),
        'rare_share': ('float', 'share of all rows below which a text is rare; rare texts and those that no row has are one bin, any other (default: 0.01)', 'Bins'),
        'special': ('Texts', 'values that are bins of their own, in column C or, before any C, in all columns, such as age=-1,-9 (default: none)', 'Bins'),
        'texts': ('Texts', 'columns whose numbers are codes of categories, and are put into groups as texts are; 2 and 2.0 are the same code (default: none)', 'Bins'),
        'missing_bin': ('Text', 'own for a bin of missing values, or merged with the bin of the nearest weight of evidence (default: own)', 'Bins'),
        'columns': ('Texts', 'the columns to put into bins, or of binning= those to take (default: all but identifiers and outcomes)', 'Bins'),
        'binning': ('Document', 'bins of some columns, taken as they are; those of others are found, unless columns= names the columns to take: a document as bin(format="json") writes it (default: none)', 'Bins'),
        'level': ('float', 'confidence level of intervals, from 0.01 to 0.9999 (default: 0.95)', 'Bins'),
        'categories': ('Document', 'the category of each column: CSV with the columns column and category, and perhaps reason, the sentence for people whom the column has cost points, and actionable (true, false, increase, decrease), months, cost and always_given, as in a model (sesame help model); or a JSON object (default: none)', 'Categories'),
        'category': ('Texts', 'categories of single columns (default: none)', 'Categories'),
        'default_category': ('Text', 'the category of all other columns (default: none, and columns without one stop the run)', 'Categories'),
        'write_categories': ('Output', 'writes a map of all columns to be edited, .csv, in place of a fit (default: none); True has it with the result', 'Categories'),
        'least_iv': ('Text', 'information value, without what chance adds, that a column must have alone, and more than chance gives to about 1 in 100 columns (measured: 2.4 with 1,000 rows, 0.3 with 10,000; as valleys 4.8 and 1.7); 0 for any; columns named by columns= are not asked (default: 0.005)', 'Regression'),
        'selection': ('Text', 'steps by which columns are chosen of these: both, forward, backward or none (default: none, all of them)', 'Regression'),
        'criterion': ('Text', 'what a column must improve at a step: bic, aic, or the p-value that it must have, above 0 and below 1 (default: bic)', 'Regression'),
        'ridge': ('float', 'half of it times the sum of squared coefficients is added to the log loss (default: 0)', 'Regression'),
        'free_signs': ('bool', "lets coefficients be negative, so that rarer events may bring fewer points (default: they can't)", 'Regression'),
        'missing_rows': ('float', 'least number of rows by which missing values, a special code or rare texts are weighed; with fewer they are neutral (default: 20)', 'Regression'),
        'category_weights': ('Text', 'holds the points of categories to the published weights: 2015 or 2015-variant-b; the scale is 350..950 then, or scale= (default: points are as fitted)', 'Regression'),
        'folds': ('float', 'number of folds (default: 5)', 'Regression'),
        'bootstrap': ('float', 'refits to rows drawn again, bins and columns being held, which tell how sure points are: for score(certainty=True); 2 to 10000, such as 200 (default: none)', 'Regression'),
        'seed': ('float', 'seed of folds, of parcelling and of rows drawn again (default: 1)', 'Regression'),
        'base_score': ('float', 'the score at the base odds (default: 600)', 'Points'),
        'base_odds': ('Text', 'odds of staying without the event at the base score (default: 20)', 'Points'),
        'pdo': ('float', 'points that double these odds (default: 40)', 'Points'),
        'scale': ('Text', 'instead: the scores of the worst and the best values, such as 350..950 (default: none)', 'Points'),
        'bands': ('Texts', 'bands of scores, each with its lowest score, such as poor=0,good=500 (default: five of about equally many rows)', 'Points'),
        'coverage': ('float', 'least share of the points, 0 to 1, that data must back for a score; with 0 people of whom nothing is known get one too (default: 0.5)', 'Points'),
        'rejected': ('Text', 'column, true or 1 for rows without an outcome that were rejected; outcomes are assumed for them (default: none)', 'Rejected applicants'),
        'reject_inference': ('Text', 'fuzzy: each counts with the event and without, by its chance; or parcelling: outcomes are drawn by tenths of chances (default: fuzzy)', 'Rejected applicants'),
        'reject_factor': ('float', 'by how much their odds of the event are larger than those of accepted applicants alike (default: 1)', 'Rejected applicants'),
        'name': ('Text', "the model's name (default: scorecard for the outcome)", 'Model'),
        'model_version': ('Text', "the model's version (default: 1.0.0)", 'Model'),
        'purpose': ('Text', 'what scores may be used for (default: predicting the outcome; not reviewed for any use)', 'Model'),
        'date': ('Text', 'the date that the model states, as 2024-06-30 (default: none)', 'Model'),
        'output': ('Output', 'where to write the model (default: with the result)', 'Output'),
        'out_of_fold': ('Output', "writes the table with each row's fold and its chance of the event, from bins and a regression without that fold, to be given to validate(probability=) (default: none); True has it with the result", 'Output'),
        'replace_table': ('bool', 'lets results replace tables of databases that are there (default: that is refused)', 'Output'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result', 'Output'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G (default: all there is)', 'Output'),
        'quiet': ('bool', 'no progress bar, no summary', 'Output'),
    },
    'validate': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row", 'Table'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1)", 'Table'),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)', 'Table'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)", 'Table'),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)', 'Table'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)', 'Table'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024, those of an edge list too; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)', 'Table'),
        'score': ('Text', 'column of the score (default: score; without one the column of probability=)', 'Score'),
        'model': ('Document', 'a score model (JSON), or 2015, 2015-variant-b, european, small-business, by which the table is scored first; of a fitted one the odds that it states are judged too (default: none, the score is a column)', 'Score'),
        'higher_is': ('Text', 'safer or riskier: what a higher score stands for (default: safer; riskier of the column of probability=)', 'Score'),
        'compare': ('Text', 'column of another score of the same people to compare with (default: none)', 'Score'),
        'compare_model': ('Document', "the same with a model's scores (default: none)", 'Score'),
        'compare_higher_is': ('Text', 'with compare=: safer or riskier, what more of the other score stands for (default: the same as of the score)', 'Score'),
        'probability': ('Text', 'column with the probability of the event (default: none)', 'Score'),
        'base_odds': ('float', "the score's own scale: N people without the event for each with it at score base_score=, and twice as many pdo= points further (default: no scale)", 'Score'),
        'base_score': ('float', 'with base_odds=: the score that has these odds (default: none)', 'Score'),
        'pdo': ('float', 'with base_odds=: how many points double them; they halve where higher is riskier (default: none)', 'Score'),
        'map': ('Text', 'platt or isotonic: the map from the score to probabilities that is fitted, out of fold, beside those that are stated, or where there are none (default: platt)', 'Score'),
        'gain': ('float', 'what an accepted person without the event brings; with loss= the profit is told and the cut-off that earns most (default: no profit)', 'Decisions'),
        'loss': ('float', 'what an accepted person with the event costs (default: no profit)', 'Decisions'),
        'cut_offs': ('Texts', "scores at which figures are told; the verdict's is the one of these that earns most or, without gain=, tells people apart best (default: about 20, each of which accepts as many people more)", 'Decisions'),
        'group': ('Texts', 'columns whose groups are to be treated alike (default: none)', 'Decisions'),
        'reference': ('Texts', "the group that others are compared with, of column C where there are several (default: the one with the largest approval at the verdict's cut-off, of those with 2 % of people)", 'Decisions'),
        'group_cuts': ('Texts', 'where intervals of the numbers of column C meet that are groups, such as age=30,45,60 (default: five of about as many people each in a column of more than 20 different numbers)', 'Decisions'),
        'minimum_group': ('float', 'groups of fewer people are not told of (default: 30)', 'Decisions'),
        'protected': ('Texts', 'columns for which graph columns should not stand in (default: those of group=)', 'Decisions'),
        'graph_columns': ('Texts', 'columns that were made of a graph (default: those with the names of such columns)', 'Decisions'),
        'date': ('Text', 'column of dates, for figures by period, and whether the score and its columns moved since the first (default: none)', 'Time and intervals'),
        'period': ('Text', 'with date=: month, quarter or year (default: quarter)', 'Time and intervals'),
        'weight': ('Text', 'column of how many rows each row stands for, greater than 0 (default: none, each counts once)', 'Time and intervals'),
        'level': ('float', 'confidence level of intervals, from 0.01 to 0.9999 (default: 0.95)', 'Time and intervals'),
        'replicates': ('float', 'number of draws of a bootstrap, at least 2 (default: 1000)', 'Time and intervals'),
        'seed': ('float', 'seed of every random choice (default: 1)', 'Time and intervals'),
        'output': ('Output', 'where to write (default: with the result)', 'Output'),
        'format': ('Text', 'text, markdown, html or json (default: by the ending: .txt, .md, .html, .json; else text)', 'Output'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result', 'Output'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G (default: all there is)', 'Output'),
        'quiet': ('bool', 'no progress bar, no summary', 'Output'),
    },
    'drift': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row", 'Tables'),
        'outcome': ('Texts', 'columns of what became of people, which is to be predicted: they are written as they are, and nothing is computed from them (default: none)', 'Tables'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1)", 'Tables'),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)', 'Tables'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)", 'Tables'),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)', 'Tables'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)', 'Tables'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024, those of an edge list too; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)', 'Tables'),
        'columns': ('Texts', 'the columns to compare (default: all of both tables but identifiers and dates)', 'Comparison'),
        'binning': ('Document', 'bins of columns, as bin(format="json") writes them (default: found in before)', 'Comparison'),
        'model': ('Document', 'compares scores and characteristics of a model (JSON), or of 2015, 2015-variant-b, european, small-business (default: none)', 'Comparison'),
        'score': ('Text', "the column of scores (default: with model= those that it gives, friends' scores left neutral)", 'Comparison'),
        'level': ('float', 'how sure it has to be that nothing is called moved by chance, in all tests together, from 0.01 to 0.9999 (default: 0.95)', 'Comparison'),
        'power': ('float', 'how surely a shift has to be seen if it is there, above 0 and below 1 (default: 0.8)', 'Comparison'),
        'slight': ('float', 'index from which something moved slightly (default: 0.1)', 'Comparison'),
        'large': ('float', 'index from which something moved (default: 0.25)', 'Comparison'),
        'fail_on': ('Text', 'ends with status 77 if something moved, or with slightly even if it moved slightly: moved or slightly (default: never)', 'Comparison'),
        'edges_before': ('Columns', 'the friendships before (default: none)', 'Graphs'),
        'edges_after': ('Columns', 'the friendships after (default: none)', 'Graphs'),
        'edge_format': ('Text', 'text, json-lines, snap, konect, matrix-market, ncol, metis, graphml, gexf or pajek (default: what the file itself says, or its ending: .jsonl or .ndjson, .mtx, .ncol, .metis or .graph, .graphml, .gexf, .net; else text)', 'Friendships'),
        'source': ('Text', "first endpoint's column, by name or number from 1 (default: 1)", 'Friendships'),
        'target': ('Text', "second endpoint's column (default: 2)", 'Friendships'),
        'weight': ('Text', 'weight column (default: none)', 'Friendships'),
        'kind': ('Text', 'kind column (default: none)', 'Friendships'),
        'kind_of_ends': ('Text', "the kind of a friendship is made of those that people column C gives its ends, in alphabetical order, with directed=True the source's first: business-person (default: none)", 'Friendships'),
        'exclude_kinds': ('Texts', 'kinds whose friendships are not read, such as those from which an outcome was made (default: none)', 'Friendships'),
        'directed': ('bool', 'keep direction (default: undirected)', 'Friendships'),
        'delimiter': ('Text', 'comma, tab, semicolon, pipe or spaces (default: detected)', 'Friendships'),
        'header': ('bool', 'whether the first row names the columns (default: detected)', 'Friendships'),
        'comment': ('Text', 'what starts a comment line (default: #%)', 'Friendships'),
        'duplicates': ('Text', 'one edge given twice: sum, first or last (by time if edges have one), max, count (with a half-life what is left of each, added) or error (default: sum)', 'Friendships'),
        'self_loops': ('Text', 'an edge from a person to themselves: drop or error (default: drop)', 'Friendships'),
        'two_mode': ('bool', 'the targets are no people but what they share, such as shops or devices: whoever has one in common is tied (default: targets are people)', 'Friendships'),
        'hub_limit': ('float', 'with two_mode=True: what more than N people share ties nobody (default: 100)', 'Friendships'),
        'shared_weight': ('Text', "with two_mode=True: what each thing shared adds to a friendship's weight: one, or by-size for 1 / (its people - 1) (default: one)", 'Friendships'),
        'time': ('Text', 'time column: unix seconds or ISO 8601 (default: none)', 'Time'),
        'as_of': ('Texts', 'only friendships strictly before T count: unix seconds or ISO 8601, one date for both lists or one for each (required with time=)', 'Time'),
        'half_life': ('Text', "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w (default: no decay)", 'Time'),
        'until': ('Text', 'column of the time at which a friendship ends, from when on it does not count (default: none; an empty field is no end)', 'Time'),
        'seed': ('float', 'seed of communities (default: 1)', 'Communities'),
        'output': ('Output', 'where to write (default: with the result)', 'Output'),
        'format': ('Text', 'text, markdown, html or json (default: by the ending: .txt, .md, .html, .json; else text)', 'Output'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result', 'Output'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G (default: all there is)', 'Output'),
        'quiet': ('bool', 'no progress bar, no summary', 'Output'),
    },
    'resolve': {
        'person': ('Text', 'column of the person (default: person, or id)', 'Claims'),
        'field': ('Text', 'column of what the claim is about (default: field)', 'Claims'),
        'value': ('Text', 'column of what is claimed (default: value)', 'Claims'),
        'source_column': ('Text', 'column of who claims it (default: source)', 'Claims'),
        'as_of_column': ('Text', 'column of when it was recorded: a later claim of a source takes the place of its earlier ones (default: as_of, if there is one)', 'Claims'),
        'verified_column': ('Text', 'column of whether it was verified: true or false, or 0 to 1 (default: verified, if there is one)', 'Claims'),
        'weight': ('Text', 'column of how often a claim counts, greater than 0 (default: none, each counts once)', 'Claims'),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)', 'Claims'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)", 'Claims'),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)', 'Claims'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)', 'Claims'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024, those of an edge list too; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)', 'Claims'),
        'sources': ('Document', 'how far kinds of sources are to be believed at first (JSON, or standard: an illustration); old claims count less, verified ones more (default: all sources alike; help(sesame_graph.score) has the format)', 'Sources'),
        'as_of': ('Text', 'as of when claims are used: unix seconds or ISO 8601 (required with sources= where claims have dates)', 'Sources'),
        'rounds': ('float', 'the most rounds of weights and truths (default: 100)', 'Sources'),
        'output': ('Output', 'where to write (default: with the result); sqlite:FILE?TABLE and postgresql://HOST/DATABASE?TABLE write a table of a database', 'Output'),
        'format': ('Text', 'csv, tsv, jsonl or parquet (default: each output by its ending: .csv, .tsv, .tab, .jsonl, .ndjson, each also with .gz or .zst, .parquet, .pq; csv without one or with .txt)', 'Output'),
        'source_table': ('Output', "a row per source: claims, those compared with others', agreement, loss and weight (default: none); True has it with the result", 'Output'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result', 'Output'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G (default: all there is)', 'Output'),
        'quiet': ('bool', 'no progress bar, no summary', 'Output'),
    },
    'score': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row", 'People'),
        'outcome': ('Texts', 'columns of what became of people, which is to be predicted: they are written as they are, and nothing is computed from them (default: none)', 'People'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1)", 'People'),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)', 'People'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)", 'People'),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)', 'People'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)', 'People'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024, those of an edge list too; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)', 'People'),
        'model': ('Document', 'a score model (JSON), or 2015, 2015-variant-b, european, small-business (default: 2015). With entity= one for each kind, such as person=2015', 'Score'),
        'entity': ('Text', "the column that tells each row's kind, such as person or business, whose card scores it; friends' scores cross kinds (default: one card for all)", 'Score'),
        'relationships': ('Text', "friends' scores are left out, their points shared out (default: as the model says)", 'Score'),
        'certainty': ('bool', 'how sure scores are though all values count as true: as far as the points of a model fitted with bootstrap= are, and what is missing where bins state shares (default: nothing is told, unless one of the next two is given)', 'Score'),
        'reliability': ('bool', 'values may be false: with what probability the value of a column C is true is in column C_reliability, 0 to 1 (default: all count as true, and nothing is told)', 'Score'),
        'sources': ('Document', 'values may be false: how far kinds of sources are to be believed (JSON, or standard: an illustration); columns C_source, C_as_of, C_verified and C_reliability tell of column C (default: none; help(sesame_graph.score) has the format)', 'Score'),
        'band_probabilities': ('bool', "a column with the probability of each band (default: that of the score's band)", 'Score'),
        'as_of': ('Text', 'as of when values of sources are used: unix seconds or ISO 8601 (required with sources= where a column C_as_of tells when they were recorded)', 'Score'),
        'points': ('bool', 'adds the points of every characteristic (points_C), friends_figure and how the card counts friends (friends_settings); points of relationships only where five friends or more contribute', 'What scores bring'),
        'benefits': ('Document', 'adds who has which privilege, loan limit and reward: a document (JSON; see below) with thresholds (default: none)', 'What scores bring'),
        'admittance': ('Text', 'adds whether the score is SCORE or more (Y, N, or N/A without a score), and a reference number (default: none)', 'What scores bring'),
        'reference_key': ('Path', 'with admittance=: a secret of 16 bytes or more; references then also prove the values behind the answer (default: none)', 'What scores bring'),
        'previous': ('Columns', 'the table that an earlier run wrote with points=True, read as it was written, whatever decimal= and missing= say: adds the change of every score and what moved it, and benefits gained and lost (default: none)', 'What scores bring'),
        'percentile_bands': ('Text', 'adds where a score stands among all, in bands of K people or more, 5 at least (default: none)', 'What scores bring'),
        'date': ('Text', 'the day of the run, as 2026-03-31 (required with history=; default: none)', 'What scores bring'),
        'history': ('Output', 'appends date, person, score, band and benefits of everyone to FILE, a CSV table (default: none); True has it with the result', 'What scores bring'),
        'write_model': ('Output', 'writes the model with the share of the people in each bin, as this run measured it: intervals of scores need it (default: none); True has it with the result', 'Model'),
        'stream': ('bool', "scores rows as they come, in memory that does not grow with the table. People who are there twice are not looked for; a column whose bins are texts is read as it is written (+5 is not 5), and outcomes are not checked; the result is csv or tsv; in JSON lines all names must occur in the first 1000 rows. Friends' scores must be off, or the model state their population_mean (default: the whole table at once)", 'Long tables'),
        'output': ('Output', 'where to write (default: with the result); sqlite:FILE?TABLE and postgresql://HOST/DATABASE?TABLE write a table of a database', 'Output'),
        'format': ('Text', 'csv, tsv, jsonl or parquet (default: each output by its ending: .csv, .tsv, .tab, .jsonl, .ndjson, each also with .gz or .zst, .parquet, .pq; csv without one or with .txt)', 'Output'),
        'prefix': ('Text', 'put before the name of every new column (default: nothing)', 'Output'),
        'columns': ('Texts', 'what is written, behind the identifiers and in this order, by the names of the output; what no other column needs is not computed (default: all)', 'Output'),
        'explain_columns': ('bool', 'write what every column means instead, as far as headers and first rows tell; FORMAT is text, markdown, html or json then (default: by the ending: .txt, .md, .html, .json; else text)', 'Output'),
        'replace_table': ('bool', 'lets results replace tables of databases that are there (default: that is refused)', 'Output'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result', 'Output'),
        'quiet': ('bool', 'no progress bar, no summary', 'Output'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G (default: all there is)', 'Output'),
    },
    'verify': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row", 'Table'),
        'outcome': ('Texts', 'columns of what became of people, which is to be predicted: they are written as they are, and nothing is computed from them (default: none)', 'Table'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1)", 'Table'),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)', 'Table'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)", 'Table'),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)', 'Table'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)', 'Table'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024, those of an edge list too; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)', 'Table'),
        'model': ('Document', 'a score model (JSON), or 2015, 2015-variant-b, european, small-business (default: 2015). With entity= one for each kind, such as person=2015', 'Score'),
        'entity': ('Text', "the column that tells each row's kind, such as person or business, whose card scores it; friends' scores cross kinds (default: one card for all)", 'Score'),
        'relationships': ('Text', "friends' scores are left out, their points shared out (default: as the model says)", 'Score'),
        'certainty': ('bool', 'how sure scores are though all values count as true: as far as the points of a model fitted with bootstrap= are, and what is missing where bins state shares (default: nothing is told, unless one of the next two is given)', 'Score'),
        'reliability': ('bool', 'values may be false: with what probability the value of a column C is true is in column C_reliability, 0 to 1 (default: all count as true, and nothing is told)', 'Score'),
        'sources': ('Document', 'values may be false: how far kinds of sources are to be believed (JSON, or standard: an illustration); columns C_source, C_as_of, C_verified and C_reliability tell of column C (default: none; help(sesame_graph.score) has the format)', 'Score'),
        'band_probabilities': ('bool', "a column with the probability of each band (default: that of the score's band)", 'Score'),
        'prefix': ('Text', 'what stands before the names of results in the table (default: nothing)', 'Score'),
        'edges': ('Columns', "the friendships that friends' scores came from (default: none)", 'Friendships'),
        'edge_format': ('Text', 'text, json-lines, snap, konect, matrix-market, ncol, metis, graphml, gexf or pajek (default: what the file itself says, or its ending: .jsonl or .ndjson, .mtx, .ncol, .metis or .graph, .graphml, .gexf, .net; else text)', 'Friendships'),
        'source': ('Text', "first endpoint's column, by name or number from 1 (default: 1)", 'Friendships'),
        'target': ('Text', "second endpoint's column (default: 2)", 'Friendships'),
        'weight': ('Text', 'weight column (default: none)', 'Friendships'),
        'kind': ('Text', 'kind column (default: none)', 'Friendships'),
        'kind_of_ends': ('Text', "the kind of a friendship is made of those that people column C gives its ends, in alphabetical order, with directed=True the source's first: business-person (default: none)", 'Friendships'),
        'exclude_kinds': ('Texts', 'kinds whose friendships are not read, such as those from which an outcome was made (default: none)', 'Friendships'),
        'directed': ('bool', 'keep direction (default: undirected)', 'Friendships'),
        'delimiter': ('Text', 'comma, tab, semicolon, pipe or spaces (default: detected)', 'Friendships'),
        'header': ('bool', 'whether the first row names the columns (default: detected)', 'Friendships'),
        'comment': ('Text', 'what starts a comment line (default: #%)', 'Friendships'),
        'duplicates': ('Text', 'one edge given twice: sum, first or last (by time if edges have one), max, count (with a half-life what is left of each, added) or error (default: sum)', 'Friendships'),
        'self_loops': ('Text', 'an edge from a person to themselves: drop or error (default: drop)', 'Friendships'),
        'two_mode': ('bool', 'the targets are no people but what they share, such as shops or devices: whoever has one in common is tied (default: targets are people)', 'Friendships'),
        'hub_limit': ('float', 'with two_mode=True: what more than N people share ties nobody (default: 100)', 'Friendships'),
        'shared_weight': ('Text', "with two_mode=True: what each thing shared adds to a friendship's weight: one, or by-size for 1 / (its people - 1) (default: one)", 'Friendships'),
        'time': ('Text', 'time column: unix seconds or ISO 8601 (default: none)', 'Time'),
        'as_of': ('Text', 'only friendships strictly before T count: unix seconds or ISO 8601 (required with time=)', 'Time'),
        'half_life': ('Text', "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w (default: no decay)", 'Time'),
        'until': ('Text', 'column of the time at which a friendship ends, from when on it does not count (default: none; an empty field is no end)', 'Time'),
        'benefits': ('Document', 'the document of benefits of that run (default: not verified)', 'What scores bring'),
        'admittance': ('Text', 'the threshold of that run (default: not verified)', 'What scores bring'),
        'reference_key': ('Path', "with admittance=: the secret of that run's references (default: none)", 'What scores bring'),
        'previous': ('Columns', 'the earlier table of that run: verifies what changed, and benefits that rest on it (default: none)', 'What scores bring'),
        'percentile_bands': ('Text', "the number of people of that run's bands (default: not verified)", 'What scores bring'),
        'date': ('Text', 'the day of that run, as 2026-03-31 (default: none)', 'What scores bring'),
        'output': ('Output', 'where to write (default: with the result)', 'Output'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result', 'Output'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G (default: all there is)', 'Output'),
        'quiet': ('bool', 'no progress bar, no summary', 'Output'),
    },
    'explain': {
        'reach': ('Text', "the score to reach, or the band by its name (default: the band above the person's)", 'Person'),
        'within': ('float', 'only changes that take so many months at most, as the model states them (default: any)', 'Person'),
        'disclosure': ('bool', 'the complete document that a person may ask for: also where each value comes from, the points of every bin, what was not read, and hashes of model and values', 'Person'),
        'set': ('Texts', "also tells the score of the one person with these values of columns of the people table, while all that rests on others, friends' scores too, stays as it is; an empty VALUE is a missing one (default: none)", 'Person'),
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row", 'People'),
        'outcome': ('Texts', 'columns of what became of people, which is to be predicted: they are written as they are, and nothing is computed from them (default: none)', 'People'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1)", 'People'),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)', 'People'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)", 'People'),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)', 'People'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)', 'People'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024, those of an edge list too; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)', 'People'),
        'unknown_people': ('Text', 'an edge names someone absent from the table: add, drop or error (default: add, and a table with nobody of the edge list is refused)', 'People'),
        'edge_format': ('Text', 'text, json-lines, snap, konect, matrix-market, ncol, metis, graphml, gexf or pajek (default: what the file itself says, or its ending: .jsonl or .ndjson, .mtx, .ncol, .metis or .graph, .graphml, .gexf, .net; else text)', 'Friendships'),
        'source': ('Text', "first endpoint's column, by name or number from 1 (default: 1)", 'Friendships'),
        'target': ('Text', "second endpoint's column (default: 2)", 'Friendships'),
        'weight': ('Text', 'weight column (default: none)', 'Friendships'),
        'kind': ('Text', 'kind column (default: none)', 'Friendships'),
        'kind_of_ends': ('Text', "the kind of a friendship is made of those that people column C gives its ends, in alphabetical order, with directed=True the source's first: business-person (default: none)", 'Friendships'),
        'exclude_kinds': ('Texts', 'kinds whose friendships are not read, such as those from which an outcome was made (default: none)', 'Friendships'),
        'directed': ('bool', 'keep direction (default: undirected)', 'Friendships'),
        'delimiter': ('Text', 'comma, tab, semicolon, pipe or spaces (default: detected)', 'Friendships'),
        'header': ('bool', 'whether the first row names the columns (default: detected)', 'Friendships'),
        'comment': ('Text', 'what starts a comment line (default: #%)', 'Friendships'),
        'duplicates': ('Text', 'one edge given twice: sum, first or last (by time if edges have one), max, count (with a half-life what is left of each, added) or error (default: sum)', 'Friendships'),
        'self_loops': ('Text', 'an edge from a person to themselves: drop or error (default: drop)', 'Friendships'),
        'two_mode': ('bool', 'the targets are no people but what they share, such as shops or devices: whoever has one in common is tied (default: targets are people)', 'Friendships'),
        'hub_limit': ('float', 'with two_mode=True: what more than N people share ties nobody (default: 100)', 'Friendships'),
        'shared_weight': ('Text', "with two_mode=True: what each thing shared adds to a friendship's weight: one, or by-size for 1 / (its people - 1) (default: one)", 'Friendships'),
        'quarantine': ('Output', 'set bad rows of both inputs aside in FILE, and go on; .csv: commas, else tabs; not those of GraphML, GEXF, Pajek and METIS files (default: stop at the first); True has it with the result', 'Friendships'),
        'time': ('Text', 'time column: unix seconds or ISO 8601 (default: none)', 'Time'),
        'as_of': ('Text', 'only friendships strictly before T count: unix seconds or ISO 8601 (required with time=)', 'Time'),
        'half_life': ('Text', "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w (default: no decay)", 'Time'),
        'until': ('Text', 'column of the time at which a friendship ends, from when on it does not count (default: none; an empty field is no end)', 'Time'),
        'over': ('Texts', 'over whom: friends, ties-in and ties-out (directed=True), second (friends of friends, no friends), within-two (both), kind=NAME (ties of that kind) (default: friends)', 'Features'),
        'minimum_friends': ('float', 'statistics are missing where fewer friends have a value (default: 1); and so are _oof rates with fewer known outcomes, if given', 'Features'),
        'shrinkage': ('Text', 'how many friends at the mean of all others shrunk_mean adds (default: 5)', 'Features'),
        'damping': ('float', "PageRank's damping, from 0 to below 1, with directed=True to 0.9999 (default: 0.85)", 'Features'),
        'reset': ('Text', 'PageRank restarts in proportion to this people column (default: evenly)', 'Features'),
        'betweenness_sources': ('float', 'estimate betweenness from N sampled people (default: exact, from everyone)', 'Features'),
        'exposure': ('Texts', "with two_mode=True: of these people columns the mean over the others who share each of a person's things; then their number, mean and largest (default: none)", 'Features'),
        'outcome_features': ('bool', "columns made of outcome=: how far friends' event rates are above that of all, PageRank and activation from people with the event; each out of fold, so that nobody's outcome is in a column of theirs (default: none)", 'Outcomes of friends'),
        'outcome_levels': ('Texts', 'with outcome_features=True: the same rate of people with the same text in column C, which should be no protected trait (default: none)', 'Outcomes of friends'),
        'folds': ('float', 'with outcome_features=True: number of folds (default: 5)', 'Outcomes of friends'),
        'fold_by': ('Text', 'with outcome_features=True: what is kept in one fold: person, community, component, or people of one text in column C; with dates or numbers in C each fold rests on earlier ones alone (default: person)', 'Outcomes of friends'),
        'outcome_influence': ('Texts', 'how outcomes reach everyone: personalized_pagerank and activation from people with the event, sybil_rank from people without it, or none (default: personalized_pagerank,activation)', 'Outcomes of friends'),
        'tie_columns': ('Texts', 'columns of the edge list of which each person gets statistics, or all; C=text and C=number say what a column holds (default: none)', 'Ties'),
        'windows': ('Texts', 'statistics also of the time before as_of=, with units s, h, d or w: 7d,30d,90d (default: none)', 'Ties'),
        'seeds': ('Text', 'influence goes out from who has a number above 0 in this people column, with that weight (default: none)', 'Influence'),
        'seed_people': ('Texts', 'or from these people, all alike (default: none)', 'Influence'),
        'seed_file': ('Columns', 'or from the people in the first column of this table, with a line of names or without (default: none)', 'Influence'),
        'seed_weight': ('Text', 'with seed_file=: the column of their weights (default: all alike)', 'Influence'),
        'spread_seeds': ('bool', "each community with a seed gets a part of the seeds' weight in proportion to its people, as SybilRank wants it (default: weights as given)", 'Influence'),
        'ratings': ('Text', 'edge column of ratings from mistrust to trust, of any sign; influence then goes along those above 0 (default: none)', 'Influence'),
        'largest_rating': ('float', 'the best rating; the worst is -N (default: the largest in C, signs aside)', 'Influence'),
        'cold_start': ('Text', 'fairness and goodness of those without ratings: missing, mean, median or one (1 for both) (default: missing)', 'Influence'),
        'method': ('Text', 'leiden, louvain, label-propagation, synchronous-label-propagation, infomap, walktrap, fast-greedy, leading-eigenvector, spinglass, fluid (default: leiden)', 'Communities'),
        'objective': ('Text', 'the quality that leiden and louvain maximize: modularity, directed-modularity or constant-potts (default: modularity)', 'Communities'),
        'resolution': ('float', 'higher gives more, smaller communities; with constant-potts the density that they must exceed, in the unit of the weights (default: 1; constant-potts: required)', 'Communities'),
        'iterations': ('float', 'how often at most leiden and louvain go through all (default: 10; louvain 2, with levels=True 1)', 'Communities'),
        'tolerance': ('float', 'leiden and louvain leave a level when less than this part of it moves; a larger P is faster, with slightly worse communities (default: 0.01)', 'Communities'),
        'starts': ('float', 'how many independent starts of leiden and louvain are made and combined (default: leiden 10 to 1, fewer on larger graphs; louvain 1)', 'Communities'),
        'rounds': ('float', "how often synchronous-label-propagation takes labels, row numbers at first: LDBC's result with a people table sorted by LDBC's identifiers (default: 10)", 'Communities'),
        'trials': ('float', 'how often infomap starts anew; the best counts (default: 10)', 'Communities'),
        'steps': ('float', "the length of walktrap's walks in friendships, at most 100 (default: 4)", 'Communities'),
        'spins': ('float', 'the most communities of spinglass in a component (default: 25)', 'Communities'),
        'community_count': ('float', 'how many communities: for fluid (required), and at most for leading-eigenvector (default: as many as raise the modularity)', 'Communities'),
        'runs': ('float', "consensus of N runs by the method's own objective, and how surely people belong: community_stability (default: 1)", 'Communities'),
        'seed': ('float', 'seed of every random choice (default: 1)', 'Communities'),
        'model': ('Document', 'a score model (JSON), or 2015, 2015-variant-b, european, small-business (default: 2015). With entity= one for each kind, such as person=2015', 'Score'),
        'entity': ('Text', "the column that tells each row's kind, such as person or business, whose card scores it; friends' scores cross kinds (default: one card for all)", 'Score'),
        'relationships': ('Text', "friends' scores enter by fixed-point, earlier or off (default: as the model says)", 'Score'),
        'earlier_score': ('Text', 'column with earlier scores (required with relationships="earlier")', 'Score'),
        'certainty': ('bool', 'how sure scores are though all values count as true: as far as the points of a model fitted with bootstrap= are, and what is missing where bins state shares (default: nothing is told, unless one of the next two is given)', 'Score'),
        'reliability': ('bool', 'values may be false: with what probability the value of a column C is true is in column C_reliability, 0 to 1 (default: all count as true, and nothing is told)', 'Score'),
        'sources': ('Document', 'values may be false: how far kinds of sources are to be believed (JSON, or standard: an illustration); columns C_source, C_as_of, C_verified and C_reliability tell of column C (default: none; help(sesame_graph.score) has the format)', 'Score'),
        'band_probabilities': ('bool', "a column with the probability of each band (default: that of the score's band)", 'Score'),
        'output': ('Output', 'where to write (default: with the result)', 'Output'),
        'format': ('Text', 'text, markdown, html or json (default: by the ending: .txt, .md, .html, .json; else text)', 'Output'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result', 'Output'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G; what is more goes into files in TMPDIR (default: all there is)', 'Output'),
        'quiet': ('bool', 'no progress bar, no summary', 'Output'),
    },
    'influence': {
        'name_friends': ('bool', "show each friendship with the friend and exact figures, which tell the friend's score", 'Person'),
        'invented_friends': ('float', 'for how many invented friends to state a bound (default: 10)', 'Person'),
        'plant_ring': ('Text', 'plant a ring of so many false accounts, friends of each other and of the person, and say what it brings; at most 1000 (default: none)', 'Person'),
        'attack_edges': ('float', 'with plant_ring=: friendships of the ring with other people, drawn by seed= (default: 0)', 'Person'),
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row", 'People'),
        'outcome': ('Texts', 'columns of what became of people, which is to be predicted: they are written as they are, and nothing is computed from them (default: none)', 'People'),
        'event': ('Texts', "the outcome's values that are the event, C=V each where there are several outcomes; every other value is none (default: true, or 1 among 0 and 1)", 'People'),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)', 'People'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)", 'People'),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)', 'People'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)', 'People'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024, those of an edge list too; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)', 'People'),
        'unknown_people': ('Text', 'an edge names someone absent from the table: add, drop or error (default: add, and a table with nobody of the edge list is refused)', 'People'),
        'edge_format': ('Text', 'text, json-lines, snap, konect, matrix-market, ncol, metis, graphml, gexf or pajek (default: what the file itself says, or its ending: .jsonl or .ndjson, .mtx, .ncol, .metis or .graph, .graphml, .gexf, .net; else text)', 'Friendships'),
        'source': ('Text', "first endpoint's column, by name or number from 1 (default: 1)", 'Friendships'),
        'target': ('Text', "second endpoint's column (default: 2)", 'Friendships'),
        'weight': ('Text', 'weight column (default: none)', 'Friendships'),
        'kind': ('Text', 'kind column (default: none)', 'Friendships'),
        'kind_of_ends': ('Text', "the kind of a friendship is made of those that people column C gives its ends, in alphabetical order, with directed=True the source's first: business-person (default: none)", 'Friendships'),
        'exclude_kinds': ('Texts', 'kinds whose friendships are not read, such as those from which an outcome was made (default: none)', 'Friendships'),
        'directed': ('bool', 'keep direction (default: undirected)', 'Friendships'),
        'delimiter': ('Text', 'comma, tab, semicolon, pipe or spaces (default: detected)', 'Friendships'),
        'header': ('bool', 'whether the first row names the columns (default: detected)', 'Friendships'),
        'comment': ('Text', 'what starts a comment line (default: #%)', 'Friendships'),
        'duplicates': ('Text', 'one edge given twice: sum, first or last (by time if edges have one), max, count (with a half-life what is left of each, added) or error (default: sum)', 'Friendships'),
        'self_loops': ('Text', 'an edge from a person to themselves: drop or error (default: drop)', 'Friendships'),
        'two_mode': ('bool', 'the targets are no people but what they share, such as shops or devices: whoever has one in common is tied (default: targets are people)', 'Friendships'),
        'hub_limit': ('float', 'with two_mode=True: what more than N people share ties nobody (default: 100)', 'Friendships'),
        'shared_weight': ('Text', "with two_mode=True: what each thing shared adds to a friendship's weight: one, or by-size for 1 / (its people - 1) (default: one)", 'Friendships'),
        'quarantine': ('Output', 'set bad rows of both inputs aside in FILE, and go on; .csv: commas, else tabs; not those of GraphML, GEXF, Pajek and METIS files (default: stop at the first); True has it with the result', 'Friendships'),
        'time': ('Text', 'time column: unix seconds or ISO 8601 (default: none)', 'Time'),
        'as_of': ('Text', 'only friendships strictly before T count: unix seconds or ISO 8601 (required with time=)', 'Time'),
        'half_life': ('Text', "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w (default: no decay)", 'Time'),
        'until': ('Text', 'column of the time at which a friendship ends, from when on it does not count (default: none; an empty field is no end)', 'Time'),
        'over': ('Texts', 'over whom: friends, ties-in and ties-out (directed=True), second (friends of friends, no friends), within-two (both), kind=NAME (ties of that kind) (default: friends)', 'Features'),
        'minimum_friends': ('float', 'statistics are missing where fewer friends have a value (default: 1); and so are _oof rates with fewer known outcomes, if given', 'Features'),
        'shrinkage': ('Text', 'how many friends at the mean of all others shrunk_mean adds (default: 5)', 'Features'),
        'damping': ('float', "PageRank's damping, from 0 to below 1, with directed=True to 0.9999 (default: 0.85)", 'Features'),
        'reset': ('Text', 'PageRank restarts in proportion to this people column (default: evenly)', 'Features'),
        'betweenness_sources': ('float', 'estimate betweenness from N sampled people (default: exact, from everyone)', 'Features'),
        'outcome_features': ('bool', "columns made of outcome=: how far friends' event rates are above that of all, PageRank and activation from people with the event; each out of fold, so that nobody's outcome is in a column of theirs (default: none)", 'Outcomes of friends'),
        'outcome_levels': ('Texts', 'with outcome_features=True: the same rate of people with the same text in column C, which should be no protected trait (default: none)', 'Outcomes of friends'),
        'folds': ('float', 'with outcome_features=True: number of folds (default: 5)', 'Outcomes of friends'),
        'fold_by': ('Text', 'with outcome_features=True: what is kept in one fold: person, community, component, or people of one text in column C; with dates or numbers in C each fold rests on earlier ones alone (default: person)', 'Outcomes of friends'),
        'outcome_influence': ('Texts', 'how outcomes reach everyone: personalized_pagerank and activation from people with the event, sybil_rank from people without it, or none (default: personalized_pagerank,activation)', 'Outcomes of friends'),
        'seeds': ('Text', 'influence goes out from who has a number above 0 in this people column, with that weight (default: none)', 'Influence'),
        'seed_people': ('Texts', 'or from these people, all alike (default: none)', 'Influence'),
        'seed_file': ('Columns', 'or from the people in the first column of this table, with a line of names or without (default: none)', 'Influence'),
        'seed_weight': ('Text', 'with seed_file=: the column of their weights (default: all alike)', 'Influence'),
        'spread_seeds': ('bool', "each community with a seed gets a part of the seeds' weight in proportion to its people, as SybilRank wants it (default: weights as given)", 'Influence'),
        'method': ('Text', 'leiden, louvain, label-propagation, synchronous-label-propagation, infomap, walktrap, fast-greedy, leading-eigenvector, spinglass, fluid (default: leiden)', 'Communities'),
        'objective': ('Text', 'the quality that leiden and louvain maximize: modularity, directed-modularity or constant-potts (default: modularity)', 'Communities'),
        'resolution': ('float', 'higher gives more, smaller communities; with constant-potts the density that they must exceed, in the unit of the weights (default: 1; constant-potts: required)', 'Communities'),
        'iterations': ('float', 'how often at most leiden and louvain go through all (default: 10; louvain 2, with levels=True 1)', 'Communities'),
        'tolerance': ('float', 'leiden and louvain leave a level when less than this part of it moves; a larger P is faster, with slightly worse communities (default: 0.01)', 'Communities'),
        'starts': ('float', 'how many independent starts of leiden and louvain are made and combined (default: leiden 10 to 1, fewer on larger graphs; louvain 1)', 'Communities'),
        'rounds': ('float', "how often synchronous-label-propagation takes labels, row numbers at first: LDBC's result with a people table sorted by LDBC's identifiers (default: 10)", 'Communities'),
        'trials': ('float', 'how often infomap starts anew; the best counts (default: 10)', 'Communities'),
        'steps': ('float', "the length of walktrap's walks in friendships, at most 100 (default: 4)", 'Communities'),
        'spins': ('float', 'the most communities of spinglass in a component (default: 25)', 'Communities'),
        'community_count': ('float', 'how many communities: for fluid (required), and at most for leading-eigenvector (default: as many as raise the modularity)', 'Communities'),
        'runs': ('float', "consensus of N runs by the method's own objective, and how surely people belong: community_stability (default: 1)", 'Communities'),
        'seed': ('float', 'seed of every random choice (default: 1)', 'Communities'),
        'model': ('Document', 'a score model (JSON), or 2015, 2015-variant-b, european, small-business (default: 2015)', 'Score'),
        'relationships': ('Text', "friends' scores enter by fixed-point, earlier or off (default: as the model says)", 'Score'),
        'earlier_score': ('Text', 'column with earlier scores (required with relationships="earlier")', 'Score'),
        'output': ('Output', 'where to write (default: with the result)', 'Output'),
        'format': ('Text', 'text, markdown, html or json (default: by the ending: .txt, .md, .html, .json; else text)', 'Output'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result', 'Output'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G; what is more goes into files in TMPDIR (default: all there is)', 'Output'),
        'quiet': ('bool', 'no progress bar, no summary', 'Output'),
    },
    'import': {
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row", 'People'),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)', 'People'),
        'people_header': ('bool', "whether the table's first line names its columns, which are column_1, column_2, … otherwise (default: yes, and a line that looks like data is refused)", 'People'),
        'decimal': ('Text', 'point or comma: how the table, and the numbers of an edge list, write fractions; with comma 1.234,5 is a number (default: point)', 'People'),
        'grouping': ('Text', 'comma, point, space or apostrophe: what the table, and the numbers of an edge list, have between thousands, in groups of three (default: nothing; with a decimal comma points may be there)', 'People'),
        'date_order': ('Text', 'dmy, mdy or ymd: the order of day, month and year in dates such as 31.12.2024, those of an edge list too; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)', 'People'),
        'unknown_people': ('Text', 'an edge names someone absent from the table: add, drop or error (default: add, and a table with nobody of the edge list is refused)', 'People'),
        'edge_format': ('Text', 'text, json-lines, snap, konect, matrix-market, ncol, metis, graphml, gexf or pajek (default: what the file itself says, or its ending: .jsonl or .ndjson, .mtx, .ncol, .metis or .graph, .graphml, .gexf, .net; else text)', 'Friendships'),
        'source': ('Text', "first endpoint's column, by name or number from 1 (default: 1)", 'Friendships'),
        'target': ('Text', "second endpoint's column (default: 2)", 'Friendships'),
        'weight': ('Text', 'weight column (default: none)', 'Friendships'),
        'kind': ('Text', 'kind column (default: none)', 'Friendships'),
        'kind_of_ends': ('Text', "the kind of a friendship is made of those that people column C gives its ends, in alphabetical order, with directed=True the source's first: business-person (default: none)", 'Friendships'),
        'exclude_kinds': ('Texts', 'kinds whose friendships are not read, such as those from which an outcome was made (default: none)', 'Friendships'),
        'directed': ('bool', 'keep direction (default: undirected)', 'Friendships'),
        'delimiter': ('Text', 'comma, tab, semicolon, pipe or spaces (default: detected)', 'Friendships'),
        'header': ('bool', 'whether the first row names the columns (default: detected)', 'Friendships'),
        'comment': ('Text', 'what starts a comment line (default: #%)', 'Friendships'),
        'duplicates': ('Text', 'one edge given twice: sum, first or last (by time if edges have one), max, count (with a half-life what is left of each, added) or error (default: sum)', 'Friendships'),
        'self_loops': ('Text', 'an edge from a person to themselves: drop or error (default: drop)', 'Friendships'),
        'two_mode': ('bool', 'the targets are no people but what they share, such as shops or devices: whoever has one in common is tied (default: targets are people)', 'Friendships'),
        'hub_limit': ('float', 'with two_mode=True: what more than N people share ties nobody (default: 100)', 'Friendships'),
        'shared_weight': ('Text', "with two_mode=True: what each thing shared adds to a friendship's weight: one, or by-size for 1 / (its people - 1) (default: one)", 'Friendships'),
        'quarantine': ('Output', 'set bad rows of both inputs aside in FILE, and go on; .csv: commas, else tabs; not those of GraphML, GEXF, Pajek and METIS files (default: stop at the first); True has it with the result', 'Friendships'),
        'time': ('Text', 'time column: unix seconds or ISO 8601 (default: none)', 'Time'),
        'as_of': ('Text', 'only friendships strictly before T count: unix seconds or ISO 8601 (required with time=)', 'Time'),
        'half_life': ('Text', "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w (default: no decay)", 'Time'),
        'until': ('Text', 'column of the time at which a friendship ends, from when on it does not count (default: none; an empty field is no end)', 'Time'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result', 'Output'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G; what is more goes into files in TMPDIR (default: all there is)', 'Output'),
        'quiet': ('bool', 'no progress bar, no summary', 'Output'),
    },
    'model': {
        'as_': ('Text', "json; table, the points to add up by hand; markdown, the same as a model card's body; pmml, a Scorecard of PMML 4.4; sql-duckdb, sql-postgresql or sql-spark, a SELECT (default: by the ending of the output: .json, .txt, .md, .pmml or .xml; else json)", 'Form'),
        'table': ('Text', 'with SQL: the table that is scored; dots separate the names of what it is in (default: people)', 'Form'),
        'id': ('Text', 'with SQL: the column that identifies people (default: id)', 'Form'),
        'prefix': ('Text', 'with SQL: put before the name of every column of the result but the identifiers (default: nothing)', 'Form'),
        'output': ('Output', 'where to write (default: with the result)', 'Output'),
    },
    'generate': {
        'size': ('float', 'how many people (default: 10000)', 'People and ties'),
        'mean_degree': ('float', 'mean number of friends (default: 10.0)', 'People and ties'),
        'degree_exponent': ('float', 'exponent of the power law of expected degrees, above 1 (default: 2.5)', 'People and ties'),
        'largest_degree': ('float', 'largest expected degree (default: the root of people times mean degree)', 'People and ties'),
        'mixing': ('float', 'share of ties that lead to other communities (default: 0.2)', 'People and ties'),
        'community_exponent': ('float', 'exponent of the power law of community sizes (default: 1.5)', 'People and ties'),
        'smallest_community': ('float', 'people in the smallest community (default: four times the mean degree, at least 20)', 'People and ties'),
        'largest_community': ('float', 'people in the largest community (default: a tenth of all)', 'People and ties'),
        'homophily': ('float', 'correlation of the latent risk at both ends of ties (default: 0.3)', 'People and ties'),
        'transfers_per_tie': ('float', 'mean number of transfers (default: 2.0)', 'People and ties'),
        'missing_share': ('float', 'share of values that a source lacks (default: 0.05)', 'Columns and outcomes'),
        'reliabilities': ('Texts', 'sources, each with the share of its values that are true; columns of credit history come from the first, of behavior from the second, and so on (default: loan=0.97, payment=0.95, insurance=0.9, public_document=0.98, stated=0.75)', 'Columns and outcomes'),
        'default_share': ('float', 'share of people who default (default: 0.1)', 'Columns and outcomes'),
        'coefficients': ('Texts', "change of a default's log-odds per unit of the latent_risk and of columns' true values (default: latent_risk=1.0, utilization=0.8, inquiries_12m=0.15, savings_buffer_months=-0.05)", 'Columns and outcomes'),
        'sybils': ('float', 'how many sybil accounts (default: 0)', 'Sybil accounts and businesses'),
        'sybil_degree': ('float', "a sybil account's mean number of ties with others (default: 10.0)", 'Sybil accounts and businesses'),
        'attack_ties': ('float', 'ties between sybil accounts and people (default: 10)', 'Sybil accounts and businesses'),
        'businesses': ('float', 'how many small businesses (default: 0)', 'Sybil accounts and businesses'),
        'customers': ('float', 'mean customers of a business (default: 8.0)', 'Sybil accounts and businesses'),
        'owner_correlation': ('float', "correlation of a business's latent risk with its owner's (default: 0.5)", 'Sybil accounts and businesses'),
        'graph': ('Columns', 'real friendships, whose people get records (default: none)', 'Real people and records'),
        'records': ('Columns', 'records of other people, at least one each (required with graph=; default: none)', 'Real people and records'),
        'risk': ('Texts', 'columns of the records that make up the latent risk, each with the weight of its standardized values, below 0 where low values are risky (required with graph=; default: none)', 'Real people and records'),
        'id': ('Text', "the people table's identifier column (default: its first); row numbers the rows from 1, unless a column is called row", 'Real people and records'),
        'missing': ('Texts', 'further spellings of a missing value, in all columns or in column C. An empty field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their like are among numbers. With an empty TEXT only empty fields (and other TEXTs given) are missing. A TEXT that is a number is any spelling of it in columns of numbers (default: none further)', 'Real people and records'),
        'output': ('Output', 'the people table (default: with the result)', 'Output'),
        'edge_list': ('Output', 'the ties: source, target and, with businesses, kind (default: none); True has it with the result', 'Output'),
        'transfers': ('Output', 'transfers: source, target, amount and time (default: none); True has it with the result', 'Output'),
        'claims': ('Output', 'what each source says: person, field, value and source (default: none); True has it with the result', 'Output'),
        'truth': ('Output', 'a row per account with what is true (default: none); True has it with the result', 'Output'),
        'parameters': ('Output', 'what all was generated from, as JSON (default: none); True has it with the result', 'Output'),
        'seed': ('float', 'seed of every random choice (default: 1)', 'Output'),
        'format': ('Text', 'csv, tsv, jsonl or parquet (default: each output by its ending: .csv, .tsv, .tab, .jsonl, .ndjson, each also with .gz or .zst, .parquet, .pq; csv without one or with .txt)', 'Output'),
        'replace_table': ('bool', 'lets results replace tables of databases that are there (default: that is refused)', 'Output'),
        'threads': ('float', 'how many threads (default: all cores); changes no byte of the result', 'Output'),
        'memory': ('Text', 'memory to plan with, in bytes or such as 12G (default: all there is)', 'Output'),
        'quiet': ('bool', 'no progress bar, no summary', 'Output'),
    },
}
