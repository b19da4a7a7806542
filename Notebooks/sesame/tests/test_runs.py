"""Runs tell their progress, stop when they are asked to, hold no lock, and leave nothing behind."""

from __future__ import annotations

import copy
import gc
import os
import pickle
import resource
import signal
import subprocess
import sys
import textwrap
import threading
import time

import numpy
import polars
import pyarrow
import pytest
import sesame_graph as sesame

from conftest import EDGES, PEOPLE


def large(people: int, edges: int, seed: int = 1) -> polars.DataFrame:
    """Random friendships."""
    random = numpy.random.default_rng(seed)
    return polars.DataFrame({"a": random.integers(0, people, edges), "b": random.integers(0, people, edges)})


@pytest.fixture(scope="module")
def long_work():
    """Friendships whose betweenness takes far longer than any test."""
    return large(60_000, 400_000)


def test_progress_is_told_and_never_falls():
    told = []
    sesame.features(large(20_000, 100_000), features=["coreness", "pagerank"], progress=lambda fraction, stage: told.append((fraction, stage)))
    fractions = [fraction for fraction, _ in told]
    assert fractions == sorted(fractions) and fractions[-1] == 1
    assert any(stage for _, stage in told)


def test_an_error_in_the_callback_stops_the_run_and_is_raised(long_work):
    class Odd(Exception):
        pass

    def listener(fraction, stage):
        raise Odd("enough")

    start = time.monotonic()
    with pytest.raises(Odd, match="enough"):
        sesame.features(long_work, features=["betweenness"], progress=listener)
    assert time.monotonic() - start < 5
    assert sesame.features(pyarrow.table(EDGES)).to_arrow().num_rows == 4


def test_a_bar_is_drawn_where_it_is_wanted(capsys, monkeypatch):
    from sesame_graph._progress import Reporter

    monkeypatch.setattr(Reporter, "patience", 0)
    sesame.features(large(20_000, 100_000), features=["coreness", "pagerank"], progress=True)
    drawn = capsys.readouterr().err
    assert "%" in drawn and drawn.endswith("\r")
    sesame.features(large(20_000, 100_000), features=["coreness", "pagerank"], progress=False)
    assert capsys.readouterr().err == ""


def test_other_threads_go_on_while_a_run_works(long_work):
    counts = []
    is_done = threading.Event()

    def count():
        number = 0
        while not is_done.is_set():
            number += 1
        counts.append(number)

    def stop(fraction, stage):
        if time.monotonic() - start > 1:
            raise TimeoutError

    alone = threading.Thread(target=count)
    alone.start()
    time.sleep(1)
    is_done.set()
    alone.join()
    is_done.clear()
    thread = threading.Thread(target=count)
    thread.start()
    start = time.monotonic()
    with pytest.raises(TimeoutError):
        sesame.features(long_work, features=["betweenness"], threads=1, progress=stop)
    is_done.set()
    thread.join()
    print(f"counted to {counts[1]:,} beside a run, to {counts[0]:,} alone")
    assert counts[1] > counts[0] / 10


def python(script: str, *words: str, **more) -> subprocess.Popen:
    """An interpreter with a script and this one's environment."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, **more)


LONG = """
import sys, numpy, polars, sesame_graph as sesame
random = numpy.random.default_rng(1)
edges = polars.DataFrame({"a": random.integers(0, 60_000, 400_000), "b": random.integers(0, 60_000, 400_000)})
"""


def test_control_c_stops_a_run_at_once():
    process = python(LONG + textwrap.dedent("""
        import time
        print("begin", flush=True)
        try:
            sesame.features(edges, features=["betweenness"])
        except KeyboardInterrupt:
            print(time.time(), flush=True)
            print(sesame.features(edges.head(10), features=["degree"]).to_polars().width)
        """))
    assert process.stdout.readline() == "begin\n"
    time.sleep(2)
    sent = time.time()
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=60)
    stopped, width = output.split()
    print(f"stopped {(float(stopped) - sent) * 1000:.0f} ms after Ctrl-C")
    assert float(stopped) - sent < 1
    assert width == "2" and process.returncode == 0, errors


def test_an_interpreter_ends_while_a_run_works_in_a_daemon_thread():
    process = python(LONG + textwrap.dedent("""
        import threading, time
        def work():
            sesame.features(edges, features=["betweenness"])
        threading.Thread(target=work, daemon=True).start()
        time.sleep(2)
        print("end", flush=True)
        """))
    assert (*process.communicate(timeout=60), process.returncode) == ("end\n", "", 0)


@pytest.mark.parametrize("progress", ["False", "lambda fraction, stage: None", "True"])
def test_an_interpreter_ends_while_daemon_threads_call_again_and_again(progress):
    process = python(LONG + textwrap.dedent(f"""
        import _thread, threading, time
        from sesame_graph._progress import Reporter
        Reporter.patience = 0
        few, graph = edges.head(2000), sesame.Graph(edges.head(500))
        def work():
            try:
                while True:
                    sesame.features(few, features=["degree"], progress={progress}).to_arrow()
                    graph.person_count
            finally:
                with lock:
                    pass
        lock = threading.Lock()
        for _ in range(4):
            threading.Thread(target=work, daemon=True).start()
        _thread.start_new_thread(work, ())
        time.sleep(1)
        print("end", flush=True)
        """))
    output, errors = process.communicate(timeout=60)
    assert (output, process.returncode) == ("end\n", 0), errors
    assert "Traceback" not in errors and "Exception" not in errors and "Fatal" not in errors


def test_an_interpreter_ends_while_columns_are_made_by_python():
    process = python("""
        import threading, time, pyarrow, sesame_graph as sesame
        schema = pyarrow.schema({"a": pyarrow.string(), "b": pyarrow.string()})
        def batches():
            number = 0
            while True:
                number += 1
                time.sleep(0.01)
                yield pyarrow.record_batch({"a": [f"x{number}"], "b": ["hub"]})
        def work():
            sesame.features(pyarrow.RecordBatchReader.from_batches(schema, batches()))
        threading.Thread(target=work, daemon=True).start()
        time.sleep(1)
        print("end", flush=True)
        """)
    assert (*process.communicate(timeout=60), process.returncode) == ("end\n", "", 0)


def test_what_is_called_while_the_interpreter_ends_is_told():
    process = python("""
        import atexit
        def late():
            try:
                sesame.features(edges)
            except RuntimeError as error:
                print(error, flush=True)
            graph.close()
        atexit.register(late)
        import pyarrow, sesame_graph as sesame
        edges = pyarrow.table({"a": ["x", "y"], "b": ["y", "z"]})
        graph = sesame.Graph(edges)
        """)
    assert (*process.communicate(timeout=60), process.returncode) == ("the interpreter is shutting down\n", "", 0)


def test_an_interpreter_ends_with_graphs_in_cycles_and_in_modules():
    process = python("""
        import sys, types, pyarrow, sesame_graph as sesame
        edges = pyarrow.table({"a": ["x", "y"], "b": ["y", "z"]})
        class Keeper:
            def __del__(self):
                self.graph.close()
                self.graph.close()
        keeper = Keeper()
        keeper.graph, keeper.self = sesame.Graph(edges), keeper
        module = types.ModuleType("keeping")
        module.keeper, module.result = keeper, sesame.features(edges)
        sys.modules["keeping"] = module
        sys.keeping = sesame.Graph(edges)
        print("end")
        """)
    assert (*process.communicate(timeout=60), process.returncode) == ("end\n", "", 0)


@pytest.mark.parametrize("order", [("sesame", "theirs"), ("theirs", "sesame")])
def test_prototypes_of_pythons_functions_are_left_to_others(order):
    # Another package says of PyCapsule_GetPointer and PyCapsule_New what it needs, before or after this one.
    theirs = """
    PyCapsule_GetPointer = ctypes.pythonapi.PyCapsule_GetPointer
    PyCapsule_GetPointer.restype, PyCapsule_GetPointer.argtypes = ctypes.c_char_p, [ctypes.py_object, ctypes.c_int]
    ctypes.pythonapi.PyCapsule_New.restype = ctypes.c_int
    ctypes.pythonapi.PyCapsule_New.argtypes = [ctypes.c_double]
    """
    parts = {"sesame": "import sesame_graph as sesame; sesame.version()", "theirs": textwrap.dedent(theirs)}
    process = python("import ctypes, pyarrow\n" + "\n".join(parts[each] for each in order) + textwrap.dedent("""
        edges = pyarrow.table({"a": ["x", "y"], "b": ["y", "z"]})
        print(sesame.features(edges).to_arrow().num_rows, len(sesame.Graph(edges).edges))
        print(ctypes.pythonapi.PyCapsule_New.restype.__name__, ctypes.pythonapi.PyCapsule_GetPointer.argtypes[1].__name__)
        """))
    assert process.communicate(timeout=60) == ("3 2\nc_int c_int\n", "")


def test_attributes_of_functions_that_all_share_stay_as_they_are():
    process = python("""
        import ctypes
        names = ["PyCapsule_GetPointer", "PyCapsule_New", "PyCapsule_GetName", "PyCapsule_IsValid"]
        before = {name: (getattr(ctypes.pythonapi, name).restype, getattr(ctypes.pythonapi, name).argtypes) for name in names}
        import pyarrow, sesame_graph as sesame
        sesame.features(pyarrow.table({"a": ["x"], "b": ["y"]})).to_arrow()
        after = {name: (getattr(ctypes.pythonapi, name).restype, getattr(ctypes.pythonapi, name).argtypes) for name in names}
        print(before == after)
        """)
    assert process.communicate(timeout=60) == ("True\n", "")


def test_what_is_no_capsule_of_a_stream_is_told():
    class Odd:
        def __init__(self, capsule):
            self.capsule = capsule

        def __arrow_c_stream__(self, requested_schema=None):
            return self.capsule

    schema = pyarrow.table(EDGES).schema.__arrow_c_schema__()
    for wrong in (None, 7, schema):
        with pytest.raises(ValueError, match="[Cc]apsule"):
            sesame.features(Odd(wrong))
    # A stream that another reader took.
    taken = pyarrow.table(EDGES).__arrow_c_stream__()
    pyarrow.RecordBatchReader._import_from_c_capsule(taken)
    with pytest.raises((sesame.Error, ValueError)):
        sesame.features(Odd(taken))


def test_an_interpreter_ends_with_results_alive():
    process = python("""
        import pyarrow, sesame_graph as sesame
        edges = pyarrow.table({"a": ["x", "y"], "b": ["y", "z"]})
        result = sesame.features(edges)
        capsule = result.__arrow_c_stream__()
        table = result.to_arrow()
        graph = sesame.Graph(edges)
        print("end")
        """)
    output, errors = process.communicate(timeout=60)
    assert (output, errors, process.returncode) == ("end\n", "", 0)


def resident() -> int:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="memory in use is read from /proc")
def test_a_thousand_calls_leave_nothing_behind():
    edges = large(500, 2_000)
    people = polars.DataFrame({"id": range(500), "income": numpy.arange(500.0)})

    def calls(count: int) -> None:
        for number in range(count):
            result = sesame.features(edges, people, features=["degree", "coreness"])
            assert result.to_polars().height == 500
            result.to_arrow()
            if number % 10 == 0:
                with pytest.raises(sesame.Error):
                    sesame.features(edges, features=["nothing"])
                with pytest.raises(ZeroDivisionError):
                    sesame.features(edges, progress=lambda fraction, stage: 1 / 0)
        gc.collect()

    calls(100)
    before = resident()
    calls(1_000)
    grown = resident() - before
    print(f"1,000 calls: {grown / 2**20:.1f} MiB more")
    # The friendships alone are 32 KiB, the result is 40: either of each call would be more.
    assert grown < 16 << 20


def test_runs_in_many_threads_do_not_mix():
    found = {}

    def work(number: int) -> None:
        names = [f"p{number}", "q", "r"]
        edges = pyarrow.table({"a": names, "b": names[1:] + names[:1]})
        for _ in range(10):
            found.setdefault(number, []).append(sesame.features(edges).to_arrow()["id"].to_pylist())

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number in range(8):
        assert found[number] == [[f"p{number}", "q", "r"]] * 10


def test_the_process_keeps_its_signals_and_streams(capfd):
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGPIPE, signal.SIGTERM)]
    sesame.features(pyarrow.table(EDGES), pyarrow.table(PEOPLE))
    with pytest.raises(sesame.Error):
        sesame.features(pyarrow.table(EDGES), features=["nothing"])
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGPIPE, signal.SIGTERM)] == before
    assert capfd.readouterr() == ("", "")


class Stream:
    """Columns whose stream fails after some batches."""

    def __init__(self, batches):
        self.batches = batches

    def __arrow_c_stream__(self, requested_schema=None):
        schema = pyarrow.schema({"a": pyarrow.string(), "b": pyarrow.string()})
        return pyarrow.RecordBatchReader.from_batches(schema, self.batches()).__arrow_c_stream__()


def test_batches_are_made_by_python_while_the_run_reads():
    def batches():
        for number in range(5):
            yield pyarrow.record_batch({"a": [f"x{number}"], "b": ["hub"]})

    table = sesame.features(Stream(batches)).to_arrow()
    assert table["degree"].to_pylist() == [1, 5, 1, 1, 1, 1]


def test_an_error_of_the_producer_is_told():
    def batches():
        yield pyarrow.record_batch({"a": ["x"], "b": ["y"]})
        raise RuntimeError("the source is gone")

    with pytest.raises(sesame.Error, match="edges.*the source is gone"):
        sesame.features(Stream(batches))


@pytest.mark.skipif(sys.platform != "linux", reason="addresses of columns are compared")
def test_numbers_cross_without_a_copy():
    ids = [f"p{number}" for number in range(1000)]
    people = pyarrow.table({"id": ids, "x": numpy.arange(1000.0), "n": numpy.arange(1000)})
    edges = pyarrow.table({"a": ["p0"], "b": ["p1"]})
    table = sesame.features(edges, people).to_arrow()
    for name in ["x", "n"]:
        assert table[name].chunk(0).buffers()[1].address == people[name].chunk(0).buffers()[1].address
    again = sesame.features(edges, people)
    first, second = again.to_arrow(), again.to_arrow()
    # Computed whole numbers, which have 32 bits inside, are widened each time.
    for name in ["x", "n", "pagerank"]:
        assert first[name].chunk(0).buffers()[1].address == second[name].chunk(0).buffers()[1].address


def test_a_table_is_pickled_with_its_columns():
    result = sesame.features(pyarrow.table(EDGES), pyarrow.table(PEOPLE), dictionary=True)
    again = pickle.loads(pickle.dumps(result))
    assert type(again) is sesame.TableResult
    assert again.to_arrow().equals(result.to_arrow()) and again.to_polars().equals(result.to_polars())
    assert (again.summary, again.warnings, again.seconds) == (result.summary, result.warnings, result.seconds)
    assert again.dictionary.data == result.dictionary.data
    # Also a second time, and as an input.
    twice = pickle.loads(pickle.dumps(again))
    assert sesame.features(pyarrow.table(EDGES), twice, features=["degree"], aggregate="none", prefix="again_").to_arrow().num_rows == 5


@pytest.mark.filterwarnings("ignore::sesame_graph.SesameWarning")
def test_reports_and_documents_are_pickled_as_texts():
    model = sesame.model("2015")
    people = pyarrow.table({"id": ["ann", "bob"], "on_time_share": [1.0, 0.5]})
    report = sesame.explain(people, "ann", relationships="off")
    for result in (model, report):
        again = pickle.loads(pickle.dumps(result))
        assert (again.text, again.data, again.json) == (result.text, result.data, result.json)
    assert pickle.loads(pickle.dumps(report)).markdown == report.markdown


def test_a_copy_of_a_result_is_the_result():
    result = sesame.features(pyarrow.table(EDGES))
    assert copy.copy(result) is result and copy.deepcopy(result) is result
    assert copy.deepcopy({"kept": result})["kept"] is result


def test_a_run_is_neither_copied_nor_pickled():
    handle = sesame.features(pyarrow.table(EDGES))._handle
    for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="a run of the library can't be copied"):
            attempt(handle)


def test_an_error_is_pickled_with_its_report():
    people = pyarrow.table({"id": ["ann", "ann"]})
    with pytest.raises(sesame.DataError) as error:
        sesame.features(pyarrow.table(EDGES), people)
    again = pickle.loads(pickle.dumps(error.value))
    assert type(again) is sesame.DataError and again.code == 65 and str(again) == str(error.value)


def test_names_and_numbers_of_rows_need_no_other_library(tmp_path):
    process = python("""
        import sys, sesame_graph as sesame
        open("edges.csv", "w").write("a,b\\nann,bob\\nbob,cid\\n")
        result = sesame.features("edges.csv", header=True, features=["degree", "coreness"])
        print(len(result), result.columns)
        print([name for name in ("numpy", "polars", "pyarrow", "pandas") if name in sys.modules])
        """, cwd=tmp_path)
    assert process.communicate(timeout=60) == ("3 ['id', 'degree', 'coreness']\n[]\n", "")


def test_a_column_is_taken_by_its_name():
    result = sesame.features(pyarrow.table(EDGES), pyarrow.table(PEOPLE))
    assert len(result) == 5 and result.columns == result.to_arrow().column_names
    assert result["degree"].to_pylist() == [2, 2, 3, 1, 0]
    with pytest.raises(KeyError, match="did you mean 'degree'"):
        result["degre"]
    with pytest.raises(TypeError, match="by their names"):
        result[0]
    with pytest.raises(TypeError):
        iter(result)


FORKED = """
import os, pyarrow, sesame_graph as sesame
edges = pyarrow.table({"a": ["x", "y"], "b": ["y", "z"]})
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_a_forked_process_is_refused_at_once():
    process = python(FORKED + textwrap.dedent("""
        result, graph = sesame.features(edges), sesame.Graph(edges)
        if os.fork() == 0:
            for call in (lambda: sesame.features(edges), result.to_arrow, lambda: graph.person_count, sesame.version):
                try:
                    call()
                except RuntimeError as error:
                    print("spawn" in str(error), flush=True)
            del result, graph
            raise SystemExit
        os.wait()
        print(sesame.features(edges).to_arrow().num_rows)
        """))
    assert process.communicate(timeout=30) == ("True\nTrue\nTrue\nTrue\n3\n", "")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_a_process_that_was_forked_before_the_first_run_works():
    process = python(FORKED + textwrap.dedent("""
        sesame.version()
        child = os.fork()
        if child:
            os.wait()
        print(sesame.features(edges).to_arrow().num_rows, flush=True)
        """))
    assert process.communicate(timeout=30) == ("3\n3\n", "")
