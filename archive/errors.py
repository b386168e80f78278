"""What can go wrong with the record, named by whose move it is."""


class OnrecordError(Exception):
    """The head of the tree: its message is one sentence that a person understands."""


class NotFound(OnrecordError):
    """Nothing was ever issued under this name, or the one who asks may not see it."""


class Withdrawn(OnrecordError):
    """It was public and was taken from view; the address stays and says when and why."""


class Conflict(OnrecordError):
    """Somebody else changed it meanwhile: look again and repeat."""


class Refused(OnrecordError):
    """What was given cannot be taken: the message says what would be accepted."""


class Damaged(OnrecordError):
    """What is kept is not what was stored: the ledger or an original fails its check."""
