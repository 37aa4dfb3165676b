"""Example workbooks: published figures of Hà Tĩnh and illustrations, never in one file."""
