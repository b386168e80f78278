"""From the bytes of a file to blocks of text, one format a module."""
