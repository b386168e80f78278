"""Sentences for what a file says about its own making."""

import datetime


def on(day: datetime.date) -> str:
    """Return a day as people write it: 12 March 2014."""
    return f"{day.day} {day:%B} {day.year}"


def was(made: str, day: datetime.date) -> str:
    """Return a sentence such as: The file says it was created on 12 March 2014."""
    return f"The file says it was {made} on {on(day)}."
