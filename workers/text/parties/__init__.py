"""
Who does it to whom: the parties of what a trigger tells, from the order and the forms of its sentence's words.

`of_verb` and `of_noun` hold the ways to read a clause, `together` those who act as one; `doers` finds who does it by
words beside the trigger, `targets` whom it hits; `subjects` who stands before a verb, `referents` whom a pronoun means.
"""
from __future__ import annotations

from workers.text.parties import of_noun, of_verb, referents, targets, together
from workers.text.parties.clause import OF_TWO, Clause, Parties, groups_after
from workers.text.parties.doers import ARMED, giver
from workers.text.sentence import Group, Party, Sentence, overlap
from workers.text.triggers import Trigger

__all__ = ["ARMED", "find", "guessed"]

_HITTING = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"})
"""What hits all those that a count joins to one named."""


_STATES = frozenset({"country", "capital"})
"""Kinds that say nothing to their own officials: أكد الوزير البولندي التزام وارسو."""


def find(sentence: Sentence, trigger: Trigger) -> Parties:
    """Who acts and to whom. Asked of a sentence's triggers in order: a later one may go on with an earlier one's."""
    clause = Clause(sentence, trigger)
    actors, recipients = _read(clause)
    if not clause.rule.mutual:
        sentence.previous = actors, recipients
    if clause.form.shape in ("perfect", "imperfect") and not clause.noun:
        sentence.doing = trigger.first, recipients if clause.rule.patient == "host" else actors
    return actors, recipients


def guessed(sentence: Sentence, trigger: Trigger, actors: Group) -> bool:
    """Are the *actors* found the clause's subject, as no word of the trigger's own company names them?"""
    clause = Clause(sentence, trigger)
    return bool(actors) and clause.noun and actors == clause.subject


def _read(clause: Clause) -> Parties:
    rule = clause.rule
    if rule.mutual:
        return together.read(clause)
    if (clause.event in OF_TWO or rule.id == "support-ratify") and (both := together.agreed(clause)):
        return both, ()
    actors, recipients = of_noun.read(clause) if clause.noun else of_verb.read(clause)
    own = {a.code for a in actors if a.code and a.own}
    actors = tuple(a for a in actors if not (overlap((a,), recipients) and _hit(clause, a)))
    recipients = tuple(
        r for r in recipients
        if not overlap((r,), actors) and not (r.kind in _STATES and r.code in own and clause.statement))
    if not recipients and referents.points_back(clause.sentence, clause.trigger):
        recipients = clause.referred(() if clause.noun else actors)
        actors = tuple(a for a in actors if a not in recipients)  # النائب، الذي صدر ضده حكم
    if rule.patient == "host":
        return recipients or _giver(clause), actors
    return actors, targets.with_more(clause, recipients) if clause.event in _HITTING else recipients


def _hit(clause: Clause, party: Party) -> bool:
    """Does the preposition of what is hit lead who seems to do it: إعادة فرضها على كذا?"""
    return party.paragraph == clause.sentence.paragraph and clause.lead((party,)) == "علي"


def _giver(clause: Clause) -> Group:
    """Whom relief is received from."""
    return giver(clause.sentence, groups_after(clause.sentence, clause.last)) if clause.event == "AID" else ()
