"""The front: pages, the staff desk and the command. It knows what to ask and how to say it."""
