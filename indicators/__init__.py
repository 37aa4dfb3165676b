"""Targets against actuals: pure arithmetic on typed series, one file a family of indicators."""
