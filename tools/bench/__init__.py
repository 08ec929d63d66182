"""Measures the atlas against floors in the same run: ``make bench`` prints every figure beside its bound."""
