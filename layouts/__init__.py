"""Pages, tables, charts and workbooks as pure functions of a result."""
