"""A transformer of scikit-learn's."""

from __future__ import annotations

import datetime
import itertools
import re
import warnings
from collections.abc import Mapping
from typing import Any

import numpy
from sklearn.base import BaseEstimator, TransformerMixin, clone
from sklearn.utils.validation import check_is_fitted

from . import _run
from ._commands import _call
from ._errors import SesameWarning
from ._frames import Frame
from ._results import TableResult

#: The name under which the target goes to the library; it becomes a part of the columns' names.
_OUTCOME = "target"
#: Options that are settled here.
_SETTLED = ("people", "id", "outcome", "unknown_people", "output", "progress", "explain_columns")
#: Statistics that compare a person's own value with friends'. Columns are computed before a person is
#: transformed, when their own value is not known.
_COMPARING = ("difference", "rank", "share_like_own")


class GraphFeatures(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Adds the columns of a friendship graph to people.

    ``X`` is a frame of people: polars, pandas, pyarrow, or anything with ``__arrow_c_stream__``, with a
    column that identifies them. What comes out are numbers, ``NaN`` where one is missing: the frame's own
    numeric columns, the features of the graph, and friends' aggregates of the numeric columns. Columns of texts,
    categories and dates do not come out, with a warning that names them, nor do the numbers of communities and
    components, which are names: encode them beside this transformer, as with ``FeatureUnion`` or
    ``ColumnTransformer``. With ``keeps_columns=False`` the frame's own columns are left to those altogether, and
    nothing is warned of.

    ``fit`` computes the columns of everyone in the graph from the people it is given, and remembers them:
    friends' aggregates are of the fitted people alone, and which columns are aggregated is decided once.
    ``transform`` looks people up, and takes their own columns from ``X``, so that a person's row is the
    same in batches of any size and order. People whom the graph does not have get the columns of a person
    without friends.

    With ``uses_target`` there are also columns of what became of a person's friends. Rows that were fitted
    have them out of fold, so that nobody's own target is in their columns, and other rows from the targets
    of those. Within a cross-validation the targets of the rows that are held out are never seen.
    ``fit(X, y).transform(X)`` is ``fit_transform(X, y)``.

    The graph is the same in every fold of a cross-validation: who is tied to whom is taken as known.

    Args:
        edges (path, anything with ``__arrow_c_stream__``, or :class:`Graph`): The friendships; a graph is built
            once only, and is shared by clones.
        id (str, default ``None``): The name of the column of ``X`` that identifies people; its first if ``None``.
        uses_target (bool, default ``False``): Whether columns are made of ``y``, which has two values; the larger is
            the event.
        folds (int, default 5): The number of folds of such columns.
        keeps_columns (bool, default ``True``): Whether the frame's own numeric columns come out too.
        seed (int, default 1): The seed of communities and folds.
        options (dict, default ``None``): Further options of :func:`features`: ``{"features": ["degree"]}``. They can't
            name the target, the table's place or its people; nor can the statistics ``difference``, ``rank`` and
            ``share_like_own`` be among them. ``columns`` chooses among the columns of the graph.

    Attributes:
        feature_names_out_ (list of str): The names of the columns that come out.
        classes_ (array): The two values of ``y``, with ``uses_target``.

    Example:
        >>> edges = polars.DataFrame({"a": ["ann", "bob", "cid"], "b": ["bob", "cid", "ann"]})
        >>> people = polars.DataFrame({"id": ["ann", "bob", "cid"], "income": [52, None, 31]})
        >>> transformer = sesame.GraphFeatures(edges, options={"features": ["degree"], "aggregate": "none"})
        >>> _ = transformer.set_output(transform="polars")
        >>> transformer.fit_transform(people).columns
        ['income', 'degree']
    """

    def __init__(
        self, edges: Any, *, id: str | None = None, uses_target: bool = False, folds: int = 5,
        keeps_columns: bool = True, seed: int = 1, options: dict[str, Any] | None = None,
    ) -> None:
        self.edges = edges
        self.id = id
        self.uses_target = uses_target
        self.folds = folds
        self.keeps_columns = keeps_columns
        self.seed = seed
        self.options = options

    def fit(self, X: Any, y: Any = None) -> GraphFeatures:
        """Notes the people and, if they are used, their targets."""
        self.fit_transform(X, y)
        return self

    def fit_transform(self, X: Any, y: Any = None, **fit_params: Any) -> numpy.ndarray:
        """Returns the columns of the people that a model is fitted on."""
        self._check_options()
        frame = Frame.of(X)
        self.id_ = self._identifier(frame)
        self.feature_names_in_ = numpy.array(frame.names, dtype=object)
        self.n_features_in_ = len(frame.names)
        self.people_ = frame
        if self.uses_target:
            if y is None:
                raise ValueError("uses_target makes columns of y, and there is none; give it")
            if _OUTCOME in frame.names:
                raise ValueError(f"a column is named '{_OUTCOME}', as y is called here; rename it")
            events = self._events(y, len(frame))
            self._warn_of_copies(frame, events)
            self.people_ = frame.adding(_OUTCOME, events)
        self._remember(self._table(self.people_), frame)
        return self._rows(frame)

    def transform(self, X: Any) -> numpy.ndarray:
        """Returns the columns of people, from what is known of those whom the transformer was fitted on."""
        check_is_fitted(self, "feature_names_out_")
        frame = Frame.of(X)
        lacking = [name for name in self.feature_names_in_ if name not in frame.names]
        if lacking:
            raise ValueError(f"column '{lacking[0]}' is missing, which was there when fitted")
        return self._rows(frame)

    def _rows(self, frame: Frame) -> numpy.ndarray:
        """Rows for people, in the frame's order."""
        places = [self._places.get(key, -1) for key in self._keys(frame)]
        made = self._values[places]
        strangers = [row for row, place in enumerate(places) if place < 0]
        if strangers:
            made[strangers] = self._of_stranger()
        return numpy.hstack([frame.numbers(self._own), made])

    def get_feature_names_out(self, input_features: Any = None) -> numpy.ndarray:
        """Returns the names of the columns that come out.

        Args:
            input_features (list of str, default ``None``): Those of the columns that go in, for a check alone.
        """
        check_is_fitted(self, "feature_names_out_")
        if input_features is not None and list(input_features) != list(self.feature_names_in_):
            raise ValueError("input_features are not the columns that the transformer was fitted on")
        return numpy.array(self.feature_names_out_, dtype=object)

    def __sklearn_clone__(self) -> GraphFeatures:
        # Friendships do not change: they are shared, not copied, whatever holds them.
        given = {
            name: value if name == "edges" else clone(value, safe=False)
            for name, value in self.get_params(deep=False).items()
        }
        copy = type(self)(**given)
        # As for the folds of a cross-validation, of which each would warn of the same.
        copy._told = self._warned
        for name in ("_sklearn_output_config", "_metadata_request"):
            if name in self.__dict__:
                setattr(copy, name, dict(self.__dict__[name]) if name[1] == "s" else self.__dict__[name])
        return copy

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.target_tags.required = self.uses_target
        tags.input_tags.two_d_array = False  # of frames alone
        tags.input_tags.allow_nan = True
        return tags

    @property
    def _warned(self) -> set[str]:
        """The warnings that were told, which the clones of a transformer repeat as little as it does itself."""
        told: set[str] = self.__dict__.setdefault("_told", set())
        return told

    def _identifier(self, frame: Frame) -> str:
        if self.id is None:
            return frame.names[0]
        if self.id not in frame.names:
            raise ValueError(f"there is no column '{self.id}'; set id to one of {', '.join(frame.names)}")
        return self.id

    def _events(self, y: Any, count: int) -> list[int]:
        values = numpy.asarray(y)
        if values.shape != (count,):
            raise ValueError(f"y has the shape {values.shape}, and there are {count} people")
        if any(_is_missing(value) for value in values.tolist()):
            raise ValueError("y has missing values; leave these rows out")
        classes = numpy.unique(values)
        if len(classes) != 2:
            raise ValueError(f"y has {len(classes)} different values; columns are made of two")
        self.classes_ = classes
        return [int(value) for value in values == classes[1]]

    def _warn_of_copies(self, frame: Frame, events: list[int]) -> None:
        """Warns of columns, of numbers or of true and false, that are the target itself."""
        for name in frame.numeric_names:
            if name != self.id_ and numpy.array_equal(frame.numbers([name])[:, 0], events):
                text = f"people: column '{name}' has the values of y: leave it out, unless it is known beforehand"
                _run.warn([text], self._warned)

    def _table(self, people: Frame) -> Frame:
        given: dict[str, Any] = {"id": self.id_, "unknown_people": "add", "seed": self.seed}
        if self.uses_target:
            given |= {"outcome": _OUTCOME, "outcome_features": True, "folds": self.folds}
        given |= self.options or {}
        if given.get("columns") is not None:
            chosen = given["columns"]
            chosen = [chosen] if isinstance(chosen, str) else list(chosen)
            given["columns"] = [self.id_, *(name for name in chosen if name != self.id_)]
        operands, given = {"edges": self.edges}, {"people": people.frame, **given}
        return Frame.of(people.like(_call(TableResult, "features", operands, given, False, self._warned)))

    def _check_options(self) -> None:
        options = self.options or {}
        settled = [name for name in _SETTLED if name in options]
        if settled:
            raise ValueError(f"'{settled[0]}' can't be among the options; the transformer settles it")
        if self.uses_target:
            for name, value in options.items():
                # Its columns are made out of fold, and in no other way.
                if name not in ("prefix", "features") and _names(value, _OUTCOME):
                    raise ValueError(f"'{name}' can't name '{_OUTCOME}', as y is called here: its columns are made out of fold alone")
        statistics = options.get("statistics") or []
        words = statistics.split(",") if isinstance(statistics, str) else statistics
        comparing = [word for word in words if str(word).strip() in _COMPARING]
        if comparing:
            raise ValueError(
                f"the statistic '{comparing[0]}' needs a person's own value when the graph's columns are computed, "
                "which is before the person is transformed; leave it out"
            )

    def _remember(self, table: Frame, frame: Frame) -> None:
        """Keeps the columns that were made of everyone in the graph."""
        # Numbers of communities and components are names; of folds, which row it is.
        prefix = (self.options or {}).get("prefix") or ""
        names = ("community", "component", f"{_OUTCOME}_fold", f"{_OUTCOME}_outcome_count_oof")
        dropped = {self.id_, _OUTCOME, *(prefix + name for name in names)}
        numeric = [name for name in table.numeric_names if name not in dropped]
        own = set(frame.names)
        numbers = {*numeric, *frame.numeric_names}
        self._own = [name for name in frame.names if name in numbers and name != self.id_] if self.keeps_columns else []
        self._made = [name for name in numeric if name not in own]
        left_out = [name for name in frame.names if name not in numbers and name != self.id_]
        if not self._own and not self._made:
            has_groups = any(prefix + name in table.numeric_names for name in names[:2])
            told = " (numbers of communities and components are names, and are left out)" if has_groups else ""
            raise ValueError(
                f"no column of numbers comes out{told}; ask for features or aggregates, or keep columns of numbers"
            )
        self._values = table.numbers(self._made)
        self._places = {key: place for place, key in enumerate(self._keys(table))}
        if len(self._places) != len(table):
            raise ValueError("people have several rows, as with several dates in as_of; give one")
        self._stranger: numpy.ndarray | None = None
        self.feature_names_out_ = self._own + self._made
        if left_out and self.keeps_columns:
            self._warn_of_columns(left_out)

    def _warn_of_columns(self, names: list[str]) -> None:
        """Warns of a frame's own columns that do not come out, since they hold no numbers."""
        listed = ", ".join(f"'{name}'" for name in names)
        it = "it" if len(names) == 1 else "them"
        told = f"column {listed} holds no numbers, and does" if len(names) == 1 else f"columns {listed} hold no numbers, and do"
        text = f"people: {told} not come out: encode {it} beside this transformer, or set keeps_columns=False"
        _run.warn([text], self._warned)

    def _of_stranger(self) -> numpy.ndarray:
        """The columns of a person without friends, computed when first needed."""
        if self._stranger is None:
            number = next(each for each in itertools.count() if str(each) not in self._places)
            is_number = isinstance(self.people_.identifiers(self.id_)[0], int)
            people = self.people_.with_person(self.id_, number if is_number else str(number))
            with warnings.catch_warnings():
                # What there is to say of the people was said when they were fitted.
                warnings.simplefilter("ignore", SesameWarning)
                table = self._table(people)
            self._stranger = table.numbers(self._made)[len(self.people_)]
        return self._stranger

    def _keys(self, frame: Frame) -> list[str]:
        """The texts that identify people, the same for numbers and texts."""
        values = frame.identifiers(self.id_)
        for value in values:
            if value is None:
                raise ValueError(f"column '{self.id_}' identifies people, and a row has none; leave the row out")
            if isinstance(value, (bool, datetime.datetime)) or not isinstance(value, (str, int, datetime.date)):
                raise ValueError(
                    f"column '{self.id_}' holds {type(value).__name__}, which identifies nobody; "
                    "cast it to whole numbers or texts, or set id"
                )
        return [str(value) for value in values]


def _is_missing(value: Any) -> bool:
    # NA of pandas is equal to nothing, and not unequal either.
    return value is None or type(value).__name__ == "NAType" or bool(value != value)


def _names(value: Any, name: str) -> bool:
    """Whether an option's value, or a part of it, is a name."""
    if isinstance(value, str):
        return name in re.split(r"[,=:]", value.replace(" ", ""))
    if isinstance(value, Mapping):
        return any(_names(each, name) for pair in value.items() for each in pair)
    if isinstance(value, (list, tuple, set, frozenset)):
        return any(_names(each, name) for each in value)
    return False
