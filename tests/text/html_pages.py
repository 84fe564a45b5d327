# ruff: noqa: E501  templates keep their markup on one line
"""Pages as publishing systems build them, filled with our own texts."""
from __future__ import annotations

TITLE = "مجلس البلدية يقر خطة لتوسيع شبكة المياه في الأحياء الشرقية"
BODY = (
    "أقر مجلس البلدية مساء الثلاثاء خطة تمتد ثلاث سنوات لتوسيع شبكة المياه في الأحياء الشرقية، بعد شكاوى متكررة من السكان.",
    "وقال رئيس المجلس إن الأعمال ستبدأ مطلع الشهر المقبل، وإن الكلفة الأولية تبلغ نحو أربعة ملايين دينار تتقاسمها البلدية والوزارة.",
    "وأضاف أن المرحلة الأولى تشمل مد أنابيب جديدة بطول اثني عشر كيلومترا.",
    "من جهتها رأت لجنة الأحياء أن الخطة تأخرت كثيرا، مطالبة بنشر جدول زمني مفصل يتيح للأهالي متابعة التنفيذ خطوة بخطوة.",
    "ويعاني آلاف السكان منذ الصيف الماضي من انقطاع المياه أياما متتالية، ما دفع بعضهم إلى شراء صهاريج بأسعار مضاعفة.",
)
HEADLINES = ("وفد تجاري يزور الميناء الجديد", "إغلاق جسر المدينة أسبوعا للصيانة", "افتتاح معرض الكتاب بمشاركة عشرين دارا",
             "منتخب الناشئين يتأهل إلى نصف النهائي", "ارتفاع طفيف في أسعار الخضار")
EXCERPTS = (
    "وصل وفد يضم ثلاثين من رجال الأعمال إلى الميناء الجديد صباح اليوم للاطلاع على الأرصفة التي اكتمل بناؤها قبل أسابيع قليلة.",
    "أعلنت دائرة الطرق إغلاق الجسر الرئيس أمام حركة السير مدة أسبوع لإجراء أعمال صيانة في أعمدته ومفاصله المعدنية.",
    "تنطلق غدا فعاليات معرض الكتاب في دورته الجديدة بمشاركة عشرين دار نشر من داخل البلاد وخارجها وسط توقعات بحضور واسع.",
    "بلغ منتخب الناشئين الدور نصف النهائي بعد فوزه بهدفين على ضيفه في مباراة شهدت حضورا جماهيريا كبيرا على غير العادة.",
    "سجلت أسواق الجملة ارتفاعا طفيفا في أسعار الخضار هذا الأسبوع عزاه التجار إلى موجة البرد التي ضربت المناطق الزراعية.",
)
COMMENTS = (
    "كلام جميل لكن متى نرى شيئا على أرض الواقع؟ كل سنة نسمع عن خطة جديدة ثم لا يحدث شيء في حينا القديم.",
    "أشكر المجلس على هذه الخطوة، وأتمنى أن تشمل الأحياء الغربية أيضا لأن معاناتنا لا تقل عن معاناة غيرنا أبدا.",
)
NAV = "<nav><ul>" + "".join(f'<li><a href="/{n}">{n}</a></li>' for n in ("الرئيسية", "سياسة", "اقتصاد", "رياضة", "ثقافة")) + "</ul></nav>"
FOOTER = '<footer><p>جميع الحقوق محفوظة للصحيفة، ويمنع نقل أي مادة من دون إذن خطي مسبق من إدارة التحرير.</p><a href="/about">من نحن</a></footer>'


def page(body: str, head: str = "", title: str = TITLE) -> str:
    return (f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title} | صحيفة المرفأ</title>'
            f'<meta property="og:title" content="{title}">{head}</head><body>{body}</body></html>')


def paragraphs(texts: tuple[str, ...] = BODY, tag: str = "p", attributes: str = "") -> str:
    return "\n".join(f"<{tag}{attributes}>{text}</{tag}>" for text in texts)


def links(classes: str = "", tag: str = "li") -> str:
    return f'<ul class="{classes}">' + "".join(f'<{tag}><a href="/n/{i}">{text}</a></{tag}>' for i, text in enumerate(HEADLINES)) + "</ul>"


def cards(classes: str = "", count: int = 5) -> str:
    return "".join(f'<div class="{classes}"><h3><a href="/n/{i}">{HEADLINES[i]}</a></h3><p>{EXCERPTS[i]}</p></div>' for i in range(count))


PAGES = {
    "wordpress": page(
        f'{NAV}<div id="page" class="site has-sidebar"><main id="primary"><article id="post-77" class="post-77 post type-post tag-water category-local has-post-thumbnail">'
        f'<header class="entry-header"><h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><span class="posted-on">كتب في '
        f'<time class="entry-date published" datetime="2026-03-04T10:20:00+03:00">4 مارس، 2026</time></span> بواسطة <a href="/author/s">سامي العلي</a></div></header>'
        f'<div class="entry-content"><figure class="wp-block-image"><img src="a.jpg"><figcaption>أعمال حفر سابقة في أحد الأحياء الشرقية للمدينة.</figcaption></figure>'
        f'{paragraphs()}<div class="sharedaddy sd-sharing"><h3>شارك هذا الموضوع:</h3><ul><li><a href="#">فيسبوك</a></li></ul></div>'
        f'<div id="jp-relatedposts"><h3>مقالات ذات صلة</h3>{links()}</div></div>'
        f'<footer class="entry-footer"><span class="tags-links">وسوم <a href="/t/1">مياه</a>، <a href="/t/2">بلدية</a></span></footer></article>'
        f'<div id="comments" class="comments-area"><h2>رأيان على الخبر</h2><ol class="comment-list"><li>{paragraphs(COMMENTS)}</li></ol></div></main>'
        f'<aside id="secondary" class="widget-area"><section class="widget"><h2>أحدث الأخبار</h2>{links()}</section></aside></div>{FOOTER}'),
    "body in a div with line breaks": page(
        f'<form method="post" action="x.aspx"><input type="hidden" name="s" value="{"A" * 9000}"><table><tr><td>{links("x")}</td></tr></table>'
        f'<div class="cont"><h1>{TITLE}</h1><span class="d">الأربعاء 4 آذار / مارس 2026</span><div id="txt">{"<br><br>".join(BODY)}<br></div></div>'
        f'<div class="cont2">{links("y")}</div></form>{FOOTER}'),
    "a div for every paragraph": page(
        f'{NAV}<div class="post hentry"><h3 class="post-title entry-title">{TITLE}</h3><div class="post-body"><div dir="rtl" style="text-align:right">'
        + "<div><br></div>".join(f"<div>{text}</div>" for text in BODY)
        + f'</div></div><div class="post-footer"><span class="post-author">مرسلة بواسطة سامي</span> <span class="post-labels">التسميات: <a href="#">مياه</a></span></div></div>{FOOTER}'),
    "nested boxes, one a paragraph": page(
        f'<div class="a1"><div class="b2"><h1>{TITLE}</h1></div>' + "".join(f'<div class="x9"><p class="q7">{text}</p></div>' for text in BODY)
        + f'<div class="z3"><div class="z4"><h2>قد يهمك</h2></div>{cards("z5")}</div></div>{FOOTER}'),
    "in the cell of a table": page(
        f'<table width="100%"><tr><td width="20%">{links()}</td><td><table><tr><td><b><font size="5">{TITLE}</font></b></td></tr><tr><td align="right">'
        f'{paragraphs(tag="p", attributes=" align=right")}</td></tr></table></td><td>{links()}</td></tr></table>{FOOTER}'),
    "inline boxes": page(
        f'{NAV}<article><h1>{TITLE}</h1><div class="body">{paragraphs(BODY[:2])}<div class="inline-related"><h4>اقرأ أيضا</h4><a href="/n/1">{HEADLINES[0]}</a></div>'
        f'<p>{BODY[2]}</p><div class="ad-slot"><span>إعلان</span></div><p><a href="/n/2">{HEADLINES[1]}</a></p>{paragraphs(BODY[3:])}</div></article>{FOOTER}'),
    "a box without a name": page(
        f'<div class="k"><h1>{TITLE}</h1><div class="k1">{paragraphs(BODY[:3])}<div><h4>اقرأ أيضا</h4>{links()}</div>{paragraphs(BODY[3:])}</div>'
        f'<div class="k2"><h4>مواضيع قد تهمك</h4>{cards("k3", 4)}</div></div>'),
    "share bar, tags, author, newsletter, comment form": page(
        f'<main><h1>{TITLE}</h1><div class="share-buttons"><a href="#">فيسبوك</a> <a href="#">تويتر</a></div><div class="article-text">{paragraphs()}</div>'
        f'<div class="tags"><a href="#">مياه</a> <a href="#">بلدية</a></div><div class="author-box"><h4>سامي العلي</h4><p>صحفي يكتب في الشأن المحلي منذ عشر سنوات، وعمل في صحف عدة قبل انضمامه إلى فريقنا.</p></div>'
        f'<div class="newsletter-signup"><p>اشترك في نشرتنا البريدية لتصلك أهم الأخبار كل صباح إلى بريدك الإلكتروني مجانا.</p><form><input type="email"></form></div>'
        f'<div class="comment-respond"><p>لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بعلامة خاصة أمامها.</p></div></main>{FOOTER}'),
    "a sidebar longer than the article": page(
        f'{NAV}<div class="row"><div class="col-8"><h1>{TITLE}</h1><div class="details">{paragraphs(BODY[:3])}</div></div>'
        f'<div class="col-4"><h2>الأكثر قراءة</h2>{cards("item")}{cards("item")}</div></div>{FOOTER}'),
    "comments longer than the article": page(
        f'<div class="story"><h1>{TITLE}</h1><div class="story-text">{paragraphs(BODY[:3])}</div></div><section class="reader-comments"><h3>تعليقات القراء</h3>'
        + "".join(f'<div class="c"><b>قارئ {i}</b><p>{text}</p></div>' for i, text in enumerate(COMMENTS * 4)) + f"</section>{FOOTER}"),
    "hidden parts and noscript": page(
        f'<div style="display:none"><p>{EXCERPTS[0]}</p><p>{EXCERPTS[1]}</p></div><noscript><p>{EXCERPTS[2]}</p></noscript><div class="m"><h1>{TITLE}</h1>{paragraphs()}'
        f'<p hidden>{EXCERPTS[3]}</p><template><p>{EXCERPTS[4]}</p></template></div>'),
    "amp": page(
        f'<header class="amp-header"><a href="/">المرفأ</a></header><article class="amp-wp-article"><h1>{TITLE}</h1><amp-img src="a.jpg"></amp-img>'
        f'<div class="amp-wp-article-content">{paragraphs(BODY[:2])}<amp-ad width="300"><div placeholder>إعلان</div></amp-ad>{paragraphs(BODY[2:])}</div>'
        f'<amp-social-share type="twitter"></amp-social-share></article>{FOOTER}'),
    "drupal": page(
        f'<div class="region region-sidebar-first">{links("menu")}</div><div class="region region-content"><article class="node node-article node-published" role="article">'
        f'<h1 class="page-title">{TITLE}</h1><div class="node__content"><div class="field field--name-body field--type-text-with-summary">{paragraphs()}</div>'
        f'<div class="field field--name-field-tags"><div class="field__label">الوسوم</div><div class="field__item"><a href="#">مياه</a></div></div></div></article></div>{FOOTER}'),
    "itemprop": page(
        f'<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1><p>{EXCERPTS[0]}</p><div itemprop="articleBody">{paragraphs()}</div>'
        f'<p>{EXCERPTS[1]}</p><p>{EXCERPTS[2]}</p></div>'),
    "sections with headings, a list and a quotation": page(
        f'<article><h1>{TITLE}</h1><div class="rich">{paragraphs(BODY[:2])}<h2>مراحل التنفيذ</h2><ul><li>مد أنابيب جديدة في حي النخيل خلال ستة أشهر.</li><li>بناء خزانين كبيرين عند مدخل المدينة.</li></ul>'
        f'{paragraphs(BODY[2:4])}<blockquote><p>ننتظر هذا المشروع منذ عشرين عاما ولن نقبل تأجيلا آخر.</p></blockquote><p>{BODY[4]}</p></div></article>{FOOTER}'),
    "one paragraph": page(f'{NAV}<div class="n"><h1>{TITLE}</h1><div class="t"><p>{BODY[0]}</p></div><div class="r">{links()}</div></div>{FOOTER}'),
    "unclosed tags": page(f"<div class=c><h1>{TITLE}<div class=b><p>" + "<p>".join(BODY) + f"<div class=related><ul><li><a href=1>{HEADLINES[0]}<li><a href=2>{HEADLINES[1]}</ul>"),
    "live blog": page(
        f'<main><h1>{TITLE}</h1><div class="live">' + "".join(
            f'<div class="entry" id="e{i}"><time datetime="2026-03-04T1{i}:00:00Z">1{i}:00</time><div class="txt"><p>{text}</p></div><div class="share"><a href="#">مشاركة</a></div></div>'
            for i, text in enumerate(BODY)) + f"</div></main>{FOOTER}"),
    "a lead apart from the body": page(
        f'<div class="top"><h1>{TITLE}</h1><div class="lead">{BODY[0]}</div></div><div class="pic"><img src="a.jpg"></div><div class="content">{paragraphs(BODY[1:])}</div>{FOOTER}'),
    "a body in parts around advertisements": page(
        f'<article><h1>{TITLE}</h1><div class="part-one">{paragraphs(BODY[:2])}</div><div id="div-gpt-ad-1"><p>إعلان</p></div><div class="part-two">{paragraphs(BODY[2:])}</div></article>{FOOTER}'),
    "links within the prose": page(
        f'<h1>{TITLE}</h1><div class="txt">' + "".join(f'<p>{text.replace("المياه", chr(60) + "a href=/tag/water>المياه</a>").replace("البلدية", chr(60) + "a href=/tag/city>البلدية</a>")}</p>' for text in BODY) + f"</div>{FOOTER}"),
    "a caption in a plain box under the picture": page(
        f'<article><h1>{TITLE}</h1><div class="im"><img src="a.jpg"><div>رئيس مجلس البلدية خلال الجلسة</div></div><div class="bd">{paragraphs()}</div></article>{FOOTER}'),
    "read-also lines in paragraphs of their own": page(
        f'<h1>{TITLE}</h1><div class="bd">{paragraphs(BODY[:2])}<p><strong>اقرأ أيضا: <a href="/n/1">{HEADLINES[1]}</a></strong></p>{paragraphs(BODY[2:4])}<p><a href="/n/2"><strong>{HEADLINES[2]}</strong></a></p><p>{BODY[4]}</p></div>{FOOTER}'),
    "one paragraph broken by br": page(f'<h1>{TITLE}</h1><div class="w"><p>{"<br/><br/>".join(BODY)}</p></div><div class="l">{links()}</div>{FOOTER}'),
    "text pasted from a word processor": page(
        f'<h1>{TITLE}</h1><div class="ed">' + "".join(f'<p class="MsoNormal" dir="RTL" style="text-align:justify"><span lang="AR-SA"><font face="Arial"><span style="font-size:14pt">{text}</span></font></span><o:p></o:p></p>' for text in BODY) + f"</div>{FOOTER}"),
    "a consent box before the page": page(
        f'<div id="cookie-consent"><h2>خصوصيتك تهمنا</h2><p>{EXCERPTS[0]} {EXCERPTS[1]}</p><p>{EXCERPTS[2]} {EXCERPTS[3]}</p></div><h1>{TITLE}</h1><div class="bd">{paragraphs(BODY[:2])}</div>'),
    "words about the publisher below": page(
        f'<div class="s"><h1>{TITLE}</h1><div class="bd">{paragraphs()}</div></div><div class="q"><div class="qq"><h5>من نحن</h5><p>{EXCERPTS[0]} {EXCERPTS[1]}</p></div></div>'),
    "the next article on the same page": page(
        f'<article><h1>{TITLE}</h1><div class="bd">{paragraphs()}</div></article><article><h1>{HEADLINES[0]}</h1><div class="bd">{paragraphs(EXCERPTS)}</div></article>{FOOTER}'),
    "questions in bold": page(
        f'<h1>{TITLE}</h1><div class="bd">' + "".join(f"<p><strong>ما الذي سيتغير في المرحلة {i}؟</strong></p><p>{text}</p>" for i, text in enumerate(BODY, 1)) + f"</div>{FOOTER}"),
    "no first heading": page(f'<div class="u"><div class="tt">{TITLE}</div><div class="bd">{paragraphs()}</div></div><div class="v">{links()}</div>{FOOTER}'),
    "comments without a name": page(
        f'<div class="u"><h1>{TITLE}</h1><div class="bd">{paragraphs(BODY[:4])}</div></div><div class="v"><h4>آراء القراء</h4>'
        + "".join(f'<div class="v1"><span>قارئ {i}</span><span>قبل ساعة</span><p>{text}</p><a href="#">رد</a></div>' for i, text in enumerate(COMMENTS * 2)) + f"</div>{FOOTER}"),
    "text straight in the article": page(f'<article><h1>{TITLE}</h1>{"<br><br>".join(BODY)}<div class="tags"><a href="#">مياه</a></div></article>{FOOTER}'),
    "a numbered list as the body": page(f'<article><h1>{TITLE}</h1><div class="bd"><p>{BODY[0]}</p><ol>{paragraphs(BODY[1:], "li")}</ol></div></article>{FOOTER}'),
    "a table in the body": page(
        f'<article><h1>{TITLE}</h1><div class="bd">{paragraphs(BODY[:3])}<table><tr><td>المرحلة الأولى</td><td>12 كم</td></tr></table>{paragraphs(BODY[3:])}</div></article>{FOOTER}'),
    "figures between the paragraphs": page(
        f'<article><h1>{TITLE}</h1><div class="bd">' + "".join(f'<p>{text}</p><figure><img src="{i}.jpg"><figcaption>صورة من الموقع رقم {i} التقطت صباح اليوم.</figcaption></figure>' for i, text in enumerate(BODY)) + f"</div></article>{FOOTER}"),
    "icons and a player": page(
        f'<div class="post"><h1>{TITLE}</h1><div class="meta"><i class="fa fa-clock"></i> <span>4 مارس 2026</span> <i class="fa fa-eye"></i> <span>1520 مشاهدة</span></div>'
        f'<div class="video-player"><video></video><p>لتشغيل هذا المقطع يجب تحديث المتصفح الذي تستخدمه إلى آخر إصدار متاح.</p></div><div class="bd">{paragraphs()}</div></div>{FOOTER}'),
}  # fmt: skip
EXPECTED = {
    "a consent box before the page": BODY[:2], "comments without a name": BODY[:4],
    "a table in the body": (*BODY[:3], "المرحلة الأولى", "12 كم", *BODY[3:]),
    "questions in bold": tuple(line for i, text in enumerate(BODY, 1) for line in (f"ما الذي سيتغير في المرحلة {i}؟", text)),
    "a sidebar longer than the article": BODY[:3], "comments longer than the article": BODY[:3], "one paragraph": BODY[:1],
    "sections with headings, a list and a quotation": (
        *BODY[:2], "مراحل التنفيذ", "مد أنابيب جديدة في حي النخيل خلال ستة أشهر.", "بناء خزانين كبيرين عند مدخل المدينة.", *BODY[2:4],
        "ننتظر هذا المشروع منذ عشرين عاما ولن نقبل تأجيلا آخر.", BODY[4]),
}  # fmt: skip
