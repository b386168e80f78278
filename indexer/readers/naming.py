"""YAML that names values, taken as strings only."""

import yaml

# A YAML text can fail on its structure, or on keys that cannot be keys.
_DAMAGE = (yaml.YAMLError, RecursionError, ValueError, TypeError)
_DEEPEST = 30


class _Words(yaml.BaseLoader):
    """BaseLoader makes strings only: a date stays as it was written, and `no` stays a language."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse depths that nobody writes, before they cost time."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise yaml.YAMLError("nested too deeply")
        node: yaml.Node | None = super().compose_node(parent, index)
        self.depth -= 1
        return node


def named_values(text: str) -> dict[str, object]:
    """Return the values that a YAML text names; raises ValueError with one line when it does not name any."""
    try:
        values = yaml.load(text, Loader=_Words)  # noqa: S506
    except _DAMAGE as error:
        raise ValueError(f"is not valid YAML: {' '.join(str(error).split())[:200]}") from error
    if not isinstance(values, dict):
        raise ValueError("must name values, such as 'title: …', one a line")
    return {str(key): value for key, value in values.items()}
