"""Raw item → item: dates, addresses, text, language. Pure: the moment of reading is an argument.

Doors: :func:`normalise`, :func:`merge`, :func:`wants_article`, :func:`revise`; ``dates.read_date``;
``one_line``; ``urls.identity``, ``urls.loose``, ``urls.absolute``.
"""

from aggregator.normalise import dates, urls
from aggregator.normalise.item import normalise
from aggregator.normalise.revise import merge, revise, wants_article
from aggregator.normalise.text import one_line

__all__ = ["dates", "merge", "normalise", "one_line", "revise", "urls", "wants_article"]
