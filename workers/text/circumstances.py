"""The circumstances of an event: where, when, and how many it counts."""
from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from workers.text import attribution
from workers.text.actors import seats
from workers.text.dates import DateMention
from workers.text.figures import Quantity, counts_places
from workers.text.grammar import BREAKS, GRAMMAR, IN_FRONT, MARKS, SAID_THAT, THAT_WHICH
from workers.text.normalize import fold
from workers.text.places import PlaceMention
from workers.text.sentence import Group, Sentence
from workers.text.triggers import FORCE, Trigger

_AT = GRAMMAR["at"]
_GOING = frozenset({"نحو", "تجاه", "باتجاه", "الي", "صوب"})
_COUNTED = {
    "ASSAULT": frozenset({"killed", "injured", "missing"}),
    "COERCE": frozenset({"arrested"}),
    "DISPLACE": frozenset({"displaced"}),
    "PROTEST": frozenset({"protesters", "injured"}),
    "RETREAT": frozenset({"released", "surrendered", "fighters"}),
    "CONCEDE": frozenset({"fighters"}),
    "MOBILIZE": frozenset({"fighters"}),
    "AID": frozenset({"money"}),
    "AGREE": frozenset({"money", "fighters"}),
    "SANCTION": frozenset({"money"}),
}  # fmt: skip
_UNLESS_SENTENCED = {"executed": "killed", "jailed": "arrested"}
"""What became of people whom no court sentences: إعدام ثلاثة أسرى."""
_ANY = frozenset({None, "other", "money", "fighters"})
"""Kinds that any event may count: what no verb of loss or flight explains."""
_NEVER = {
    "ASSAULT": frozenset({"money", "fighters"}),
    "PROTEST": frozenset({"money"}),
    "DISPLACE": frozenset({"money"}),
    "MOBILIZE": frozenset({"money"}),
    "CONSULT": frozenset({"money"}),
}
"""What is counted beside an event of a sort and tells nothing of it: what an attack cost, who stood by."""
_DONE_BY = frozenset({"قبل", "يد", "ايدي", "يدي", "متن"})
_COUNT = 8  # words from its event in which such a count is looked for
_BESIDE = 3  # the same where the event has a count of its own kind
_OBJECT = 3  # words from a verb to its object, at most: استعادت أمس بلدتين
_REPORTED = 12  # words that the day of a report is farther from what it tells than the day of that
_THE = ("ال", "لل", "بال", "كال")
_ASIDE = {
    "AID": frozenset({"killed", "injured", "displaced", "missing"}),
    "AGREE": frozenset({"released", "displaced", "arrested"}),
    "CONCEDE": frozenset({"released", "displaced", "arrested"}),
    "REQUEST": frozenset({"released", "displaced", "arrested"}),
}
"""What no other event counts and those of a sort are about: طالب بالإفراج عن 30 معتقلا، انتشال 7 جثث."""
_QUALIFIED = 4  # words of a qualifier at most: ما لا يقل عن
_SUM = 12  # the same for a sum of money
_MEANWHILE = GRAMMAR["meanwhile"]
_SAID_BY = GRAMMAR["said_by"]
_HERE = GRAMMAR["here"]
_COUNTRY = 14  # what a country costs, in words: the more precise place is where it happens (place F1 0.68 -> 0.72)
_PARTY = 5  # what one costs that takes part
_UNMARKED = 9  # what a place costs that nothing marks as one
_IN_AID_OF = 6  # what one costs that only "ل" marks: it may be for whose sake
_ONTO = 4  # what "على" saves a place: there a deed of force strikes, seizes, fires
_OUT_OF = 8  # what "من" costs: from there a missile comes, who did it
_TOWARDS = 8  # what a place costs to which those who retreat go
_SCENE = 6  # what a place that opens the sentence costs: one in its course is more precise
_SPEAKERS = 8  # what a place before "that" costs: it may be where somebody speaks
_WITNESS = GRAMMAR["witness"]
_SEES = 10  # what a place saves that is said to see it: كذا شهدت هجمات
_MATTER = GRAMMAR["matters"]
_MATTERS = 8  # what the place of a war or a crisis costs another event
_FAR = 60  # farther than this a place is another story's
_SITES = GRAMMAR["sites"]
_TARGET = 8  # words to what a deed of force is aimed at and is a place: سقطت قذيفة في محيط السفارة
_AIMED = FORCE - {"SANCTION"} | {"RETREAT"}  # what they are aimed at may be a site: أغلقوا المعبر، فتحوا المعبر
_ARRIVES = "displace-arrive"
_AT_HOME = frozenset({"الطواري", "طواري", "التجول", "تجول", "العرفيه"})  # who declares it does so at home
_HAPPENED = frozenset({"وقع", "وقعت", "وقعا", "وقعتا", "جري", "جرت", "حدث", "حدثت"})  # وقع في كذا
_STRIKES = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_JAIL = "سجن"
_ROAD = "طريق"
_QUOTED = 7  # words to a quoted name's closing mark
_INSIDE = frozenset({"في", "مع", "بين"})  # from a site to what it lies in, from a border to its other side
_KNOWN_SITES = GRAMMAR["known_sites"]
_MAY_BE_SITES = _SITES | {by + site for site in _SITES for by in "بل"} | {"ال" + site for site in _KNOWN_SITES}
_SEVERAL = frozenset({"مناطق", "احياء", "قري", "بلدات"})
_TERRITORIES = GRAMMAR["territories"]
_TOWNS = frozenset({"country", "region", "area", "city"})
_PRECISE = _KNOWN_SITES - {"منزل"}
_KNOWN_SITE = 8  # the same for one that is named nowhere: المستشفى
_SITE = 16  # words after an event in which a site that no table knows is looked for


def where(
    sentence: Sentence, trigger: Trigger, actors: Group, recipients: Group, beside: PlaceMention | None
) -> tuple[int, PlaceMention | None]:
    """
    Where it happens, and the paragraph that names the place: for a deed of force it may have been named before.

    Args:
        beside: Where the event told before it in the same sentence happens.
    """
    place = _place(sentence, trigger, actors, recipients)
    force = trigger.entry.rule.events[0] in FORCE
    if place is None and force and beside is not None and beside.kind == "site":
        return sentence.paragraph, beside
    if place is None and force and (before := sentence.before) is not None and _here(sentence, trigger, before[0]):
        return before
    return sentence.paragraph, place


def _place(sentence: Sentence, trigger: Trigger, actors: Group, recipients: Group) -> PlaceMention | None:
    """Where: the nearest place that a preposition or its own noun marks as one, the most precise of a nest."""
    best: PlaceMention | None = None
    lowest = 2 * _FAR
    scale = _Scale(sentence, trigger, actors, recipients)
    for place in sentence.places:
        cost = scale.cost(place)
        if cost is not None and cost < lowest:
            best, lowest = place, cost
    if best is None and not _AT_HOME.isdisjoint(sentence.words[trigger.first : trigger.last]):
        best = next((p for p in sentence.places if any(a.first <= p.first < a.last for a in actors)), None)
    if best is not None and scale.fled_from(best):
        return sentence.inmost(best)
    site = _site(sentence, trigger, actors, recipients)
    if best is None or best.kind == "country" or sentence.words[best.first] in _HERE:
        return _in_town(site, best) if site is not None and (best is None or site.first != best.first) else best
    best = sentence.inmost(_first_of_list(sentence, best))
    return _in_town(site, best) if site is not None and _more_precise(sentence, trigger, site, best) else best


def _in_town(site: PlaceMention, named: PlaceMention | None) -> PlaceMention:
    """The site with the country of the place it is named with and, of a town or region, where that lies."""
    if named is None:
        return site
    if named.kind == "country" or site.lat is not None:
        return replace(site, country=site.country or named.country)
    return replace(site, country=site.country or named.country, lat=named.lat, lon=named.lon)


class _Scale:
    """How far each place of a sentence stands from an event, and how sure its words mark it as where that happens."""

    def __init__(self, sentence: Sentence, trigger: Trigger, actors: Group, recipients: Group) -> None:
        rule = trigger.entry.rule
        self.sentence = sentence
        self.trigger = trigger
        self.actors = actors
        self.event = rule.events[0]
        self.force = self.event in FORCE
        self.arrives = rule.id == _ARRIVES
        self.hosts = recipients if rule.mode == "visit" else ()
        self.targets = [r for r in recipients if r.kind in ("thing", "body") and self.force]  # قصفت قاعدة كذا
        self.parties = [p for p in (*actors, *recipients) if not (p in self.targets and p.kind == "thing")]
        self.holders = [a for a in actors if a.kind == "office"] if not self.force else []

    def cost(self, place: PlaceMention) -> int | None:
        """What it costs in words, None where the place is another matter's or who takes part, not where."""
        sentence, event = self.sentence, self.event
        lead = "من" if self.fled_from(place) else sentence.lead(place.first)
        if event == "CONSULT" and lead in _AT and _of_a_matter(sentence, self.trigger, place):
            return None  # بحثا الحرب في كذا
        if lead not in _AT and any(a.first < place.first < a.last for a in self.holders):
            return None  # حاكم ولاية كذا
        target = self._is_target(place)
        host = any(r.first <= place.first and place.last <= r.last for r in self.hosts)  # زار كذا
        entered = self._is_entered(place, lead)
        witness = lead in _WITNESS or "".join(sentence.words[place.last : place.last + 1]) in _WITNESS
        clitic = place.prefix[-1:]
        marked = target or host or entered or witness or lead in _AT or clitic in ("ب", "ل") or bool(place.noun)
        party = any(p.first < place.last and place.first < p.last for p in self.parties)
        inside = party or any(a.first <= place.first and place.last <= a.last for a in sentence.actors)
        country = place.kind == "country"
        if inside and not marked and not (seats(lead) and not country):
            return None  # who, not where: وزارة الخارجية السورية, but شرطة حمص
        if lead in _SAID_BY or (party and clitic == "ل" and not (place.noun or target)):
            return None  # اعتذر للصين
        if country and clitic == "ل" and not (place.noun or target or host):
            return None  # ردا على بيع أسلحة لتايوان
        met = event == "CONSULT" and place.prefix == "ب"  # تعقد القمة بسنغافورة
        if party and country and not (target or met or host) and (place.prefix == "ب" or lead == "من"):
            return None  # اعترف بدولة كذا، تسلم مساعدات من كذا
        took_place = lead == "في" and not _HAPPENED.isdisjoint(sentence.words[max(place.first - 2, 0) : place.first])
        sure = host or entered or took_place
        cost = self._away(place) + (0 if marked else _UNMARKED)
        cost += 0 if sure else _PARTY * party + _COUNTRY * country
        cost += self._direction(place, lead)
        if target:
            cost = 0
        elif witness:
            cost -= _SEES
        elif clitic == "ل" and not place.noun:
            cost += _IN_AID_OF  # دعما لغزة
        return cost + _elsewhere(sentence, self.trigger, place) if cost < _FAR else None

    def fled_from(self, place: PlaceMention) -> bool:
        """Is it what people leave: فر الآلاف من كذا?"""
        leaves = self.event == "DISPLACE" and not self.arrives and place.first > self.sentence.first
        return leaves and self.sentence.words[place.first - 1] == "من"

    def _away(self, place: PlaceMention) -> int:
        behind = self.trigger.first - place.last
        return place.first - self.trigger.last if behind < 0 else 2 * behind + 6

    def _is_target(self, place: PlaceMention) -> bool:
        near = bool(place.noun) and place.first - self.trigger.last < _TARGET
        return any(t.first <= place.first < t.last and (t.kind == "thing" or near) for t in self.targets)

    def _is_entered(self, place: PlaceMention, lead: str) -> bool:
        """Is it what those who arrive enter: دخلوا كذا، دخل مئات المهاجرين كذا?"""
        ends = any(place.last == a.last for a in self.actors)
        return self.arrives and lead not in _AT and (place.first == self.trigger.last or ends)

    def _direction(self, place: PlaceMention, lead: str) -> int:
        """What the preposition costs or saves: where a missile comes from, what is struck, where one flees from."""
        if self.event == "ASSAULT" and lead == "من":
            return _OUT_OF
        if self.force and lead == "علي" and place.first > self.trigger.last:
            return -_ONTO
        if self.event == "RETREAT" and lead in _GOING:
            return _TOWARDS
        return -_COUNTRY if place.kind == "country" and self.fled_from(place) else 0


def _more_precise(sentence: Sentence, trigger: Trigger, site: PlaceMention, named: PlaceMention) -> bool:
    """Is it at the site that stands nearer than a town that is named: أمام مبنى الوزارة في كذا?"""
    second = sentence.words[site.first + 1]
    of_its_own = site.noun.removeprefix("ال") in _PRECISE and (second.startswith("ال") or second in MARKS)
    holds = any(site.first < place.first < site.last for place in sentence.places)  # حقل نفطي قرب مدينة كذا
    if site.first == named.first or site.noun in _TERRITORIES or not (of_its_own or holds):
        return False  # في سوق مزدحمة
    out_of = trigger.entry.rule.events[0] == "ASSAULT" and sentence.lead(named.first) == "من"
    return out_of or named.last <= trigger.first or site.first < named.first


def _of_a_matter(sentence: Sentence, trigger: Trigger, place: PlaceMention) -> bool:
    """Does the preposition before a place go with what is not the event: رفضا للحرب في كذا، طائرات التحالف في كذا?"""
    at = place.first - 2
    if any(a.first <= at and place.last == a.last for a in sentence.actors):
        return True
    return at >= sentence.first and at not in range(trigger.first, trigger.last) and sentence.words[at] in _MATTER


def _elsewhere(sentence: Sentence, trigger: Trigger, place: PlaceMention) -> int:
    """What a place costs that may be another matter's, set the scene, or be where somebody speaks."""
    if sentence.lead(place.first) in _AT and _of_a_matter(sentence, trigger, place):
        return _MATTERS
    if place.last > trigger.first:
        return 0
    if place.first <= sentence.first + 1:
        return _SCENE
    said = any(word in THAT_WHICH or word == "عن" for word in sentence.words[place.last : trigger.first])
    return _SPEAKERS if said else 0  # قال محافظ كذا في مدينة كذا إن


def _first_of_list(sentence: Sentence, place: PlaceMention) -> PlaceMention:
    """The first of places named side by side: حي كذا ودوار كذا."""
    every = sentence.reading.places
    at = every.index(place)
    while at and every[at].prefix[:1] == "و" and every[at - 1].last == every[at].first >= sentence.first:
        at -= 1
    return every[at] if every[at].kind != "country" else place


def _site(sentence: Sentence, trigger: Trigger, actors: Group, recipients: Group) -> PlaceMention | None:
    """A site that no table knows: "في ديوان المجلس"; its coordinates are those of the place it is said to lie in."""
    words = sentence.words
    event = trigger.entry.rule.events[0]
    object_at = {trigger.last, *(actor.last for actor in actors if actor.paragraph == sentence.paragraph)}
    struck = {r.first for r in recipients if r.kind == "thing"} if event in _STRIKES else ()  # استهدف متحف كذا
    opened = trigger.last - 1 if trigger.entry.rest else trigger.last  # فتح المعبر
    for at in range(opened, min(sentence.last, trigger.last + _SITE)):
        if words[at] in BREAKS or words[at] in SAID_THAT:
            break
        if words[at] not in _MAY_BE_SITES:
            continue
        to_it = event in _STRIKES and at - trigger.last < _OBJECT  # اقتحام لفندق كذا
        joined = words[at][0] in ("بل" if to_it else "ب") and words[at][1:] in _SITES
        noun = words[at][joined:]
        acts = any(actor.first == at for actor in actors)  # أغلقت المحكمة
        known = noun.startswith("ال") and noun[2:] in _KNOWN_SITES  # داهموا المستشفى
        led = words[at - 1] in _AT or at in struck or (
            known and event in _AIMED and (at < trigger.last or (at in object_at and not acts)))
        if (at in sentence.told and at >= trigger.last) or not (joined or (led and (known or noun in _SITES))):
            continue
        if noun in _SEVERAL and not "".join(words[at + 1 : at + 2]).startswith("ال"):
            continue  # سيطروا على مناطق جديدة
        if known and (at - trigger.last > _KNOWN_SITE or any(p.first == at for p in sentence.places)):
            continue
        if noun.removeprefix("ال") == _JAIL and event == "SANCTION":
            continue  # بسجن سبعة ضباط
        if noun == _ROAD and not "".join(words[at + 1 : at + 2]).startswith("ال"):
            continue  # على طريق حصار كذا
        if "إ" in sentence.reading.words.original(at, at + 1):
            continue  # في إحياء الذكرى
        if any(actor.kind == "group" and actor.first == at for actor in sentence.actors):
            continue  # علقت الجامعة العربية عضوية كذا
        last = _site_end(sentence, at)
        outer = next((p for p in sentence.places if p.first == last and (p.prefix == "ب" or p.noun)), None)
        if outer is None and "".join(words[last : last + 1]) in _INSIDE:
            outer = next((p for p in sentence.places if p.first == last + 1), None)
        last = last if outer is None else outer.last
        if last - at > 1 or known:
            name = sentence.reading.words.original(at, last)[joined:]
            site = PlaceMention(at, last, words[at][:joined], name, "", "", None, None, None, "site", noun, None)
            return _in_town(site, outer)
    return None


def _site_end(sentence: Sentence, at: int) -> int:
    """The word after a site's name, quoted or not: متحف "كذا"."""
    words = sentence.words
    if at + 1 < sentence.last and words[at + 1] in MARKS:
        quoted = range(at + 2, min(sentence.last, at + _QUOTED))
        return next((number + 1 for number in quoted if words[number] in MARKS), at + 1)
    phrase = sentence.phrase(at)
    last = phrase[-1].last if phrase and phrase[0].first == at else at + 1
    described = words[at].startswith("ال") and "".join(words[last : last + 1]).startswith("ال")
    return last + (last == at + 1 and described)  # المستوطنات الشمالية


def is_named(place: PlaceMention | None) -> bool:
    """Is it a place that the article names, more than a site such as المستشفى?"""
    return place is not None and not (place.kind == "site" and place.noun == fold(place.name))


def is_within(site: PlaceMention | None, place: PlaceMention | None) -> bool:
    """Is it a site with a name or an owner in a place that is told of the same event: هجوم في كذا استهدف متحف كذا?"""
    if site is None or place is None:
        return place is None
    precise = site.kind == "site" and site.noun.removeprefix("ال") in _PRECISE
    return precise and (place.kind in _TOWNS or site.first < place.first < site.last)


def _here(sentence: Sentence, trigger: Trigger, paragraph: int) -> bool:
    """Does the place named before, in *paragraph*, go on? It does within a paragraph, and with "في المدينة"."""
    near = sentence.words[max(sentence.first, trigger.first - 10) : min(sentence.last, trigger.last + 15)]
    return paragraph == sentence.paragraph or any(word in _HERE for word in near)


def when(sentence: Sentence, trigger: Trigger) -> DateMention | None:
    """
    The nearest date; one that leaves open which day it means only where there is no other, and the day of a report
    only where the report tells of none: قالت الشرطة السبت إن رجلا قتل الجمعة.
    """
    if not sentence.dates:
        return None

    report = attribution.reports(sentence.words[sentence.first])

    def cost(date: DateMention) -> tuple[bool, int]:
        away = abs(date.first - trigger.first)
        between = sentence.words[date.last : trigger.first]
        reported = date.last <= trigger.first and (report or any(word in THAT_WHICH for word in between))
        return date.date is None, away + _REPORTED * reported

    return min(sentence.dates, key=cost)


def how_many(sentence: Sentence, told: Sequence[Trigger], modes: Sequence[str]) -> list[tuple[Quantity, ...]]:
    """The counts of each event *told*, whose modes are *modes*: a count goes to the nearest that counts its kind."""
    if not told or not sentence.quantities:
        return [()] * len(told)
    owned: dict[int, list[Quantity]] = {}
    counted = {
        number for number, trigger in enumerate(told)
        if any(q.kind in _counted(trigger) and q.kind not in _ANY for q in sentence.quantities)
    }
    for quantity in sentence.quantities:
        if quantity.kind in _UNLESS_SENTENCED:
            court = _court(told, quantity)
            if court is not None:
                owned.setdefault(court, []).append(replace(quantity, kind="other"))
                continue
            quantity = replace(quantity, kind=_UNLESS_SENTENCED[quantity.kind])
        if quantity.last - quantity.first == 1 and quantity.noun.removeprefix("و").startswith(_THE):
            continue  # الزعيمان: two known already
        whom = _says_who(sentence, quantity) and _nearest(quantity, told).entry.rule.events[0] != "SANCTION"
        if whom and _hit_by_another(quantity, told):
            continue
        if quantity.last - quantity.first == 1 and counts_places(quantity.noun) and (
            sentence.words[quantity.first - 1] in IN_FRONT
            or all(quantity.first - trigger.last not in range(_OBJECT) for trigger in told)
        ):
            continue  # انفجار في كنيستين: where, not how many
        if quantity.kind == "other" and sentence.words[quantity.first - 1] in _DONE_BY:
            continue  # على يد ثلاثة شبان
        takers = [
            (_away(trigger, quantity), number)
            for number, trigger in enumerate(told)
            if quantity.kind in _counted(trigger)
            and not (quantity.kind == "money" and _said_after(sentence, trigger, quantity))
        ]
        if not takers and quantity.kind in _ANY and not whom:
            reach = _COUNT if quantity.kind != "money" else _SUM
            takers = [
                (away, number)
                for number, trigger in enumerate(told)
                if (away := _away(trigger, quantity)) <= (_BESIDE if number in counted else reach)
                and (quantity.kind not in _NEVER.get(trigger.entry.rule.events[0], ()) or _acts(trigger, quantity))
                and _MEANWHILE.isdisjoint(sentence.words[trigger.last : quantity.first])
            ]
        if not takers and not whom:
            takers = [
                (away, number)
                for number, trigger in enumerate(told)
                if quantity.kind in _ASIDE.get(trigger.entry.rule.events[0], ())
                and 0 <= (away := quantity.first - trigger.last) <= _COUNT
            ]
        if takers:
            taker = min(takers)[1]
            if quantity.kind == "fighters" and told[taker].entry.rule.events[0] == "SANCTION":
                quantity = replace(quantity, kind="other")  # أدين جنديان
            if quantity.kind == "other" and _of_people(sentence, quantity):
                if _moves(told[taker], modes[taker]):
                    quantity = replace(quantity, kind="displaced")
                elif told[taker].entry.rule.events[0] == "PROTEST":
                    quantity = replace(quantity, kind="protesters")  # شارك ثلاثون عاملا في الاعتصام
            owned.setdefault(taker, []).append(quantity)
    return [tuple(owned.get(number, ())) for number in range(len(told))]


def _court(told: Sequence[Trigger], quantity: Quantity) -> int | None:
    """The number of the verdict before those counted: قضت محكمة بسجن أربعة."""
    before = [
        (quantity.first - trigger.last, number)
        for number, trigger in enumerate(told)
        if trigger.entry.rule.events[0] == "SANCTION" and trigger.first < quantity.first <= trigger.last + _SUM
    ]
    return min(before)[1] if before else None


def _acts(trigger: Trigger, quantity: Quantity) -> bool:
    """Do those counted stand right after the deed, as who does it or bears it: هاجم نحو مئتي مسلح?"""
    return quantity.kind == "fighters" and (
        0 <= quantity.first - trigger.last <= (0 if quantity.qualifier == "exact" else _QUALIFIED))


def _said_after(sentence: Sentence, trigger: Trigger, quantity: Quantity) -> bool:
    """Does a further statement hold the count: منحت كذا، مشيرا إلى أن?"""
    return any(word in SAID_THAT for word in sentence.words[trigger.last : quantity.first])


def _counted(trigger: Trigger) -> Collection[str | None]:
    """The kinds of counts that are its event's own."""
    return _COUNTED.get(trigger.entry.rule.events[0], ())


def _of_people(sentence: Sentence, quantity: Quantity) -> bool:
    return any(quantity.first <= a.first < quantity.last for a in sentence.actors)


def _says_who(sentence: Sentence, quantity: Quantity) -> bool:
    """Is it a dual of people, who they are rather than how many: محققان?"""
    return quantity.last - quantity.first == 1 and _of_people(sentence, quantity) and (
        quantity.kind in ("other", "arrested", "fighters"))


def _nearest(quantity: Quantity, told: Sequence[Trigger]) -> Trigger:
    return min(told, key=lambda trigger: _away(trigger, quantity))


def _hit_by_another(quantity: Quantity, told: Sequence[Trigger]) -> bool:
    """Does a deed of another sort stand right before those counted: اعتقلت لصفعها جنديين?"""
    nearest = _nearest(quantity, told)
    return 0 <= quantity.first - nearest.last <= 1 and quantity.kind not in _counted(nearest)


def _away(trigger: Trigger, quantity: Quantity) -> int:
    """How many words away the count is; a verb before it is nearer than one after it."""
    return max(quantity.first - trigger.last, trigger.first - quantity.first, 0)


def _moves(trigger: Trigger, mode: str) -> bool:
    """Are people moved: نقلت 300 مهاجر، رحلت نحو ألف لاجئ?"""
    return trigger.entry.rule.events[0] == "DISPLACE" or mode in ("deport", "evacuate")
