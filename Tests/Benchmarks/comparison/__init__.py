"""The parts of compare.py: graphs, measured processes, peers, answers, reports."""
