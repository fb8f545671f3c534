"""Measures the whole program from outside, by hand: ``make bench``. Never part of the tests."""
