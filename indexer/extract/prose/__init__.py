"""The words of a document as the finders see them, in the languages that they know."""
