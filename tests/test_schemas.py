"""The published schemas say what the records are."""
import json
from importlib.resources import files

import jsonschema
import orjson
import pytest

from topics.catalog import CATALOG
from topics.codec import DecodeError, decode, encode
from topics.records import Event, RawArticle, TaggedArticle, Trigger
from topics.schemas import documents, json_schema


@pytest.mark.parametrize("name", list(documents()))
def test_the_published_documents_are_those_of_the_code(name):
    published = files("topics.schemas").joinpath(name).read_text(encoding="utf-8")

    assert published == documents()[name], "stale: run `make schemas`"


def test_every_topic_has_a_schema():
    assert {f"{kind.__name__}.schema.json" for kind in CATALOG} | {"asyncapi.yaml"} == set(documents())


@pytest.mark.parametrize("kind", list(CATALOG), ids=lambda kind: kind.__name__)
def test_the_schemas_are_valid_json_schema(kind):
    jsonschema.Draft202012Validator.check_schema(json_schema(kind))


def test_an_encoded_record_fits_its_schema():
    event = Event(
        id="e", article_id="a", event="PROTEST", quad_code=3, paragraph=0, text="تظاهر العمال", rule="protest",
        trigger=Trigger(text="تظاهر", start=0, end=5), confidence=0.9)
    article = TaggedArticle(id="a", story_id="a", relation="new", paragraphs=(), events=(event,))

    jsonschema.validate(orjson.loads(encode(article)), json_schema(TaggedArticle))


@pytest.mark.parametrize("value", [
    {"id": "1", "text": "x"},
    {"url": "https://news.example/1", "html": "<p>x", "unknown": 1},
    {"text": "x"},
    {"id": "1"},
    {"id": None, "url": None, "text": "x"},
    {"id": "", "text": "x"},
    {"id": "1", "text": ""},
    {"id": 1, "text": "x"},
    {"id": "1", "text": "x", "extra": 5},
])
def test_schema_and_codec_agree_on_what_a_raw_article_is(value):
    fits = jsonschema.Draft202012Validator(json_schema(RawArticle)).is_valid(value)
    try:
        decode(json.dumps(value).encode(), RawArticle)
        decodes = True
    except DecodeError:
        decodes = False

    assert fits == decodes


def test_every_doubtful_field_is_described():
    """Comments on fields are the descriptions: a unit or a form that stands in the code stands in the schema."""
    properties = json_schema(TaggedArticle)["$defs"]["TaggedArticle"]["properties"]

    assert properties["novelty"]["description"].startswith("0..1")
    assert "SHA-256" in properties["id"]["description"]
