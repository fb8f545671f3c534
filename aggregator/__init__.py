"""Regional-cooperation news, merged into one Atom feed per city and city pair."""

__version__ = "0.1.0"
