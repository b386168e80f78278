"""Which organisations a document names, and what each is in it."""
