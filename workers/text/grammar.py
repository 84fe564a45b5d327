"""The words of grammar.toml by the name of their list, and the lists that several modules ask for."""
from __future__ import annotations

import tomllib

from workers.text.normalize import fold
from workers.text.tables import DATA

GRAMMAR = {
    name: frozenset(map(fold, words))
    for name, words in tomllib.loads((DATA / "events" / "grammar.toml").read_text(encoding="utf-8")).items()
}
"""Folded; the file says what each list is for."""

NEGATIONS = GRAMMAR["negations"]
"""Right before a word: it did not happen."""
FOR = frozenset({"ل", "ول", "فل", "لال", "ولال", "فلال"})
"""Clitics with the preposition ل: before an event it is a purpose."""
AND = frozenset({"و", "ف"})
"""Clitics that join a word to what stands before."""
SAID_THAT = frozenset({"ان", "بان"})
"""What is said, or a clause, begins after them."""
THAT_HE = GRAMMAR["that_he"]
"""Conjunction and pronoun: the verb goes on with who was named."""
THAT_WHICH = SAID_THAT | {":"} | {word for word in THAT_HE if word.startswith(("ان", "بان"))}
"""After who speaks: what is said follows, its subject a pronoun or not."""
WHO = GRAMMAR["who"]
"""Relative pronouns: the noun before is the subject."""
THAT = GRAMMAR["that"]
"""Words that part a verb from a subject before them."""
IN_FRONT = GRAMMAR["in_front"]
"""Prepositions: what they lead is no subject."""
BREAKS = GRAMMAR["breaks"]
"""Marks that end a clause."""
MANAGES = GRAMMAR["manages"]
"""Verbs that lead another deed: الجيش تمكن من تحرير البلدة."""
CLAUSE = GRAMMAR["clause"] | MANAGES
"""Words that open a clause with a subject of its own."""
MARKS = frozenset('"«»“”(')
"""Opening and closing marks that a name may stand in."""
COMMAS = frozenset({"،", ","})
ADVERBS = GRAMMAR["adverbs"]
"""Between a verb and its object: they change nothing."""
NO_NOUN = GRAMMAR["no_noun"] | IN_FRONT | THAT | WHO | THAT_HE | CLAUSE | NEGATIONS | ADVERBS
"""Words that begin no noun phrase."""
ADJECTIVE = ("ي", "يه", "يا", "يين", "ه", "ات", "ين")
"""Endings that an adjective may have."""
SOME = GRAMMAR["some"]
"""Before those meant: عدد من الضباط، عشرات المدنيين."""
TO_IT = GRAMMAR["to_it"]
"""Prepositions with a pronoun: عليه، لها."""
