"""A rehearsal: what stages load and compile with their first article is there before the first real one comes."""
from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import orjson

from workers.agents import Message, attempt
from workers.topology import Step

_CAME_IN = 1_763_712_000.0  # 2025-11-21T08:00Z, as good as any other: nothing of this is kept

_PAGE = """<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>مقتل ثلاثة جنود في هجوم قرب الموصل</title>
<meta property="article:published_time" content="2025-11-21T07:00:00Z">
</head><body><article>
<h1>مقتل ثلاثة جنود في هجوم قرب الموصل</h1>
<p>قالت وزارة الدفاع العراقية، الجمعة، إن ثلاثة جنود قتلوا وأصيب سبعة آخرون في هجوم شنه مسلحون جنوب الموصل.</p>
<p>ودان رئيس الوزراء الهجوم في بيان يوم 21 نوفمبر الجاري، وأعلن إرسال تعزيزات قوامها 250 عنصرا إلى محافظة نينوى.</p>
<p>اقرأ أيضا: جولة في أسواق المدينة القديمة</p>
</article></body></html>"""


@contextmanager
def lasting() -> Iterator[None]:
    """
    What is made meanwhile stays, as rules and lexicon do: Python's collector never looks through it for garbage.

    To look took a quarter of the time of loading (tag: 1.09 -> 0.82 s), and 150 to 300 ms each time later on.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # and no look before it: of 374,000 objects 640 were garbage, and it took 0.14 s
        gc.enable()


@lasting()
def rehearse(steps: Sequence[Step]) -> dict[str, str]:
    """
    Send a page of our own through throw-away stages; what they load stays (`lasting`).

    Returns:
        The version of each step's stage.
    """
    versions: dict[str, str] = {}
    takes, message = steps[0].takes, Message("", 0, 0, _CAME_IN, None, orjson.dumps({"id": "rehearsal", "html": _PAGE}))
    for step in steps:
        stage = step.build({})
        versions[step.name] = stage.version
        if step.takes is takes:
            came = attempt(step, stage, message, source="rehearsal")
            published = came.outgoing[0]
            takes = type(came.record)
            message = Message("", 0, 0, _CAME_IN, published.key, published.value, published.headers)
    return versions
