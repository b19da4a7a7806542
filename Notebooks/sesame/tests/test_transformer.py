"""The transformer in a pipeline, and that no target leaks through it."""

from __future__ import annotations

import warnings

import numpy
import pandas
import polars
import pytest
import sesame_graph as sesame
from sklearn.base import clone
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

pytestmark = pytest.mark.filterwarnings("ignore::sesame_graph.SesameWarning")

COUNT, GROUPS = 1_200, 60


@pytest.fixture(scope="module")
def world():
    """People in groups of friends."""
    random = numpy.random.default_rng(7)
    group = numpy.arange(COUNT) % GROUPS
    sources = random.integers(0, COUNT, 6 * COUNT)
    near = (sources + GROUPS * random.integers(1, COUNT // GROUPS, len(sources))) % COUNT
    far = random.integers(0, COUNT, len(sources))
    targets = numpy.where(random.random(len(sources)) < 0.8, near, far)
    edges = polars.DataFrame({"a": sources, "b": targets}).filter(polars.col("a") != polars.col("b"))
    people = polars.DataFrame({"id": numpy.arange(COUNT), "income": random.normal(size=COUNT)})
    return edges, people, group, random


def area(features, people, y, folds=5, seed=1) -> numpy.ndarray:
    model = make_pipeline(features, SimpleImputer(keep_empty_features=True), StandardScaler(), LogisticRegression(C=0.1, max_iter=500))
    return cross_val_score(model, people, y, scoring="roc_auc", cv=StratifiedKFold(folds, shuffle=True, random_state=seed))


PLAIN = {"features": ["degree"], "aggregate": "none"}
OPTIONS = {**PLAIN, "outcome_influence": "none"}


def test_a_random_target_is_not_predicted(world):
    edges, people, _, _ = world
    graph = sesame.Graph(edges)
    areas = []
    for seed in range(8):
        y = numpy.random.default_rng(seed).random(COUNT) < 0.3
        areas.append(area(sesame.GraphFeatures(graph, uses_target=True, options=OPTIONS), people, y, folds=3, seed=100 + seed).mean())
    print("areas under the curve of random targets:", [round(each, 3) for each in areas])
    assert abs(numpy.mean(areas) - 0.5) < 0.03


def test_a_target_that_friends_share_is_predicted_by_theirs_alone(world):
    edges, people, group, _ = world
    random = numpy.random.default_rng(3)
    chance = random.choice([0.05, 0.7], GROUPS)
    y = random.random(COUNT) < chance[group]
    graph = sesame.Graph(edges)
    without = area(sesame.GraphFeatures(graph, options=PLAIN), people, y).mean()
    with_target = area(sesame.GraphFeatures(graph, uses_target=True, options=OPTIONS), people, y).mean()
    assert with_target > 0.7 > 0.6 > without


def test_targets_of_rows_held_out_change_nothing(world):
    edges, people, _, _ = world
    y = numpy.random.default_rng(5).random(COUNT) < 0.3
    train, test = numpy.arange(0, 900), numpy.arange(900, COUNT)
    found = []
    for flipped in (False, True):
        target = y.copy()
        if flipped:
            target[test] = ~target[test]
        transformer = sesame.GraphFeatures(edges, uses_target=True, options=OPTIONS)
        first = transformer.fit_transform(people[train], target[train])
        found.append((first, transformer.transform(people[test])))
    numpy.testing.assert_array_equal(found[0][0], found[1][0])
    numpy.testing.assert_array_equal(found[0][1], found[1][1])


def test_nobodys_own_target_is_in_their_columns(world):
    edges, people, _, _ = world
    assert "target" in " ".join(sesame.GraphFeatures(edges, uses_target=True, options=OPTIONS).fit(
        people, numpy.arange(COUNT) % 3 == 0).get_feature_names_out())
    y = (numpy.random.default_rng(6).random(COUNT) < 0.3)
    other = y.copy()
    other[17] = ~other[17]
    own = sesame.GraphFeatures(edges, uses_target=True, options=PLAIN).fit_transform(people, y)[17]
    flipped = sesame.GraphFeatures(edges, uses_target=True, options=PLAIN).fit_transform(people, other)[17]
    numpy.testing.assert_array_equal(own, flipped)


def test_columns_have_names_and_are_those_of_the_library(world):
    edges, people, _, _ = world
    transformer = sesame.GraphFeatures(edges, options={"features": ["degree", "coreness", "component"], "aggregate": "income"})
    found = transformer.fit_transform(people)
    names = list(transformer.get_feature_names_out())
    assert names[:3] == ["income", "degree", "coreness"]
    assert "component" not in names and "id" not in names and "neighbor_income_mean" in names
    expected = sesame.features(edges, people, features=["degree", "coreness", "component"], aggregate="income").to_polars()
    for place, name in enumerate(names):
        column = expected[name].cast(polars.Float64).fill_null(float("nan")).to_numpy()
        numpy.testing.assert_array_equal(found[:, place], column, err_msg=name)


@pytest.mark.parametrize("kind", ["polars", "pandas", "pyarrow"])
def test_frames_of_all_kinds_give_the_same(world, kind):
    edges, people, _, _ = world
    y = numpy.random.default_rng(5).random(COUNT) < 0.3
    frames = {
        "polars": lambda frame: frame,
        "pandas": lambda frame: frame.to_pandas(),
        "pyarrow": lambda frame: frame.to_arrow(),
    }
    make = frames[kind]
    transformer = sesame.GraphFeatures(edges, uses_target=True, options=OPTIONS)
    first = transformer.fit_transform(make(people[:900]), y[:900])
    second = transformer.transform(make(people[600:]))
    plain = sesame.GraphFeatures(edges, uses_target=True, options=OPTIONS)
    numpy.testing.assert_array_equal(first, plain.fit_transform(people[:900], y[:900]))
    numpy.testing.assert_array_equal(second, plain.transform(people[600:]))


def test_rows_come_out_in_the_order_in_which_they_went_in(world):
    edges, people, _, _ = world
    frame = people.to_pandas()
    shuffled = frame.sample(frac=1, random_state=3)
    transformer = sesame.GraphFeatures(edges, options={"features": ["degree"]}).fit(frame)
    transformer.set_output(transform="pandas")
    one, two = transformer.transform(frame), transformer.transform(shuffled)
    pandas.testing.assert_series_equal(one["degree"].loc[shuffled.index], two["degree"], check_index=False)


def test_it_is_cloned_with_its_settings(world):
    edges, _, _, _ = world
    graph = sesame.Graph(edges)
    transformer = sesame.GraphFeatures(graph, id="id", uses_target=True, folds=3, options={"runs": 2})
    copy = clone(transformer)
    assert copy.get_params()["edges"] is graph
    assert {name: value for name, value in copy.get_params().items() if name != "edges"} == {
        "id": "id", "uses_target": True, "folds": 3, "keeps_columns": True, "seed": 1, "options": {"runs": 2}}


def test_mistakes_are_told(world):
    edges, people, _, _ = world
    with pytest.raises(ValueError, match="there is no column 'person'"):
        sesame.GraphFeatures(edges, id="person").fit(people)
    with pytest.raises(ValueError, match="give it"):
        sesame.GraphFeatures(edges, uses_target=True).fit(people)
    with pytest.raises(ValueError, match="3 different values"):
        sesame.GraphFeatures(edges, uses_target=True).fit(people, numpy.arange(COUNT) % 3)
    with pytest.raises(TypeError, match="people are a frame"):
        sesame.GraphFeatures(edges).fit(numpy.zeros((3, 2)))
    transformer = sesame.GraphFeatures(edges, options={"features": ["degree"]}).fit(people)
    with pytest.raises(ValueError, match="column 'income' is missing"):
        transformer.transform(people.select("id"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        from sklearn.exceptions import NotFittedError

        with pytest.raises(NotFittedError):
            sesame.GraphFeatures(edges).transform(people)


@pytest.mark.parametrize("kind", ["polars", "pandas", "pyarrow"])
def test_a_persons_row_is_the_same_in_batches_of_any_size(world, kind):
    edges, people, _, _ = world
    make = {"polars": lambda frame: frame, "pandas": polars.DataFrame.to_pandas, "pyarrow": polars.DataFrame.to_arrow}[kind]
    # A column that looks like an identifier in small tables, and some people whom the graph does not have.
    people = people.with_columns(rank=polars.col("income").rank("dense").cast(polars.Int64) % 40)
    strangers = polars.DataFrame({"id": [COUNT + 5, COUNT + 9], "income": [0.5, 1.5], "rank": [3, 4]}).cast(people.schema)
    everyone = polars.concat([people, strangers])
    y = numpy.random.default_rng(8).random(900) < 0.3
    for options in ({"features": ["degree", "pagerank", "community"], "community_shares": 2}, {"features": ["degree"]}):
        transformer = sesame.GraphFeatures(edges, uses_target=True, options=options)
        fitted = transformer.fit_transform(make(people[:900]), y)
        assert "neighbor_rank_mean" in transformer.get_feature_names_out()
        whole = transformer.transform(make(everyone))
        numpy.testing.assert_array_equal(whole[:900], fitted)
        for size in (1, 7, 400):
            rows = range(880, len(everyone)) if size == 1 else range(len(everyone))
            parts = [transformer.transform(make(everyone[first:first + size])) for first in rows[::size]]
            numpy.testing.assert_array_equal(numpy.vstack(parts), whole[rows.start:])


def test_aggregates_are_of_the_people_who_were_fitted():
    edges = {"a": ["ann", "bob", "cid"], "b": ["bob", "cid", "ann"]}
    people = polars.DataFrame({"id": ["ann", "bob"], "income": [10.0, 20.0]})
    transformer = sesame.GraphFeatures(polars.DataFrame(edges), options={"features": ["degree"], "aggregate": "income"}).fit(people)
    names = list(transformer.get_feature_names_out())
    found = transformer.transform(polars.DataFrame({"id": ["zoe", "cid", "ann"], "income": [7.0, 99.0, 11.0]}))
    assert found[:, names.index("income")].tolist() == [7.0, 99.0, 11.0]
    assert found[:, names.index("degree")].tolist() == [0, 2, 2]
    means = found[:, names.index("neighbor_income_mean")]
    assert numpy.isnan(means[0]) and means[1:].tolist() == [15.0, 20.0]


def test_no_row_gives_no_row(world):
    edges, people, _, _ = world
    transformer = sesame.GraphFeatures(edges, options={"features": ["degree"]}).fit(people)
    names = transformer.get_feature_names_out()
    for frame in (people[:0], people[:0].to_arrow(), people[:0].to_pandas()):
        assert transformer.transform(frame).shape == (0, len(names))


def test_transforming_repeats_no_warning(world):
    edges, people, _, _ = world
    transformer = sesame.GraphFeatures(edges, options={"features": ["degree"]}).fit(people)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        transformer.transform(people[:1])
        transformer.transform(polars.DataFrame({"id": [COUNT + 1], "income": [1.0]}))


def test_a_fitted_transformer_goes_to_another_process(world):
    import pickle

    edges, people, _, _ = world
    transformer = sesame.GraphFeatures(sesame.Graph(edges), options={"features": ["degree"]}).fit(people)
    again = pickle.loads(pickle.dumps(transformer))
    stranger = polars.DataFrame({"id": [3, COUNT + 1], "income": [1.0, 2.0]})
    numpy.testing.assert_array_equal(again.transform(stranger), transformer.transform(stranger))


def test_what_can_identify_nobody_and_missing_targets_are_told(world):
    edges, people, _, _ = world
    y = numpy.arange(COUNT) % 2 * 1.0
    y[3] = numpy.nan
    for target in (y, polars.Series(y).fill_nan(None), pandas.Series(y).convert_dtypes()):
        with pytest.raises(ValueError, match="y has missing values; leave these rows out"):
            sesame.GraphFeatures(edges, uses_target=True, options=PLAIN).fit(people, target)
    transformer = sesame.GraphFeatures(edges, options=PLAIN).fit(people)
    with pytest.raises(ValueError, match="a row has none"):
        transformer.transform(polars.DataFrame({"id": [1, None], "income": [1.0, 2.0]}))
    with pytest.raises(ValueError, match="holds float, which identifies nobody"):
        transformer.transform(polars.DataFrame({"id": [1.0], "income": [1.0]}))
    with pytest.raises(ValueError, match="'unknown_people' can't be among the options"):
        sesame.GraphFeatures(edges, options={"unknown_people": "drop"}).fit(people)
    with pytest.raises(ValueError, match="the statistic 'rank' needs a person's own value"):
        sesame.GraphFeatures(edges, options={"statistics": "mean,rank"}).fit(people)
    with pytest.raises(ValueError, match="several rows"):
        timed = edges.with_columns(when=polars.lit("2024-01-01"))
        sesame.GraphFeatures(timed, options={"time": "when", "as_of": ["2024-02-01", "2024-03-01"], "features": ["degree"]}).fit(people)


SMALL = 200


@pytest.fixture(scope="module")
def small():
    random = numpy.random.default_rng(1)
    edges = polars.DataFrame({"a": random.integers(0, SMALL, 800), "b": random.integers(0, SMALL, 800)})
    people = polars.DataFrame({"id": numpy.arange(SMALL), "income": random.normal(size=SMALL), "town": random.choice(["x", "y"], SMALL)})
    return edges.filter(polars.col("a") != polars.col("b")), people, random.random(SMALL) < 0.4


@pytest.mark.parametrize("option", ["people", "id", "outcome", "unknown_people", "output", "progress", "explain_columns"])
def test_what_the_transformer_settles_is_refused_among_the_options(small, option):
    edges, people, _ = small
    with pytest.raises(ValueError, match=f"'{option}' can't be among the options"):
        sesame.GraphFeatures(edges, options={option: True}).fit(people)


@pytest.mark.parametrize("option", [
    {"aggregate": ["target"]}, {"aggregate": "income, target"}, {"seeds": "target"}, {"seed_weight": "target"},
    {"exposure": ["target"]}, {"reset": "target"}, {"event": "target=1"}, {"missing": {"target": 1}}, {"fold_by": "target"},
    {"outcome_levels": ["target"]},
])
def test_the_target_has_columns_out_of_fold_alone(small, option):
    edges, people, y = small
    with pytest.raises(ValueError, match=f"'{next(iter(option))}' can't name 'target'"):
        sesame.GraphFeatures(edges, uses_target=True, options={**PLAIN, **option}).fit(people, y)
    # Without a target it is a column's name like others.
    named = people.with_columns(polars.Series("target", range(SMALL)))
    found = sesame.GraphFeatures(edges, options={"features": ["degree"], "aggregate": ["target"]}).fit(named)
    assert "neighbor_target_mean" in found.get_feature_names_out()


@pytest.mark.parametrize("prefix", ["", "g_"])
def test_numbers_of_folds_and_groups_do_not_come_out_under_any_name(small, prefix):
    edges, people, y = small
    options = {"features": ["degree", "component", "community"], "aggregate": "none", "prefix": prefix or None}
    names = sesame.GraphFeatures(edges, uses_target=True, options=options).fit(people, y).get_feature_names_out()
    assert prefix + "degree" in names and any("target" in name for name in names)
    for word in ("fold", "outcome_count_oof", "component", "community"):
        assert not any(name.removeprefix(prefix) in (word, f"target_{word}") for name in names)


def test_columns_choose_among_those_of_the_graph(small):
    edges, people, _ = small
    def names(columns, **more):
        return list(sesame.GraphFeatures(edges, options={"columns": columns}, **more).fit(people).get_feature_names_out())

    assert names("degree") == names(["degree"]) == names(["id", "degree"]) == ["income", "degree"]
    assert names("id") == ["income"]
    with pytest.raises(ValueError, match="no column of numbers comes out"):
        names("id", keeps_columns=False)
    with pytest.raises(sesame.DataError, match="column 'degre' is missing"):
        names("degre")


@pytest.mark.parametrize("how", ["pandas", "polars", "default"])
@pytest.mark.parametrize("make", [lambda frame: frame, polars.DataFrame.to_pandas, polars.DataFrame.to_arrow, polars.DataFrame.lazy])
def test_rows_come_out_as_what_is_wished_for(small, how, make):
    edges, people, _ = small
    transformer = sesame.GraphFeatures(edges, options=PLAIN).set_output(transform=how)
    plain = sesame.GraphFeatures(edges, options=PLAIN).fit_transform(people)
    for made in (transformer.fit_transform(make(people)), transformer.transform(make(people)), clone(transformer).fit_transform(make(people))):
        assert type(made).__module__.split(".")[0] == {"default": "numpy"}.get(how, how)
        if how != "default":
            assert list(made.columns) == ["income", "degree"]
        numpy.testing.assert_array_equal(numpy.asarray(made), plain)


def test_pandas_rows_keep_their_index(small):
    edges, people, _ = small
    frame = people.to_pandas().sample(frac=1, random_state=1)
    made = sesame.GraphFeatures(edges, options=PLAIN).set_output(transform="pandas").fit_transform(frame)
    assert made.index.equals(frame.index) and made["income"].equals(frame["income"])


def test_names_that_go_in_are_checked(small):
    edges, people, _ = small
    transformer = sesame.GraphFeatures(edges, options=PLAIN).fit(people)
    assert list(transformer.get_feature_names_out(people.columns)) == ["income", "degree"]
    with pytest.raises(ValueError, match="input_features are not the columns"):
        transformer.get_feature_names_out(["id", "town"])
    assert list(make_pipeline(transformer, StandardScaler()).fit(people).get_feature_names_out()) == ["income", "degree"]


def test_clones_share_the_friendships_whatever_holds_them(small):
    import duckdb

    edges, people, _ = small
    connection = duckdb.connect()
    for given in (edges, edges.to_arrow(), connection.from_arrow(edges.to_arrow()), sesame.Graph(edges)):
        transformer = sesame.GraphFeatures(given, options={"features": ["degree"]})
        copy = clone(transformer)
        assert copy.edges is given and copy.options == transformer.options and copy.options is not transformer.options
        copy.set_params(seed=3, options=PLAIN)
        assert (copy.get_params()["seed"], transformer.get_params()["seed"]) == (3, 1)
        assert copy.fit(people).transform(people).shape == (SMALL, 2)


def test_a_grid_of_options_is_searched(small):
    from sklearn.model_selection import GridSearchCV

    edges, people, y = small
    grid = {
        "graphfeatures__folds": [3, 5], "graphfeatures__uses_target": [True],
        "graphfeatures__options": [PLAIN, {"features": ["coreness"], "aggregate": "none"}],
    }
    model = make_pipeline(sesame.GraphFeatures(sesame.Graph(edges)), SimpleImputer(), StandardScaler(), LogisticRegression())
    search = GridSearchCV(model, grid, cv=2, error_score="raise").fit(people.to_pandas(), y)
    assert search.best_params_["graphfeatures__options"] in grid["graphfeatures__options"]
    assert search.predict(people.to_pandas()).shape == (SMALL,)


def test_a_fitted_pipeline_is_pickled(small):
    import pickle

    edges, people, y = small
    for given in (edges, sesame.Graph(edges)):
        model = make_pipeline(
            sesame.GraphFeatures(given, uses_target=True, options=PLAIN), SimpleImputer(), StandardScaler(), LogisticRegression())
        model.fit(people, y)
        again = pickle.loads(pickle.dumps(model))
        numpy.testing.assert_array_equal(again.predict_proba(people), model.predict_proba(people))
        clone(again).fit(people, y)


def test_a_column_that_holds_no_numbers_any_more_is_named(small):
    edges, people, _ = small
    for make in (lambda frame: frame, polars.DataFrame.to_arrow):
        transformer = sesame.GraphFeatures(edges, options=PLAIN).fit(make(people))
        with pytest.raises(ValueError, match="column 'income' holds no numbers"):
            transformer.transform(make(people.with_columns(polars.lit("x").alias("income"))))


def test_a_warning_names_the_line_that_fits(small):
    edges, people, _ = small
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        make_pipeline(sesame.GraphFeatures(edges, options={**PLAIN, "missing": "nowhere"}), SimpleImputer()).fit(people)
    ours = [each for each in caught if issubclass(each.category, sesame.SesameWarning)]
    assert ours and all(each.filename == __file__ for each in ours)


def test_texts_are_encoded_beside_it(world):
    from sklearn.compose import make_column_transformer
    from sklearn.pipeline import make_union
    from sklearn.preprocessing import OneHotEncoder

    edges, people, group, _ = world
    people = people.with_columns(town=polars.Series([f"t{number % 3}" for number in group])).to_pandas()
    assert list(sesame.GraphFeatures(edges, options=PLAIN).fit(people).feature_names_out_) == ["income", "degree"]
    encoder = make_column_transformer((OneHotEncoder(sparse_output=False, handle_unknown="ignore"), ["town"]))
    assert make_union(sesame.GraphFeatures(edges, options=PLAIN), encoder).fit_transform(people).shape == (COUNT, 2 + 3)


@pytest.mark.parametrize("make", [lambda frame: frame, polars.DataFrame.to_pandas, polars.DataFrame.to_arrow])
def test_columns_that_do_not_come_out_are_named_in_one_warning(world, make):
    edges, people, _, _ = world
    dated = people.with_columns(
        town=polars.lit("Ulm").cast(polars.Categorical), name=polars.lit("x"), paid=polars.lit(True),
        since=polars.lit("2024-01-01").str.to_date())

    def messages(frame, **settings):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            transformer = sesame.GraphFeatures(edges, options=PLAIN, **settings).fit(frame)
            transformer.transform(frame)
        assert transformer.feature_names_out_[:1] == (["income"] if transformer.keeps_columns else ["degree"])
        return [str(each.message) for each in caught]

    columns = people.columns
    assert messages(make(dated)) == [
        "people: columns 'town', 'name', 'since' hold no numbers, and do not come out: encode them beside this "
        "transformer, or set keeps_columns=False"]
    assert messages(make(dated.select(*columns, "name"))) == [
        "people: column 'name' holds no numbers, and does not come out: encode it beside this transformer, or set "
        "keeps_columns=False"]
    assert messages(make(dated), keeps_columns=False) == messages(make(people)) == []


@pytest.mark.parametrize("kinds", [(int, int), (int, bool), (bool, int), (bool, bool)])
def test_a_column_that_is_the_target_is_told(world, kinds):
    edges, people, group, _ = world
    y = group % 4 == 0
    people = people.with_columns(paid=polars.Series(y.astype(kinds[0])), other=polars.Series(~y))
    transformer = sesame.GraphFeatures(edges, uses_target=True, options=OPTIONS)
    with pytest.warns(sesame.SesameWarning, match="column 'paid' has the values of y") as told:
        transformer.fit(people, y.astype(kinds[1]))
    assert len([each for each in told if "has the values of y" in str(each.message)]) == 1
    assert all(each.filename == __file__ for each in told)


def test_group_numbers_that_are_left_out_are_told(world):
    edges, people, _, _ = world
    alone = {"features": ["community", "component"], "aggregate": "none"}
    transformer = sesame.GraphFeatures(edges, keeps_columns=False, options=alone)
    with pytest.raises(ValueError, match=r"\(numbers of communities and components are names, and are left out\)"):
        transformer.fit(people)
