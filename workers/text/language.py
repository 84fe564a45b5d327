"""Is it Arabic? By script, by letters that Arabic does not have, and by function words."""
from __future__ import annotations

import re
from collections.abc import Sequence

from workers.text.segment import Line

# Letters of Persian, Urdu, Pashto, Kurdish (Sorani) and Uyghur; an Arabic article has them in a foreign name at most.
_FOREIGN_LETTERS = re.compile("[پچژگڤٹڈڑںےۆێەڕڵڎۋېۍڼټډړږښځڅڭۇۈڠݢڽ]+")
_ARABIC_LETTERS = re.compile("[ء-يپچژگکیٹڈڑںےہھۆێەڕڵېۍڼټډړږښځڅ]+")
_LETTERS = re.compile(r"[^\W\d_]+")
# Function words, folded (one yeh, one kaf, one heh), that the other side doesn't have: of Arabic, and of Persian, Urdu,
# Kurdish and Pashto.
_OURS = """
في علي الي عن التي الذي الذين هذا هذه ذلك كان كانت قد كما بعد خلال مع بين لم لن حيث وقد وفي الا منذ عند غير كل اي حتي
انه انها وكان قال وقال
"""
_THEIRS = """
است اين كه را از با براي مي شد شده هاي خود كرد بود كند يك شود در
كا كو ميں پر اور بهي تها تهي ايك هيں
بوو كردن
چي په سره كښي
"""  # Persian, Urdu (its ye barree folds to yeh), Kurdish, Pashto
_ARABIC = frozenset(_OURS.split())
_FOREIGN = frozenset(_THEIRS.split())
_SAMPLE_WORDS = 80
_SAMPLE_LINES = 40
_SAMPLE_LETTERS = 800


def arabic(lines: Sequence[Line]) -> tuple[bool, str]:
    """
    Are these *lines* in Arabic? A long text is judged by its beginning.

    Returns:
        The answer, and for people what speaks against it ("" when nothing does).
    """
    some: list[str] = []
    for line in lines:
        some += line.words[:_SAMPLE_WORDS]
        if len(some) >= _SAMPLE_WORDS:
            break
    ours = len([word for word in some if word in _ARABIC])
    theirs = 0 if _FOREIGN.isdisjoint(some) else len([word for word in some if word in _FOREIGN])
    if ours > len(some) / 20 and ours > 4 * theirs:
        return True, ""
    sample = " ".join(line.text[:_SAMPLE_LETTERS] for line in lines[:_SAMPLE_LINES])[:_SAMPLE_LETTERS]
    letters = _count(_LETTERS, sample)
    script = _count(_ARABIC_LETTERS, sample)
    if not letters or script < letters / 2:
        return False, f"{script} of {letters} letters are of the Arabic script"
    foreign_letters = _count(_FOREIGN_LETTERS, sample)
    # A letter in 25 is foreign in Persian prose (6–9 %) and Urdu (10 %); Arabic stays under 1 % even about Tehran.
    if foreign_letters > script / 25 and ours < theirs + len(some) / 10:
        return False, f"{foreign_letters} letters that Arabic lacks, {theirs} function words of other languages"
    if theirs > 2 * ours and theirs > len(some) / 20:
        return False, f"{theirs} function words of another language against {ours} of Arabic"
    return True, ""


def _count(letters: re.Pattern[str], sample: str) -> int:
    return sum(map(len, letters.findall(sample)))
