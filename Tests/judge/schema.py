"""Judges rule files by the schema of `duban schema`, with python3-jsonschema and python3-yaml.

usage: schema.py SCHEMA < CASES
CASES is a JSON array of {"name", "yaml"}; the answer is a JSON object: what is wrong with each name's text, by place.
"""

import json
import re
import sys

import jsonschema
import yaml


class CoreLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML 1.2's core schema, which editors type scalars by (PyYAML's own is that of YAML 1.1), and merge keys."""

    yaml_implicit_resolvers = {}

    def construct_mapping(self, node, deep=False):
        self.flatten_mapping(node)
        # Whatever a key looks like, a mapping of JSON has texts for keys.
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


def resolver(name, pattern, construct):
    tag = "tag:yaml.org,2002:" + name
    CoreLoader.add_implicit_resolver(tag, re.compile("^(?:" + pattern + ")$"), None)
    CoreLoader.add_constructor(tag, lambda loader, node: construct(node.value))


resolver("null", "null|Null|NULL|~|", lambda text: None)
resolver("bool", "true|True|TRUE|false|False|FALSE", lambda text: text.lower() == "true")
resolver("int", "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", lambda text: integer(text))
resolver("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", float)
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:merge", re.compile("^<<$"), None)
CoreLoader.add_constructor("tag:yaml.org,2002:map", CoreLoader.construct_mapping)


def integer(text):
    return int(text, 0) if text[:2] in ("0o", "0x") else int(text)


def faults(validator, text):
    """What is wrong, each with its place."""
    try:
        value = yaml.load(text, CoreLoader)
    except yaml.YAMLError as error:
        return ["not YAML: " + str(error)]
    return [
        "/".join(map(str, error.absolute_path)) + ": " + error.message[:200]
        for error in validator.iter_errors(value)
    ]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    cases = json.load(sys.stdin)
    json.dump({case["name"]: faults(validator, case["yaml"]) for case in cases}, sys.stdout, ensure_ascii=False)


main()
