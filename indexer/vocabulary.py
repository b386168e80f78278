"""Where a topic vocabulary is read: SKOS in Turtle, RDF/XML or JSON-LD."""

import warnings
from pathlib import PurePath
from xml.sax import SAXParseException

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SKOS
from rdflib.plugins.parsers.notation3 import BadSyntax

from archive.errors import Refused
from archive.topics import Label, Topic

_FORMATS = {".ttl": "turtle", ".rdf": "xml", ".xml": "xml", ".jsonld": "json-ld", ".json": "json-ld"}


def load(content: bytes, name: str) -> tuple[Topic, ...]:
    """Read the concepts of a SKOS vocabulary, in the order of their URIs; the format follows from the name's ending.

    Raises Refused where the file is no RDF of the three formats, or holds no concept with a preferred label.
    """
    graph = _parsed(content, name)
    concepts = sorted(subject for subject in set(graph.subjects(RDF.type, SKOS.Concept)) if isinstance(subject, URIRef))
    topics = tuple(topic for concept in concepts if (topic := _topic(graph, concept)).labels)
    if not topics:
        raise Refused(f"“{name}” holds no SKOS concept with a preferred label")
    return topics


def _parsed(content: bytes, name: str) -> Graph:
    form = _FORMATS.get(PurePath(name).suffix.lower())
    if form is None:
        raise Refused(f"a vocabulary is Turtle (.ttl), RDF/XML (.rdf) or JSON-LD (.jsonld), not “{name}”")
    graph = Graph()
    try:
        # The JSON-LD parser of rdflib uses a class that rdflib itself has deprecated.
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
            graph.parse(data=content, format=form)
    except (BadSyntax, SAXParseException, ValueError, LookupError) as error:
        raise Refused(f"“{name}” cannot be read as {form}: {_reason(error)}") from error
    return graph


def _reason(error: Exception) -> str:
    return str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__


def _topic(graph: Graph, concept: URIRef) -> Topic:
    preferred = _labels(graph, concept, SKOS.prefLabel)
    labels = (*preferred, *_labels(graph, concept, SKOS.altLabel))
    hidden = _labels(graph, concept, SKOS.hiddenLabel)
    return Topic(str(concept), labels if preferred else (), _broader(graph, concept), hidden)


def _labels(graph: Graph, concept: URIRef, kind: URIRef) -> tuple[Label, ...]:
    found = [label for label in graph.objects(concept, kind) if isinstance(label, Literal) and str(label).strip()]
    labels = {Label(str(one).strip(), one.language or "en", kind == SKOS.prefLabel) for one in found}
    return tuple(sorted(labels, key=lambda one: (one.language, one.text)))


def _broader(graph: Graph, concept: URIRef) -> tuple[str, ...]:
    above = {str(one) for one in graph.objects(concept, SKOS.broader)} | {
        str(one) for one in graph.subjects(SKOS.narrower, concept)
    }
    return tuple(sorted(above))
