# ruff: noqa: E501  tables keep their lines
"""The rules as data: each takes what it says it takes and spares what looks like it."""
from __future__ import annotations

import re
import typing

import pytest

from topics.records import Reason
from workers.text.boilerplate import AnyOf, Rule, RuleError, load
from workers.text.normalize import fold
from workers.text.segment import bare

RULES, _ = load()
TAKEN = [pytest.param(rule, line, id=f"{rule.id}-{number}") for rule in RULES for number, line in enumerate(rule.removes)]
SPARED = [pytest.param(rule, line, id=f"{rule.id}-{number}") for rule in RULES for number, line in enumerate(rule.spares)]


def takes(rule: Rule, line: str) -> bool:
    match rule.takes:
        case "start":
            return rule.matcher.match(fold(line)) is not None
        case "end":
            return rule.matcher.search(fold(line)) is not None
    return rule.matcher.fullmatch(bare(line)) is not None


@pytest.mark.parametrize(("rule", "line"), TAKEN)
def test_a_rule_takes_its_example(rule, line):
    assert takes(rule, line)


@pytest.mark.parametrize(("rule", "line"), SPARED)
def test_a_rule_spares_its_look_alike(rule, line):
    assert not takes(rule, line)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.takes not in ("start", "end")], ids=lambda rule: rule.id)
def test_a_rule_is_tried_on_every_line_that_it_matches(rule):
    """Lines whose first letters can't begin a match of the rule are never shown to it."""
    tried = AnyOf([rule])

    for line in {bare(line) for other in RULES for line in (*other.removes, *other.spares)}:
        assert (tried(line) is rule) == (rule.matcher.fullmatch(line) is not None)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_written_against_folded_text(rule):
    """An unfolded letter in a pattern could never match."""
    assert not re.search("[أإآٱىئؤةﻻـ\u064b-\u065f٠-٩]", rule.pattern)
    assert all(fold(key) == key for key in rule.keys)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.strict], ids=lambda rule: rule.id)
def test_a_rule_that_only_a_key_calls_has_one_in_every_example(rule):
    for line in rule.removes:
        assert not set(rule.keys).isdisjoint(fold(line).split())


def test_every_rule_gives_a_reason_of_the_contract():
    assert {rule.reason for rule in RULES} <= set(typing.get_args(Reason))


def test_a_rule_without_a_look_alike_is_refused(tmp_path):
    path = tmp_path / "rules.toml"
    path.write_text(
        '[words]\n[[rule]]\nid = "x"\nreason = "tags"\ntakes = "line"\nwhere = "any"\npattern = "a"\n'
        'why = "y"\nremoves = ["a"]\nspares = []\n', encoding="utf-8")

    with pytest.raises(RuleError, match="look-alike"):
        load(path)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_pattern_runs_away_on_a_hostile_line(rule):
    """
    Patterns see 700 characters at most; one that backtracks exponentially would never come back from these.
    """
    for line in ("ا" * 700, "اقرا ايضا " * 70, "رويترز / " * 80, "( " * 350, "كاتب و" * 110, "1 2 3 " * 110, "تويتر " * 110, "- " * 350):
        takes(rule, line)
