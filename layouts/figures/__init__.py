"""Charts as plain dicts: one file a kind of chart."""
