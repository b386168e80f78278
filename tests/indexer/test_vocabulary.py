"""Reading a SKOS vocabulary."""

import pytest
from rdflib import Graph

from archive.errors import Refused
from indexer.vocabulary import load

TURTLE = b"""
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:water> a skos:Concept ; skos:prefLabel "water"@en, "su"@az ; skos:altLabel "wells"@en ;
  skos:hiddenLabel "boreholes"@en, " quyu "@az ; skos:broader <urn:land> .
<urn:land> a skos:Concept ; skos:prefLabel "land"@en .
<urn:nameless> a skos:Concept .
"""


@pytest.mark.parametrize(("form", "name"), [("turtle", "t.ttl"), ("xml", "t.rdf"), ("json-ld", "t.jsonld")])
def test_a_vocabulary_reads_alike_in_every_format(form: str, name: str) -> None:
    content = Graph().parse(data=TURTLE, format="turtle").serialize(format=form, encoding="utf-8")
    land, water = load(content, name)
    assert (land.uri, land.label()) == ("urn:land", "land")
    assert (water.label("az"), water.broader) == ("su", ("urn:land",))
    assert [label.text for label in water.labels if not label.preferred] == ["wells"]
    assert [(label.text, label.language) for label in water.hidden] == [("quyu", "az"), ("boreholes", "en")]
    assert land.hidden == ()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<urn:a> a", "t.ttl"),
        (b"<rdf", "t.rdf"),
        (b"{", "t.jsonld"),
        (b"", "t.ttl"),
        (TURTLE, "t.txt"),
        (b"\xff\xfe\x00", "t.ttl"),
    ],
)
def test_what_is_no_vocabulary_is_refused_by_name(content: bytes, name: str) -> None:
    with pytest.raises(Refused, match=name):
        load(content, name)
