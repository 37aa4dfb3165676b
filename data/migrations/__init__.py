"""Schema migrations (Alembic), one file a change in `versions/`."""
