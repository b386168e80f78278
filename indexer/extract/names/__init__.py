"""Where people and organisations are named, and which names are one person."""
