"""The search engine that lives in a folder: Whoosh's files and writer, our spelling, scoring and durability."""

from indexer.search.whoosh.engine import WhooshEngine

__all__ = ["WhooshEngine"]
