"""HTTP in: pages and feeds over the network, judged, paced and bounded.

- :class:`Fetcher` asks; :mod:`.wire` is the only file that knows httpx and httpcore.
- :mod:`.guard` and :mod:`.address` say which machines may be asked; :mod:`.robots` and :mod:`.pace` how often.
- :mod:`.hub` tells hubs what changed.
- :mod:`.decode` unpacks what comes, never more than the cap.
"""

from aggregator.fetch.client import Fetcher
from aggregator.fetch.hub import announce

__all__ = ["Fetcher", "announce"]
