"""Figures that should be looked at before anybody believes them: pure functions on readings, limits as dated data."""
