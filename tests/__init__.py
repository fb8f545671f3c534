"""Tests say what the product promises; see CONTRIBUTING.md."""
