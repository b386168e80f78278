"""The record: what is kept, who and what it names, how all of it is identified and stored."""
