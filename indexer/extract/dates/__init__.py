"""When the event was held and when the document was published."""
