"""Bundled sample sites and the server that shows them on loopback; our own words about well-known facts."""

from aggregator.demo.server import ADDRESS, PORT, configuration, serve

__all__ = ["ADDRESS", "PORT", "configuration", "serve"]
