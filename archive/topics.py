"""Topics: concepts of a SKOS vocabulary with labels in several languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """A preferred or alternative label (SKOS Reference, section 5); `language` is a BCP 47 tag."""

    text: str
    language: str
    preferred: bool


@dataclass(frozen=True, slots=True)
class Topic:
    """One concept, named by its URI; hidden labels (section 5.4) point to it in texts, and no reader is shown them."""

    uri: str
    labels: tuple[Label, ...]
    broader: tuple[str, ...] = ()
    hidden: tuple[Label, ...] = ()

    def label(self, language: str = "en") -> str:
        """Return the preferred label in a language, else in English, else the first one there is."""
        preferred = {label.language: label.text for label in self.labels if label.preferred}
        return preferred.get(language) or preferred.get("en") or next(iter(preferred.values()), self.uri)
