"""Tests of the data packs."""
