"""Finders: pure functions from passages to findings, each finding with its evidence."""

from indexer.extract.finding import EXTRACTOR, extract
from indexer.extract.topics import Vocabulary, compile_vocabulary

__all__ = ["EXTRACTOR", "Vocabulary", "compile_vocabulary", "extract"]
