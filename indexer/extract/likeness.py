"""How alike two spellings are, as the record compares them."""

from archive.likeness import alike, alike_in_any_order, alike_in_part

__all__ = ["alike", "alike_in_any_order", "alike_in_part"]
