"""From words at places on pages to blocks in reading order."""
