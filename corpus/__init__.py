"""Sample documents of our own writing, gold answers beside each, and the topic vocabulary."""
