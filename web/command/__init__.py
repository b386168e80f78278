"""The `onrecord` command: the one place where all rooms of the house meet."""
