"""Asking: queries as values, the port of a search engine, the words around a hit."""
