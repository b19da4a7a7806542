"""The comparison of scorecards: its tables, and the peers that bin, fit and score them."""
