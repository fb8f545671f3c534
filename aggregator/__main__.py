"""``python -m aggregator`` and the console script ``aggregator``."""

from aggregator.cli import main

if __name__ == "__main__":
    main()
