"""The programs that sesame is compared with, one module each.

A module has PACKAGES, the names under which its versions are found, and STAGES: for each stage that
the peer can do, a function that takes a `Case` and returns `work` and `answer`. What it does before
it returns is not timed (loading the graph); `work()` is; and `answer(result)` turns the result into
columns and numbers to compare, untimed again. Every module imports its peer only when it is used.
"""
