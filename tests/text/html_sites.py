# ruff: noqa: E501  templates keep their markup on one line
"""Pages as the publishing systems of Arabic news sites serve them, furniture and all, filled with our own texts."""
from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape

TITLE = "الدفاع المدني ينقذ عائلات حاصرتها السيول في وادي الزيتون"
LEAD = "فرق الإنقاذ أخرجت ثلاثا وأربعين عائلة من بيوتها، والسلطات تحذر من موجة أمطار ثانية مساء الجمعة."
BODY = (
    "أنقذت فرق الدفاع المدني فجر الخميس ثلاثا وأربعين عائلة حاصرتها السيول في قرى وادي الزيتون، بعد ليلة من الأمطار الغزيرة.",
    "وقال مدير الدفاع المدني في المحافظة نبيل الشامي إن العملية استمرت سبع ساعات وشاركت فيها مروحيتان وعشرون زورقا.",
    "ولم تسجل وفيات حتى الآن.",
    "\"خرجنا إلى السطح قبل أن يصل الماء إلى الطابق الأول\"، تقول أم ياسر التي تقيم مع أولادها في مدرسة القرية.",
    "وأغلقت البلدية الجسر القديم أمام حركة السير، كما طلبت من الأهالي الابتعاد عن مجرى الوادي حتى إشعار آخر.",
    "وبحسب هيئة الأرصاد، ستشهد المنطقة موجة ثانية من الأمطار مساء الجمعة، قد تكون أشد من الأولى.",
    "وكانت سيول مماثلة قد ضربت الوادي قبل ست سنوات، وألحقت أضرارا بالغة بمزارع الحمضيات وشبكة الكهرباء.",
)
SUBHEAD = "تحذير من موجة ثانية"
CAPTION = "عناصر من الدفاع المدني يجلون سكانا من قرية غمرتها المياه (أرشيف)"
ITEMS = ("تجنب عبور الجسور المنخفضة ليلا.", "فصل التيار الكهربائي عن الطوابق السفلى.", "الاتصال بغرفة العمليات عند الضرورة.")
HEADLINES = (
    "انقطاع الكهرباء عن أحياء واسعة بسبب العاصفة", "تأجيل الامتحانات في خمس محافظات", "قافلة مساعدات تنطلق نحو القرى المتضررة",
    "كيف تستعد البلديات لموسم الأمطار؟", "ارتفاع منسوب السد إلى أعلى مستوى منذ عقد", "إعادة فتح الطريق الدولي أمام الشاحنات",
)
EXCERPTS = (
    "قالت شركة الكهرباء إن فرقها تعمل على إصلاح الأعطال، وإن التيار سيعود تدريجيا خلال الساعات الأربع والعشرين المقبلة.",
    "أعلنت وزارة التربية تأجيل الامتحانات أسبوعا كاملا في خمس محافظات، حفاظا على سلامة الطلبة والمدرسين من أخطار الطرق.",
    "انطلقت من العاصمة قافلة تضم أربعين شاحنة محملة بالأغطية والمواد الغذائية، ومن المنتظر أن تصل إلى القرى ليلا.",
    "تعد البلديات خططا للطوارئ كل خريف، غير أن كثيرا منها يشكو من نقص الآليات وقلة المال المخصص لتنظيف مجاري السيول.",
    "بلغ منسوب المياه خلف السد الكبير أعلى مستوى له منذ عشر سنوات، وفتحت الإدارة بوابتين لتصريف الفائض نحو البحر.",
    "عادت الشاحنات إلى الطريق الدولي ظهر اليوم بعد إزالة الصخور التي تساقطت عليه، ونصحت الشرطة السائقين بالحذر الشديد.",
)
COMMENTS = (
    "الله يحمي أهلنا في الوادي، كل سنة نفس القصة ولا أحد يبني مجاري حقيقية للسيول.", "تحية كبيرة لرجال الدفاع المدني، أنتم أبطال بكل معنى الكلمة ونحن فخورون بكم جميعا.",
    "أنا من سكان القرية وأؤكد أن الزوارق وصلت متأخرة ساعتين على الأقل، فمن يحاسب المسؤولين؟", "شكرا على الخبر.",
)
BIO = "صحفية تغطي شؤون البيئة والمناخ منذ عام 2012، وعملت مراسلة لعدد من الصحف العربية قبل انضمامها إلى فريق التحرير."
SITE = "صحيفة الضفة"
NEXT_TITLE = "وزير الزراعة يعلن خطة لتعويض مزارعي الحمضيات"


@dataclass(frozen=True)
class Site:
    """A page, the lines that must be kept of it, and what it must be found to say of itself."""

    html: str
    kept: tuple[str, ...]
    about: dict[str, str | None]
    embeds: tuple[str, ...]  # their kinds


def ps(texts: tuple[str, ...] = BODY, attributes: str = "", tag: str = "p") -> str:
    return "\n".join(f"<{tag}{attributes}>{text}</{tag}>" for text in texts)


def lis(start: int = 0, count: int = 4) -> str:
    return "".join(f'<li><a href="/story/{i}">{HEADLINES[i % 6]}</a></li>' for i in range(start, start + count))


def teasers(box: str, head: str = "h3", start: int = 0, count: int = 4, excerpt: bool = True, extra: str = "") -> str:
    """Cards that lead to other articles."""
    return "".join(
        f'<{box}><a href="/story/{i}"><img src="{i}.jpg" alt="{HEADLINES[i % 6]}"></a><{head}><a href="/story/{i}">{HEADLINES[i % 6]}</a></{head}>'
        + (f"<p>{EXCERPTS[i % 6]}</p>" if excerpt else "") + extra + f"</{box.split()[0]}>" for i in range(start, start + count))


def menu(cls: str = "menu") -> str:
    return f'<ul class="{cls}">' + "".join(f'<li><a href="/{n}">{n}</a></li>' for n in ("الرئيسية", "أخبار", "اقتصاد", "رياضة", "منوعات", "رأي", "فيديو")) + "</ul>"


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org"} | fields, ensure_ascii=False)}</script>'


def doc(body: str, head: str = "") -> str:
    return (f'<!DOCTYPE html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n<title>{TITLE} - {SITE}</title>\n'
            f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{SITE}">{head}\n</head>\n<body>\n{body}\n</body>\n</html>')


def tweet(text: str = "الطرق المؤدية إلى الوادي مقطوعة، نرجو عدم الاقتراب.") -> str:
    return (f'<blockquote class="twitter-tweet"><p lang="ar" dir="rtl">{text}<a href="https://t.co/abc">https://t.co/abc</a></p>&mdash; الدفاع المدني (@civil_defence) '
            '<a href="https://twitter.com/civil_defence/status/99?ref_src=twsrc%5Etfw">5 مارس، 2026</a></blockquote><script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>')


INSTAGRAM = ('<blockquote class="instagram-media" data-instgrm-captioned data-instgrm-permalink="https://www.instagram.com/p/Cx1/?utm_source=ig_embed" data-instgrm-version="14"><div><a href="https://www.instagram.com/p/Cx1/">'
             '<div></div><div>عرض هذا المنشور على Instagram</div></a><p><a href="https://www.instagram.com/p/Cx1/">تمت مشاركة منشور بواسطة الدفاع المدني (@civil.defence)</a></p></div></blockquote>')
YOUTUBE = '<div class="wp-block-embed__wrapper"><iframe title="لحظة الإنقاذ" src="https://www.youtube.com/embed/x1"></iframe></div>'
FACEBOOK = '<div class="fb-post" data-href="https://www.facebook.com/civil/posts/7"><blockquote cite="https://www.facebook.com/civil/posts/7" class="fb-xfbml-parse-ignore"><p>نتابع الوضع في الوادي لحظة بلحظة.</p>Posted by <a href="https://facebook.com/civil">الدفاع المدني</a></blockquote></div>'
SHARE = '<ul><li><a href="#"><i class="fab fa-facebook"></i><span>فيسبوك</span></a></li><li><a href="#"><i class="fab fa-x"></i><span>إكس</span></a></li><li><a href="#"><span>واتساب</span></a></li></ul>'
YOAST = ld(**{"@graph": [
    {"@type": "Article", "@id": "https://daffa.example/n/1#article", "headline": TITLE, "datePublished": "2026-03-05T06:40:00+00:00", "dateModified": "2026-03-06T06:40:00+00:00",
     "author": {"name": "ليلى حداد", "@id": "https://daffa.example/#/p/1"}, "articleSection": ["محليات", "بيئة"], "inLanguage": "ar", "wordCount": 312},
    {"@type": "WebPage", "@id": "https://daffa.example/n/1", "url": "https://daffa.example/n/1", "name": f"{TITLE} - {SITE}", "datePublished": "2026-03-05T06:40:00+00:00"},
    {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": "الرئيسية"}]}, {"@type": "Organization", "name": SITE}]})
ABOUT = {"title": TITLE, "author": "ليلى حداد", "published_at": "2026-03-05T06:40:00+00:00", "section": "محليات، بيئة", "url": "https://daffa.example/n/1"}
LINK = '<link rel="canonical" href="https://daffa.example/n/1">'
SITES: dict[str, Site] = {}


def site(name: str, html: str, kept: tuple[str, ...] = BODY, embeds: tuple[str, ...] = (), **about: str) -> None:
    SITES[name] = Site(html, kept, {"title": TITLE} | about, embeds)


site("tagdiv", doc(
    f'''<div class="td-search-background"></div><div id="td-outer-wrap" class="td-theme-wrap"><div class="td-header-wrap td-header-style-1"><div class="td-header-menu-wrap"><div class="td-main-menu"><div class="menu-main-container">{menu("sf-menu")}</div></div></div></div>
<div class="td-main-content-wrap td-container-wrap"><div class="td-container td-post-template-default"><div class="td-crumb-container"><div class="entry-crumbs"><span><a class="entry-crumb" href="/">الرئيسية</a></span> <i class="td-icon-right td-bread-sep"></i> <span><a href="/local">محليات</a></span></div></div>
<div class="td-pb-row"><div class="td-pb-span8 td-main-content" role="main"><div class="td-ss-main-content"><article id="post-1" class="post-1 post type-post status-publish format-standard has-post-thumbnail category-local tag-rain" itemscope itemtype="https://schema.org/Article">
<div class="td-post-header"><ul class="td-category"><li class="entry-category"><a href="/local">محليات</a></li></ul><header class="td-post-title"><h1 class="entry-title">{TITLE}</h1><p class="td-post-sub-title">{LEAD}</p>
<div class="td-module-meta-info"><div class="td-post-author-name"><div class="td-author-by">بواسطة</div> <a href="/author/laila">ليلى حداد</a><div class="td-author-line"> - </div></div><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="2026-03-05T06:40:00+00:00">5 مارس، 2026</time></span><div class="td-post-comments"><a href="#respond"><i class="td-icon-comments"></i>0</a></div><div class="td-post-views"><i></i><span class="td-nr-views-1">1520</span></div></div></header></div>
<div class="td-post-sharing-top"><div class="td-post-sharing-classic"></div><div id="td_uid_1" class="td-post-sharing td-ps-bg"><div class="td-post-sharing-visible"><a class="td-social-sharing-button"><div class="td-social-but-text">شارك</div></a></div></div></div>
<div class="td-post-content tagdiv-type"><div class="td-post-featured-image"><figure><img src="a.jpg" class="entry-thumb"><figcaption class="wp-caption-text">{CAPTION}</figcaption></figure></div>
<!-- Content --><div class="td-a-rec td-a-rec-id-content_top"><div class="td-adspot-title">- إعلان -</div><ins class="adsbygoogle"></ins></div>{ps(BODY[:3])}
<div class="td-a-rec td-a-rec-id-content_inline"><span class="td-adspot-title">- إعلان -</span></div>{ps(BODY[3:4])}<h2>{SUBHEAD}</h2>{ps(BODY[4:])}</div>
<footer><div class="td-post-source-tags"><ul class="td-tags td-post-small-box clearfix"><li><span>الوسوم</span></li><li><a href="/t/1">سيول</a></li><li><a href="/t/2">أمطار</a></li></ul></div><div class="td-block-row td-post-next-prev"><div class="td-block-span6 td-post-prev-post"><div class="td-post-next-prev-content"><span>المادة السابقة</span><a href="/p">{HEADLINES[0]}</a></div></div><div class="td-block-span6 td-post-next-post"><span>المادة التالية</span><a href="/n">{HEADLINES[1]}</a></div></div>
<div class="author-box-wrap"><a href="/author/laila"><img alt="ليلى"></a><div class="desc"><div class="td-author-name vcard author"><span class="fn"><a href="/author/laila">ليلى حداد</a></span></div><div class="td-author-description">{BIO}</div></div></div></footer></article>
<div class="td_block_wrap td_block_related_posts td_with_ajax_pagination"><h4 class="td-related-title td-block-title"><a class="td-related-left">مقالات ذات صلة</a><a class="td-related-right">المزيد من الكاتب</a></h4><div class="td_block_inner">{teasers('div class="td_module_related_posts td-animation-stack td_mod_related_posts"', excerpt=False)}</div></div>
<div class="comments" id="comments"><div id="respond" class="comment-respond"><h3 id="reply-title" class="comment-reply-title">ترك الرد</h3><form><p>يرجى إدخال تعليقك! كما يرجى إدخال اسمك وعنوان بريدك الإلكتروني قبل الإرسال.</p></form></div></div></div></div>
<div class="td-pb-span4 td-main-sidebar" role="complementary"><div class="td-ss-main-sidebar"><aside class="td_block_template_1 widget"><h4 class="td-block-title"><span>أحدث الأخبار</span></h4>{teasers('div class="td_module_1"', start=2)}</aside></div></div></div></div></div>
<div class="td-footer-wrapper"><div class="td-footer-info">{SITE} موقع إخباري مستقل يتابع شؤون المحافظات ساعة بساعة، ويمكنكم مراسلتنا على العنوان المنشور.</div></div></div>''', LINK + YOAST),
    (LEAD, *BODY[:4], SUBHEAD, *BODY[4:]), **ABOUT)
site("jannah", doc(
    f'''<div class="background-overlay"><div id="tie-container" class="site tie-container"><div id="tie-wrapper"><header id="theme-header" class="theme-header header-layout-3"><div id="top-nav" class="has-breaking-news top-nav"><div class="container"><div class="breaking controls-is-active"><span class="breaking-title">أخبار عاجلة</span><ul id="breaking-news-in-header" class="breaking-news">{lis()}</ul></div></div></div><div class="main-nav-wrapper"><nav id="main-nav">{menu()}</nav></div></header>
<div id="content" class="site-content container"><div id="main-content-row" class="tie-row main-content-row"><div class="main-content tie-col-md-8 tie-col-xs-12" role="main"><article id="the-post" class="container-wrapper post-content tie-standard"><header class="entry-header-outer"><nav id="breadcrumb"><a href="/">الرئيسية</a><em class="delimiter">/</em><a href="/local">محليات</a></nav>
<div class="entry-header"><span class="post-cat-wrap"><a class="post-cat" href="/local">محليات</a></span><h1 class="post-title entry-title">{TITLE}</h1><div class="single-post-meta post-meta clearfix"><span class="author-meta single-author with-avatars"><span class="meta-item meta-author-wrapper"><span class="meta-author"><a href="/a/l">ليلى حداد</a></span></span></span><span class="date meta-item tie-icon">مارس 5, 2026آخر تحديث: مارس 6, 2026</span><div class="tie-alignright"><span class="meta-views meta-item">1٬520</span><span class="meta-reading-time meta-item">دقيقة واحدة</span></div></div></div></header>
<div class="featured-area"><div class="featured-area-inner"><figure class="single-featured-image"><img><figcaption class="single-caption-text">{CAPTION}</figcaption></figure></div></div><div class="entry-content entry clearfix"><div class="stream-item stream-item-above-post-content"></div>{ps(BODY[:2])}
<div id="inline-related-post" class="mag-box mag-box-inline mag-box-width-full content-only"><div class="container-wrapper"><div class="mag-box-title the-global-title"><h3>مقالات ذات صلة</h3></div><div class="mag-box-container clearfix"><ul class="posts-items posts-list-container"><li class="widget-single-post-item"><div class="post-widget-body"><a class="post-title the-subtitle" href="/1">{HEADLINES[3]}</a><div class="post-meta"><span class="date meta-item">فبراير 9, 2026</span></div></div></li></ul></div></div></div>
<p>{BODY[2]}</p><div class="stream-item stream-item-in-post stream-item-inline-post aligncenter"></div><blockquote class="wp-block-quote"><p>{BODY[3]}</p></blockquote>{ps(BODY[4:])}
<div class="post-bottom-meta post-bottom-tags post-tags-modern"><div class="post-bottom-meta-title">الوسوم</div><span class="tagcloud"><a href="/t">سيول</a> <a href="/t2">إنقاذ</a></span></div></div><div id="post-extra-info"><div class="theiaStickySidebar"><div class="single-post-meta post-meta clearfix"><span class="date meta-item">مارس 5, 2026</span></div></div></div>
<div class="post-footer post-footer-on-bottom"><div class="share-links share-centered icons-only"><a class="facebook-share-button"><span class="screen-reader-text">فيسبوك</span></a><a><span class="screen-reader-text">مشاركة عبر البريد</span></a><span>طباعة</span></div></div></article>
<div class="post-components"><div class="about-author container-wrapper about-author-1"><div class="author-info"><h3 class="author-name"><a href="/a/l">ليلى حداد</a></h3><div class="author-bio">{BIO}</div></div></div><div id="post-newsletter" class="subscribe-widget container-wrapper"><div class="subscribe-widget-content"><h4>اشترك معنا</h4><h3>أدخل بريدك الإلكتروني للاشتراك في نشرتنا اليومية.</h3></div></div><div class="prev-next-post-nav container-wrapper media-overlay"><div class="tie-col-xs-6 prev-post"><a href="/p"><h3 class="post-title">{HEADLINES[0]}</h3></a></div></div>
<div id="related-posts" class="container-wrapper has-extra-post"><div class="mag-box-title"><h3>مقالات ذات صلة</h3></div><div class="related-posts-list">{teasers('div class="related-item tie-standard"', start=1, excerpt=False)}</div></div><div id="comments" class="comments-area"><div id="add-comment-block" class="container-wrapper"><h3>اترك تعليقاً</h3><p class="comment-notes">لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *</p></div></div></div></div>
<aside class="sidebar tie-col-md-4 normal-side is-sticky"><div class="container-wrapper widget posts-list"><div class="widget-title"><div class="the-subtitle">الأكثر مشاهدة</div></div><ul class="posts-list-items">{lis(2)}</ul></div></aside></div></div><footer id="footer" class="site-footer"><div id="site-info"><div class="copyright-text-first">© حقوق النشر 2026، جميع الحقوق محفوظة</div></div></footer></div></div></div>''', LINK + YOAST),
    **ABOUT)
site("sahifa", doc(
    f'''<div class="wrapper-outer"><div id="wrapper" class="boxed-all"><div class="inner-wrapper"><header id="theme-header"><div id="top-nav"><span class="today-date">السبت , 7 مارس 2026</span></div>{menu("main-menu")}<div id="breaking-news"><span>عاجل</span><ul>{lis()}</ul></div></header><div id="main-content" class="container"><div class="content"><nav id="crumbs"><a href="/">الرئيسية</a> / {TITLE}</nav>
<article class="post-listing post-1 post type-post" id="the-post"><div class="single-post-thumb"><img></div><div class="single-post-caption">{CAPTION}</div><div class="post-inner"><h1 class="name post-title entry-title"><span itemprop="name">{TITLE}</span></h1><p class="post-meta"><span class="tie-date"><i></i>5 مارس، 2026</span><span class="post-cats"><a href="/local">محليات</a></span><span class="post-comments"><a href="#">اضف تعليق</a></span><span class="post-views">831 زيارة</span></p><div class="clear"></div>
<div class="entry"><div class="share-post"><span class="share-text">شاركها</span><ul class="flat-social">{SHARE}</ul></div>{ps()}<div class="e3lan e3lan-in-post2"><p>مساحة إعلانية</p></div></div><div class="share-post"><span class="share-text">شاركها</span></div></div></article>
<p class="post-tag">الوسوم <a href="/1">سيول</a> <a href="/2">أمطار</a></p><section id="author-box"><div class="block-head"><h3>عن ليلى حداد</h3></div><div class="post-listing"><div class="author-bio"><div class="author-description">{BIO}</div></div></div></section><div class="post-navigation"><div class="post-previous"><a href="/p"><span>السابق</span> {HEADLINES[0]}</a></div></div><section id="related_posts"><div class="block-head"><h3>مقالات مشابهة</h3></div><div class="post-listing">{teasers('div class="related-item"', start=1, excerpt=False, extra='<p class="post-meta"><span>منذ 3 ساعات</span></p>')}</div></section>
<section id="check-also-box" class="post-listing check-also-right"><h3>شاهد أيضا</h3><div class="check-also-post"><h2 class="post-title"><a href="/z">{HEADLINES[4]}</a></h2><div class="entry"><p>{EXCERPTS[4]}</p></div></div></section></div><aside id="sidebar"><div class="widget"><h4>تابعنا</h4><ul>{lis(1)}</ul></div></aside></div><footer id="theme-footer"><div class="footer-bottom">جميع الحقوق محفوظة © {SITE} 2026</div></footer></div></div></div>'''),
    published_at="2026-03-05")
site("jnews", doc(
    f'''<div class="jeg_viewport"><div class="jeg_header_wrapper"><div class="jeg_topbar"><div class="jeg_top_date">السبت, مارس 7, 2026</div>{menu("jeg_menu")}</div></div><div class="post-wrapper"><div class="jeg_main"><div class="jeg_container"><div class="jeg_content jeg_singlepage"><div class="container"><div class="row"><div class="jeg_main_content col-md-8"><div class="jeg_inner_content"><div class="jeg_breadcrumbs"><span>الصفحة الرئيسية</span> <span>محليات</span></div>
<div class="entry-header"><h1 class="jeg_post_title">{TITLE}</h1><h2 class="jeg_post_subtitle">{LEAD}</h2><div class="jeg_meta_container"><div class="jeg_post_meta"><div class="jeg_meta_author"><span class="meta_text">بواسطة</span> <a href="/a">ليلى حداد</a></div><div class="jeg_meta_date"><a href="/d">مارس 5, 2026</a></div></div></div></div><div class="jeg_featured featured_image"><p class="wp-caption-text">{CAPTION}</p></div>
<div class="jeg_share_top_container"><div class="jeg_share_button"><div class="jeg_share_stats"><div class="counts">14</div><span class="sharetext">مشاركات</span></div></div></div><div class="entry-content with-share"><div class="jeg_share_button share-float jeg_sticky_share"><a href="#">شارك على فيسبوك</a></div><div class="content-inner">{ps(BODY[:3])}<div class="jnews_inline_related_post_wrapper left half"><div class="jnews_inline_related_post"><div class="jeg_postblock_29 jeg_postblock"><div class="jeg_block_heading"><h3><span>قد يعجبك أيضا</span></h3></div>{teasers('article class="jeg_post jeg_pl_xs"', count=2, excerpt=False)}</div></div></div>{ps(BODY[3:])}<div class="jeg_post_tags"><span>الوسوم:</span> <a href="/t">سيول</a></div></div></div>
<div class="jnews_prev_next_container"><a href="/p" class="post prev-post"><span class="caption">المقال السابق</span><h3 class="post-title">{HEADLINES[0]}</h3></a></div><div class="jeg_authorbox"><div class="jeg_author_content"><h3 class="jeg_author_name"><a href="/a">ليلى حداد</a></h3><p class="jeg_author_desc">{BIO}</p></div></div><div class="jnews_related_post_container">{teasers('article class="jeg_post jeg_pl_md_1"', start=1)}</div><div class="jnews_comment_container"><p>اترك تعليقاً إلغاء الرد. لن يتم نشر عنوان بريدك الإلكتروني.</p></div></div></div>
<div class="jeg_sidebar left jeg_sticky_sidebar col-md-4">{teasers('article class="jeg_post jeg_pl_sm"', start=2)}</div></div></div></div></div></div></div></div>''', LINK + YOAST),
    (LEAD, *BODY), **ABOUT)
site("elementor", doc(
    f'''<header data-elementor-type="header" class="elementor elementor-10 elementor-location-header"><section class="elementor-section"><div class="elementor-widget elementor-widget-nav-menu"><nav>{menu()}</nav></div></section></header><div data-elementor-type="single-post" class="elementor elementor-20 elementor-location-single post-1 post type-post"><section class="elementor-section elementor-top-section"><div class="elementor-container"><div class="elementor-column elementor-col-66"><div class="elementor-widget-wrap">
<div class="elementor-element elementor-widget elementor-widget-theme-post-title"><div class="elementor-widget-container"><h1 class="elementor-heading-title elementor-size-default">{TITLE}</h1></div></div><div class="elementor-element elementor-widget elementor-widget-post-info"><div class="elementor-widget-container"><ul class="elementor-inline-items elementor-icon-list-items elementor-post-info"><li class="elementor-icon-list-item" itemprop="datePublished"><span class="elementor-icon-list-text elementor-post-info__item--type-date">5 آذار، 2026</span></li><li class="elementor-icon-list-item"><span>6:40 ص</span></li></ul></div></div>
<div class="elementor-element elementor-widget elementor-widget-theme-post-content"><div class="elementor-widget-container">{ps()}</div></div><div class="elementor-element elementor-widget elementor-widget-share-buttons"><div class="elementor-widget-container"><div class="elementor-share-btn"><span class="elementor-share-btn__title">Facebook</span></div></div></div></div></div>
<div class="elementor-column elementor-col-33"><div class="elementor-widget-wrap"><div class="elementor-element elementor-widget elementor-widget-heading"><h2 class="elementor-heading-title">آخر الأخبار</h2></div><div class="elementor-element elementor-widget elementor-widget-posts"><div class="elementor-posts-container elementor-posts">{teasers('article class="elementor-post elementor-grid-item"')}</div></div></div></div></div></section></div><footer class="elementor elementor-30 elementor-location-footer"><div class="elementor-widget-container"><p>{SITE}: نكتب لكم عن كل ما يجري في المحافظات والمدن، وننقل أخبار الناس كما هي من دون زيادة أو نقصان.</p></div></footer>'''),
    published_at="2026-03-05")
site("drupal 7", doc(
    f'''<div id="page-wrapper"><div id="header"><div class="region region-header"><div id="block-system-main-menu" class="block block-system block-menu">{menu()}</div></div></div><div id="main-wrapper"><div id="content" class="column"><div class="section"><h1 class="title" id="page-title">{TITLE}</h1><div class="tabs"></div><div class="region region-content"><div id="block-system-main" class="block block-system"><div class="content">
<div id="node-77" class="node node-news node-promoted view-mode-full clearfix" about="/news/77" typeof="sioc:Item foaf:Document"><span property="dc:title" content="{TITLE}" class="rdf-meta element-hidden"></span><div class="submitted"><span property="dc:date dc:created" content="2026-03-05T06:40:00+03:00" datatype="xsd:dateTime">الخميس, 03/05/2026 - 06:40</span></div><div class="content clearfix">
<div class="field field-name-field-image field-type-image field-label-hidden"><div class="field-items"><div class="field-item even"><img><blockquote class="image-field-caption"><p>{CAPTION}</p></blockquote></div></div></div><div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">{ps()}</div></div></div><div class="field field-name-field-tags field-type-taxonomy-term-reference field-label-above"><div class="field-label">الكلمات الدلالية:&nbsp;</div><div class="field-items"><div class="field-item even"><a href="/t/1">سيول</a></div></div></div></div><ul class="links inline"><li class="statistics_counter first"><span>1520 قراءة</span></li></ul></div></div></div>
<div id="block-views-related-block" class="block block-views"><h2>أخبار ذات صلة</h2><div class="view view-related view-content">{teasers('div class="views-row"')}</div></div></div></div></div><div id="sidebar-first" class="column sidebar">{teasers('div class="views-row"', start=2)}</div></div><div id="footer"><div class="block"><p>كل الحقوق محفوظة لوكالة الضفة للأنباء، ولا يجوز إعادة النشر من دون إذن مكتوب.</p></div></div></div>'''),
    published_at="2026-03-05T06:40:00+03:00")
site("drupal 9", doc(
    f'''<div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><header role="banner"><nav role="navigation">{menu()}</nav></header><main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div data-drupal-messages-fallback class="hidden"></div><article role="article" class="node node--type-article node--view-mode-full"><div class="node__header"><div class="field field--name-field-kicker">العاصفة</div><h1><span class="field field--name-title field--type-string field--label-hidden">{TITLE}</span></h1><div class="article-summary field--name-field-summary"><p>{LEAD}</p></div><div class="author-date"><a href="/a">ليلى حداد</a> <span class="date">الخميس 5 مارس 2026 6:40</span></div></div>
<div class="node__content"><div class="media-caption field--name-field-caption">{CAPTION}</div><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">{ps(BODY[:4])}<div class="entity-embed node--view-mode-read-more"><h4>اقرأ المزيد</h4>{teasers('article class="node--type-article node--view-mode-teaser"', count=2, excerpt=False)}</div><p><strong>{SUBHEAD}</strong></p>{ps(BODY[4:])}</div></div>
<div class="field--name-field-tags"><div class="field__label">المزيد عن</div><a href="/t">السيول</a><a href="/t2">الطقس</a></div></article><div class="views-element-container block-views-most-read"><h2>الأكثر قراءة</h2>{teasers('div class="views-row"')}</div></div></main><footer role="contentinfo"><p>حقوق النشر محفوظة.</p></footer></div>''', LINK + YOAST),
    (*BODY[:4], SUBHEAD, *BODY[4:]), **ABOUT)
site("blogger", doc(
    f'''<div class='navbar section' id='navbar'></div><div class='body-fauxcolumns'></div><div class='content-outer'><div class='main-outer'><div class='column-center-inner'><div class='main section' id='main'><div class='widget Blog' data-version='1' id='Blog1'><div class='blog-posts hfeed'><div class='date-outer'><h2 class='date-header'><span>الخميس، 5 مارس 2026</span></h2><div class='date-posts'><div class='post-outer'><div class='post hentry uncustomized-post-template' itemprop='blogPost' itemscope='itemscope' itemtype='http://schema.org/BlogPosting'><h3 class='post-title entry-title' itemprop='name'>{TITLE}</h3>
<div class='post-body entry-content' id='post-body-12' itemprop='description articleBody'><div dir="rtl" style="text-align: right;" trbidi="on"><table align="center" cellpadding="0" cellspacing="0" class="tr-caption-container"><tbody><tr><td style="text-align: center;"><a href="b.jpg"><img src="b.jpg"></a></td></tr><tr><td class="tr-caption" style="text-align: center;">{CAPTION}</td></tr></tbody></table><br />{"<br /><br />".join(BODY[:4])}<br /><br /><div style="text-align: right;">{BODY[4]}</div><div><br /></div><div>{BODY[5]}</div><div class="separator" style="clear: both;"><a href="c.jpg"><img></a></div><div>{BODY[6]}</div></div><div style='clear: both;'></div></div>
<div class='post-footer'><div class='post-footer-line post-footer-line-1'><span class='post-author vcard'>مرسلة بواسطة <span class='fn'>ليلى حداد</span></span> <span class='post-timestamp'>في <a class='timestamp-link' href='/x'><abbr class='published' itemprop='datePublished' title='2026-03-05T06:40:00+03:00'>6:40 ص</abbr></a></span></div><div class='post-footer-line'><span class='post-labels'>التسميات: <a href='/l'>محليات</a></span></div></div></div><div class='comments' id='comments'><h4>ليست هناك تعليقات:</h4><p class='comment-footer'><a href='/c'>إرسال تعليق</a></p></div></div></div></div></div></div></div></div>
<div class='column-right-inner'><div class='sidebar section'><div class='widget PopularPosts'><h2>المشاركات الشائعة</h2><ul>{teasers("li", start=1)}</ul></div><div class='widget BlogArchive'><h2>أرشيف المدونة</h2><ul>{lis()}</ul></div></div></div></div></div>'''))
site("arc", doc(
    f'''<div id="fusion-app"><header class="c-nav-chain"><nav>{menu()}</nav></header><main class="b-article-body-page"><div class="c-stack"><p class="c-overline">الطقس</p><h1 class="b-headline">{TITLE}</h1><h2 class="b-subheadline">{LEAD}</h2><div class="b-byline"><span class="b-byline__by">بقلم</span> <a class="b-byline__name" href="/a">ليلى حداد</a></div><time class="b-date" datetime="2026-03-05T06:40:00Z">05 مارس 2026 في 6:40 صباحا</time><div class="b-share-bar"><button>نسخ الرابط</button></div></div>
<figure class="b-lead-art"><img><figcaption><span class="c-media-item__caption">{CAPTION}</span><span class="c-media-item__credit">(وكالات)</span></figcaption></figure><article class="b-article-body article-body-wrapper">{ps(BODY[:2], ' class="c-paragraph"')}<div class="c-interstitial-link b-article-body__interstitial-link">اقرأ أيضا: <a href="/s">{HEADLINES[2]}</a></div>{ps(BODY[2:4], ' class="c-paragraph"')}<h3 class="c-heading">{SUBHEAD}</h3>{ps(BODY[4:6], ' class="c-paragraph"')}<ul class="c-list">{ps(ITEMS, tag="li")}</ul><p class="c-paragraph">{BODY[6]}</p><div class="arcad-feature-wrapper"><div id="arcad_1">إعلان</div></div></article>
<section class="b-results-list"><h2>المزيد من الأخبار</h2>{teasers('article class="b-results-list__result"')}</section></main><footer class="b-footer"><p>جميع الحقوق محفوظة</p></footer></div><script>window.Fusion=window.Fusion||{{}};Fusion.globalContent={{"headline":"x"}};</script>''', LINK + ld(**{"@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-03-05T06:40:00Z", "author": ["ليلى حداد"], "articleSection": "محليات"})),
    (LEAD, *BODY[:4], SUBHEAD, *BODY[4:6], *ITEMS, BODY[6]), author="ليلى حداد", section="محليات", published_at="2026-03-05T06:40:00+00:00", url="https://daffa.example/n/1")
site("brightspot", doc(
    f'''<div class="Page-header"><nav class="Navigation">{menu("Navigation-items")}</nav></div><div class="ArticlePage-main"><main class="Page-main"><article class="Page-body"><div class="Page-breadcrumbs"><a href="/">الرئيسية</a></div><h1 class="Page-headline">{TITLE}</h1><h2 class="Page-subHeadline">{LEAD}</h2><div class="Page-byline"><div class="Page-authors"><a href="/a">ليلى حداد</a></div><div class="Page-datePublished">نشر في: 05 مارس ,2026: 06:40 ص GST</div></div><div class="Page-actions"><div class="ActionBar"><a>مشاركة</a></div></div><div class="Page-lead"><figure class="Figure"><img><div class="Figure-content"><figcaption class="Figure-caption">{CAPTION}</figcaption><div class="Figure-credit">رويترز</div></div></figure></div>
<div class="Page-articleBody"><div class="RichTextArticleBody RichTextBody">{ps(BODY[:3])}<div class="Enhancement" data-align-center><div class="Enhancement-item"><ps-promo class="PromoB" data-content-type="article"><div class="PromoB-content"><div class="PromoB-title"><a class="Link" href="/s">{HEADLINES[1]}</a></div><div class="PromoB-category">محليات</div></div></ps-promo></div></div>{ps(BODY[3:5])}<div class="Enhancement"><div class="Enhancement-item"><div class="QuoteEnhancement"><blockquote>خرجنا إلى السطح قبل أن يصل الماء</blockquote></div></div></div>{ps(BODY[5:])}</div></div><div class="Page-tags"><div class="Tags">الأكثر تداولا <a href="/t">السيول</a></div></div></article>
<aside class="Page-aside"><div class="List"><div class="List-header-title">الأكثر قراءة</div><ul>{teasers('li class="List-items-item"')}</ul></div></aside></main></div><footer class="Page-footer"><p>جميع الحقوق محفوظة</p></footer>'''),
    (LEAD, *BODY), published_at="2026-03-05")
site("a page that Next.js fills in, with JSON-LD", doc(
    '<div id="__next"><div class="loader">جاري التحميل...</div></div><script id="__NEXT_DATA__" type="application/json">{"props":{}}</script>', LINK + ld(**{
        "@type": ["NewsArticle"], "headline": TITLE, "datePublished": "2026-03-05T06:40:00Z", "author": {"@type": "Organization", "name": "وكالات"}, "articleBody": "".join(f"<p>{text}</p>" for text in BODY)})),
    author="وكالات", published_at="2026-03-05T06:40:00+00:00")
site("JSON-LD escaped twice", doc('<div id="app"></div>', ld(**{"@type": "NewsArticle", "headline": TITLE, "articleBody": escape("".join(f"<p>{text}</p>\n" for text in BODY))})))
site("JSON-LD in one run", doc(
    f'<div id="root"><header>{menu()}</header><main><h1>{TITLE}</h1><div class="x1">{ps()}</div><section class="x2"><h2>المزيد</h2>{teasers("div class=x3")}</section></main></div>',
    ld(**{"@graph": [{"@type": "NewsArticle", "headline": TITLE, "articleBody": " ".join(BODY)}]})))
site("JSON-LD cut short", doc(
    f'<div id="root"><header>{menu()}</header><main><h1>{TITLE}</h1><div class="x1">{ps()}</div><section class="x2"><h2>المزيد</h2>{teasers("div class=x3")}</section></main></div>',
    ld(**{"@graph": [{"@type": "NewsArticle", "headline": TITLE, "articleBody": " ".join(BODY)[:230] + "..."}]})))
site("hashed class names", doc(
    f'''<div id="__next"><header class="styles_header__1aB2c"><nav>{menu("styles_list__9Kq")}</nav></header><main class="css-1q2w3e"><div class="css-0 e1x"><div class="Article_wrap__3xKq2"><span class="Article_cat__x">محليات</span><h1 class="Article_h__q1">{TITLE}</h1><div class="Article_info__k"><span>ليلى حداد</span><span>05 مارس 2026</span></div><div class="Share_row__1"><button>انسخ</button><a>فيسبوك</a></div><div class="Image_im__7"><img><span class="Image_txt__8">{CAPTION}</span></div>
<div class="Body_b__55">{"".join(f'<div class="Block_t__1"><p>{text}</p></div>' + ('<div class="Ad_slot__2"><div id="google_ads_iframe_1"></div></div>' if i % 2 else "") for i, text in enumerate(BODY))}</div><div class="Tags_w__1"><a href="/t">السيول</a></div></div><div class="Side_w__4"><h3>أخبار أخرى</h3>{teasers('div class="Card_c__9"', head="h4")}</div></div></main></div>''', ld(**{"@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-03-05T09:40:00+03:00"})),
    published_at="2026-03-05T09:40:00+03:00")
site("amp", doc(
    f'''<amp-sidebar id="sidebar" layout="nodisplay" side="right">{menu()}</amp-sidebar><amp-consent id="c1" layout="nodisplay"><div id="consent-ui"><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك، وبمتابعة التصفح فإنك توافق على سياسة الخصوصية.</p></div></amp-consent><header class="ampstart-headerbar"><a href="/">{SITE}</a></header><main id="content" role="main"><article class="amp-article"><h1 class="amp-wp-title">{TITLE}</h1><div class="amp-wp-article-header"><div class="amp-wp-meta amp-wp-byline">ليلى حداد</div><div class="amp-wp-meta amp-wp-posted-on"><time datetime="2026-03-05T06:40:00+00:00">منذ يومين</time></div></div><figure class="amp-wp-article-featured-image wp-caption"><amp-img></amp-img><p class="wp-caption-text">{CAPTION}</p></figure>
<div class="amp-wp-article-content">{ps(BODY[:3])}<amp-ad width=300 height=250><div placeholder>إعلان</div></amp-ad><amp-twitter data-tweetid="99" layout="responsive"><blockquote placeholder>جار التحميل</blockquote></amp-twitter>{ps(BODY[3:])}</div><footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-tag">الوسوم: <a href="/t">سيول</a></div></footer></article><section class="amp-related"><h3>مواضيع ذات صلة</h3>{teasers("div")}</section></main><amp-sticky-ad layout="nodisplay"></amp-sticky-ad><footer class="amp-wp-footer"><p>كل الحقوق محفوظة</p></footer>''', LINK + YOAST),
    **ABOUT)
site("a broadcaster with section landmarks", doc(
    f'''<a href="#content" class="bbc-skip">إذهب الى المحتوى</a><header role="banner"><nav role="navigation">{menu()}</nav></header><div class="bbc-1"><main role="main" class="bbc-2"><div class="bbc-3"><h1 id="content" tabindex="-1" class="bbc-4">{TITLE}</h1></div><div class="bbc-5"><figure class="bbc-6"><div><img><p role="text" class="bbc-7">Getty Images</p></div><figcaption class="bbc-8"><span class="bbc-9">التعليق على الصورة، </span><p class="bbc-10" dir="rtl">{CAPTION}</p></figcaption></figure></div><section role="region" aria-labelledby="article-byline"><strong id="article-byline" class="bbc-11">معلومات المقال</strong><ul role="list"><li><span role="text"><span class="bbc-11">Author, </span><span>ليلى حداد</span></span></li><li><span>Role, مراسلة شؤون البيئة</span></li></ul></section><div class="bbc-12"><time datetime="2026-03-05">5 مارس/ آذار 2026</time></div>
{"".join(f'<div dir="rtl" class="bbc-13"><p dir="rtl" class="bbc-14">{text}</p></div>' for text in BODY[:3])}<section aria-labelledby="recommendations-heading" role="region" class="bbc-15"><a class="bbc-skip" href="#end-of-recommendations">تخطى قصص مقترحة وواصل القراءة</a><div><strong id="recommendations-heading">قصص مقترحة</strong></div><ul role="list">{teasers("li", head="div", excerpt=False)}</ul><p id="end-of-recommendations" tabindex="-1" class="bbc-11">قصص مقترحة نهاية</p></section>
<div dir="rtl" class="bbc-13"><h2 class="bbc-16" id="x" tabindex="-1">{SUBHEAD}</h2></div>{"".join(f'<div dir="rtl" class="bbc-13"><p dir="rtl" class="bbc-14">{text}</p></div>' for text in BODY[3:5])}<section aria-labelledby="podcast-promo" role="region"><a class="bbc-skip" href="#end-of-podcasts">تخطى البودكاست وواصل القراءة</a><strong id="podcast-promo">بودكاست</strong><div><a href="/pod"><span>يستحق الانتباه</span></a><p>برنامج أسبوعي يأخذكم في رحلة صوتية بين قصص الناس وأخبارهم في المدن البعيدة والقرى المنسية.</p><p>الحلقات</p></div><p id="end-of-podcasts">البودكاست نهاية</p></section>
{"".join(f'<div dir="rtl" class="bbc-13"><p dir="rtl" class="bbc-14">{text}</p></div>' for text in BODY[5:])}<section class="bbc-17" aria-labelledby="related-topics"><strong id="related-topics">مواضيع ذات صلة</strong><ul role="list"><li><a href="/t">الطقس</a></li></ul></section></main><section class="bbc-18" aria-labelledby="Top-stories"><h2 id="Top-stories">أهم الأخبار</h2><ul>{teasers("li")}</ul></section><section><h2>الأكثر قراءة</h2><ol>{lis()}</ol></section></div><footer role="contentinfo"><ul><li><a href="/about">لماذا يمكنك الاعتماد علينا</a></li></ul><p>© 2026 الموقع غير مسؤول عن محتوى المواقع الخارجية.</p></footer>'''),
    (*BODY[:3], SUBHEAD, *BODY[3:]), published_at="2026-03-05")
site("a broadcaster with a lead and an interstitial", doc(
    f'''<header class="o-header"><nav>{menu()}</nav></header><main><article class="t-content t-content--article" data-article-embed><div class="t-content__intro"><div class="t-content__tags"><a href="/t">كوارث</a></div><h1 class="t-content__title a-page-title">{TITLE}</h1><p class="t-content__chapo">{LEAD}</p><div class="t-content__dates"><p>نشرت في: <time datetime="2026-03-05T06:40:00+00:00">05/03/2026 - 06:40</time></p></div><div class="t-content__main-media"><figure class="m-figure"><img><figcaption class="m-figure__caption">{CAPTION} © أ ف ب</figcaption></figure></div><div class="t-content__info"><div class="m-from-author"><span>نص:</span><a class="m-from-author__name" href="/a">ليلى حداد</a></div><div class="m-reading-time">2 دقائق</div></div></div>
<div class="t-content__body u-clearfix">{ps(BODY[:2])}<div class="m-interstitial"><div class="o-ad-container"><p>إعلان</p></div></div>{ps(BODY[2:4])}<div class="m-em-image"><figure><img><figcaption>{CAPTION}</figcaption></figure></div><p><strong>{SUBHEAD}</strong></p>{ps(BODY[4:6])}<div class="m-em-article"><a href="/s" class="article__title">{HEADLINES[4]}</a></div><p>{BODY[6]}</p><div class="o-self-promo" data-self-promo><div class="o-self-promo__holder"><h2>الرسالة الإعلامية اليومية</h2><p>تصلكم أبرز العناوين كل صباح، سجلوا عنوان بريدكم لتصلكم مجانا قبل أن تبدأ يومكم.</p><a href="/nl">أشترك</a></div></div></div></article><div class="o-layout-list"><h2>اقرأ المزيد</h2>{teasers('div class="m-item-list-article"')}</div></main><footer class="o-footer"><p>جميع الحقوق محفوظة</p></footer>'''),
    (LEAD, *BODY[:4], SUBHEAD, *BODY[4:]), published_at="2026-03-05T06:40:00+00:00")
site("a channel with lists of related stories for screen readers", doc(
    f'''<div id="root"><div class="container__inner"><header class="site-header"><nav>{menu()}</nav></header><main id="main-content-area"><header class="article-header"><div class="topics">أخبار|<a href="/w">طقس</a></div><h1>{TITLE}</h1><p class="article__subhead"><em>{LEAD}</em></p></header><figure class="article-featured-image"><img><figcaption>{CAPTION} (الفرنسية)</figcaption></figure><div class="article-info-block"><div class="article-b-l"><div class="article-author-name"><span>مراسلو الضفة</span></div></div><div class="article-dates"><div class="date-simple"><span class="screen-reader-text">نشر في 5/3/2026</span><span aria-hidden="true">5/3/2026</span></div>|<div class="date-updated">آخر تحديث: 6/3/2026</div></div><div class="article-share"><button>مشاركة</button></div></div>
<div class="wysiwyg wysiwyg--all-content" aria-live="polite">{ps(BODY[:2])}<div class="more-on"><h2 class="more-on__heading">اقرأ أيضا</h2><span class="screen-reader-text">list of 3 items</span><ul class="more-on__list">{"".join(f'<li class="more-on__list-item"><span class="screen-reader-text">list {i + 1} of 3</span><article><h3 class="article-card__title"><a href="/{i}"><span>{HEADLINES[i]}</span></a></h3></article></li>' for i in range(3))}</ul><span class="screen-reader-text">end of list</span></div>{ps(BODY[2:4])}<h2>{SUBHEAD}</h2>{ps(BODY[4:6])}<ul>{ps(ITEMS, tag="li")}</ul><p>{BODY[6]}</p><div class="container--ads"><div class="container--ads-leaderboard-atf">إعلان</div></div></div><div class="article-source"><span class="article-source__title">المصدر: </span>الضفة + وكالات</div></main><aside class="l-col"><h2>الأكثر قراءة</h2>{teasers("article")}</aside></div></div>'''),
    (LEAD, *BODY[:2], *BODY[2:4], SUBHEAD, *BODY[4:6], *ITEMS, BODY[6]), published_at="2026-03-05")
site("a channel whose text has its own class", doc(
    f'''<div class="header-wrapper">{menu()}</div><div class="layout"><div class="article"><h1 class="heading">{TITLE}</h1><div class="time-public"><span>تاريخ النشر:</span><span class="date">05.03.2026 | 06:40 GMT</span></div><div class="shares"><span>انسخ الرابط</span></div><div class="article-intro"><p class="summary">{LEAD}</p></div><div class="media"><div class="media__image"><img></div><div class="media__title">{CAPTION}</div><span class="media__copyright">Sputnik</span></div><div class="text js-text js-mediator-article">{ps(BODY[:3])}<div class="read-more-big"><a href="/s"><img>{HEADLINES[5]}</a></div>{ps(BODY[3:])}<p>المصدر: "نوفوستي"</p></div><div class="news-tags news-tags_article"><a href="/t">فيضانات</a></div><div class="telegram-banner"><p>تابعوا قناتنا على تلغرام لتصلكم الأخبار أولا بأول.</p></div></div><div class="main-article__wrapper"><div class="comments"><p>التعليقات</p></div></div><div class="aside">{teasers('div class="card"')}</div></div>'''),
    published_at="2026-03-05")
site("a Maghreb daily with its readers", doc(
    f'''<header class="header">{menu()}</header><div class="container"><div class="row"><div class="col-md-8"><article><div class="post-header"><h1 class="post-title">{TITLE}</h1><div class="post-meta d-flex"><span class="author">الضفة - <a href="/a">ليلى حداد</a></span><span class="date-post">الخميس 5 مارس 2026 - 06:40</span></div></div><div class="post-thumbnail"><img><div class="thumb-desc">صورة: أرشيف</div></div><div class="article-content">{ps()}<!-- tags --></div><section class="box-tags"><div class="header-sec">فيضانات <a class="tag_post_tag" href="/t">طقس</a></div></section><section class="box-newsletter"><h4>النشرة الإخبارية</h4><p class="desc">اشترك الآن في النشرة البريدية لتصلك آخر الأخبار يوميا</p></section></article>
<section class="box-related"><h2>مقالات ذات صلة</h2>{teasers('div class="card overlay"', excerpt=False)}</section><section class="comments-area" id="comments"><div class="comments-title">تعليقات الزوار</div><div class="rules">لا تنشر التعليقات التي تحمل السب والتجريح، ولا تعبر التعليقات إلا عن رأي أصحابها.</div><ul class="comment-list hide-comments">{"".join(f'<li class="comment even depth-1" id="c{i}"><div class="comment-body"><div class="comment-head"><span class="fn heey">قارئ {i}</span><div class="comment-date">الخميس 5 مارس 2026 - 0{i % 9}:10</div></div><div class="comment-text"><p>{text}</p></div><div class="comment-footer"><span class="vote">{i}</span></div></div></li>' for i, text in enumerate(COMMENTS * 5))}</ul></section></div><div class="col-md-4 sidebar">{teasers('div class="card"', start=1)}</div></div></div><footer>صحيفة إلكترونية</footer>'''),
    published_at="2026-03-05")
site("a news agency with one box of text", doc(
    f'''<form method="post" action="./view.aspx?id=1" id="form1"><input type="hidden" name="__VIEWSTATE" value="{"Zk" * 4000}"><div class="topmenu"><table><tr><td><a href="/">الرئيسية</a></td><td><a href="/n">الأخبار</a></td></tr></table></div><div class="container"><div class="NewsTitle"><span id="ctl00_cph_lblTitle">{TITLE}</span></div><div class="NewsDate"><span id="ctl00_cph_lblDate">الخميس 1447/9/16 هـ الموافق 2026/03/05 م واس</span></div><div class="divNewsDetailsText"><span id="ctl00_cph_lblText">{"<br /><br />".join(BODY)}<br />//انتهى//<br />06:40ت م</span></div><div class="divPrint"><a href="#">نسخة للطباعة</a></div></div><div class="LastNews"><h3>آخر الأخبار</h3><ul>{lis()}</ul></div><div class="foot">جميع الحقوق محفوظة لوكالة الأنباء</div></form>'''),
    published_at="2026-03-05")
site("tables and fonts", (
    f'''<html dir="rtl"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><title>{TITLE}</title></head><body bgcolor="#FFFFFF"><table width="100%" border="0"><tr><td colspan="3"><img src="logo.gif"></td></tr><tr><td width="150" valign="top"><table>{"".join(f'<tr><td><a href="s.asp?id={i}"><font size="2">{n}</font></a></td></tr>' for i, n in enumerate(("الرئيسية", "أخبار محلية", "اقتصاد", "رياضة", "كتاب الضفة", "اتصل بنا")))}</table></td>
<td valign="top"><table width="100%"><tr><td align="center"><font size="5" color="#990000"><b>{TITLE}</b></font></td></tr><tr><td><font size="2">الخميس 05 مارس-آذار 2026 الساعة 06 صباحا / {SITE} - خاص</font></td></tr><tr><td><table align="left"><tr><td><img src="p.jpg"></td></tr><tr><td align="center"><font size="1">{CAPTION}</font></td></tr></table><font size="4"><div align="justify">{"<br><br>".join(BODY)}</div></font></td></tr><tr><td><a href="print.asp?id=1">طباعة</a> | <a href="send.asp?id=1">أرسل لصديق</a></td></tr></table><table><tr><td><b>تعليقات القراء</b></td></tr>{"".join(f'<tr><td><b>{i} - قارئ</b></td></tr><tr><td>{text}</td></tr>' for i, text in enumerate(COMMENTS))}</table></td><td width="180" valign="top"><table>{"".join(f'<tr><td><a href="n.asp?id={i}">{HEADLINES[i]}</a></td></tr>' for i in range(6))}</table></td></tr><tr><td colspan="3" align="center"><font size="1">جميع الحقوق محفوظة 2026</font></td></tr></table></body></html>'''),
    published_at="2026-03-05")
site("line breaks with bold subheads and pictures", doc(
    f'''<div class="menu">{menu()}</div><div class="content"><h1>{TITLE}</h1><div class="info">ليلى حداد | 5 آذار 2026</div><div class="news-body">{"<br>".join(BODY[:2])}<br><br><img src="a.jpg" alt="x"><br>{BODY[2]}<br>&nbsp;<br>{BODY[3]}<br><br><b>{SUBHEAD}</b><br>{BODY[4]}<br><br>{BODY[5]}<br />{BODY[6]}</div><div class="more"><b>مواضيع متعلقة</b><br>{"<br>".join(f'<a href="/{i}">{HEADLINES[i]}</a>' for i in range(4))}</div></div><div class="bottom">© {SITE}</div>'''),
    (*BODY[:4], SUBHEAD, *BODY[4:]), published_at="2026-03-05")
site("embedded posts", doc(
    f'''<header>{menu()}</header><article class="post"><h1>{TITLE}</h1><div class="entry-content">{ps(BODY[:1])}{tweet()}{ps(BODY[1:3])}<figure class="wp-block-embed is-provider-youtube"><div>{YOUTUBE}</div></figure>{ps(BODY[3:4])}{INSTAGRAM}{ps(BODY[4:5])}{FACEBOOK}{ps(BODY[5:6])}<figure class="wp-block-embed is-type-rich is-provider-twitter"><div class="wp-block-embed__wrapper">{tweet("فتح طريق الساحل جزئيا أمام السيارات الصغيرة.")}</div></figure>{ps(BODY[6:])}</div></article><aside>{teasers("div")}</aside>'''),
    embeds=("tweet", "instagram", "facebook", "tweet"))
site("a second article below", doc(
    f'''<header>{menu()}</header><div class="infinite-container"><div class="infinite-item" data-url="/n/1"><article class="single-article"><h1 class="article-title">{TITLE}</h1><div class="article-date">5 مارس 2026</div><div class="article-body">{ps()}</div><div class="article-tags"><a href="/t">سيول</a></div></article></div><div class="infinite-item" data-url="/n/2"><article class="single-article"><h1 class="article-title">{NEXT_TITLE}</h1><div class="article-date">4 مارس 2026</div><div class="article-body">{ps(EXCERPTS)}</div></article></div></div>'''),
    published_at="2026-03-05")
site("a second article below under a lower heading", doc(
    f'''<header>{menu()}</header><div class="scroll"><section class="st"><h1 class="t1">{TITLE}</h1><span>5 مارس 2026</span><div class="b1">{ps()}</div></section><section class="st"><h2 class="t1"><a href="/n/2">{NEXT_TITLE}</a></h2><span>4 مارس 2026</span><div class="b1">{ps(EXCERPTS)}</div></section></div>'''),
    published_at="2026-03-05")
site("a paywall", doc(
    f'''<header>{menu()}</header><main><h1>{TITLE}</h1><div class="story">{ps(BODY[:2])}</div><div class="paywall-box"><h3>هذا المحتوى للمشتركين فقط</h3><p>اشترك الآن لتقرأ المقال كاملا، واحصل على شهر مجاني من خدمتنا الرقمية قبل أن تدفع شيئا.</p><a href="/subscribe">اشترك</a> <a href="/login">لديك حساب؟ سجل الدخول</a></div></main><section>{teasers("div")}</section>'''),
    BODY[:2])
site("a live blog", doc(
    f'''<header>{menu()}</header><main><h1>{TITLE}</h1><p class="live-lead">{LEAD}</p><div class="live-feed">{"".join(f'<div class="live-post" id="p{i}"><div class="live-time"><time datetime="2026-03-05T0{i}:00:00+00:00">منذ {i} ساعات</time></div><h3 class="live-title">{HEADLINES[i % 6]}</h3><div class="live-body"><p>{text}</p></div><div class="live-share"><a href="#">مشاركة</a></div></div>' for i, text in enumerate(BODY))}</div></main>''',
    ld(**{"@type": "LiveBlogPosting", "headline": TITLE, "datePublished": "2026-03-05T00:00:00Z", "coverageStartTime": "2026-03-05T00:00:00Z", "liveBlogUpdate": [{"@type": "BlogPosting", "headline": h, "datePublished": "2026-03-05T01:00:00Z", "articleBody": b} for h, b in zip(HEADLINES, BODY, strict=False)]})),
    (LEAD, *(line for i, text in enumerate(BODY) for line in (HEADLINES[i % 6], text))), published_at="2026-03-05")
site("a gallery", doc(
    f'''<header>{menu()}</header><article><h1>{TITLE}</h1><div class="intro">{ps(BODY[:2])}</div><div class="gallery-slides">{"".join(f'<figure><img src="{i}.jpg"><figcaption>متطوعون ينقلون المؤن إلى القرية رقم {i} صباح الخميس.</figcaption></figure>' for i in range(8))}</div></article>'''),
    BODY[:2])
site("a consent box below, longer than the article", doc(
    f'''<header>{menu()}</header><div class="p1"><h1>{TITLE}</h1><div class="p2">{ps(BODY[:3])}</div></div><div class="fc-consent-root"><div class="fc-dialog"><h2>نطلب موافقتك على استخدام بياناتك</h2>{ps(EXCERPTS)}<button>موافق</button></div></div><div class="qc-x" role="dialog">{ps(EXCERPTS[:3])}</div>'''),
    BODY[:3])
site("captions in paragraphs", doc(
    f'''<header>{menu()}</header><article><h1>{TITLE}</h1><div class="bd"><p><img src="a.jpg"></p><p class="caption">{CAPTION}</p>{ps(BODY[:2])}<p><img src="b.jpg"></p>{ps(BODY[2:4])}<div class="image-wrap"><img src="c.jpg"><small>خيام نصبت قرب المدرسة</small></div>{ps(BODY[4:])}</div></article>'''))
site("pull quotes beside the prose", doc(
    f'''<header>{menu()}</header><article><h1>{TITLE}</h1><div class="bd">{ps(BODY[:3])}<aside class="pullquote"><p>خرجنا إلى السطح قبل أن يصل الماء إلى الطابق الأول</p></aside>{ps(BODY[3:])}</div></article>'''))
site("an interview in questions and answers", doc(
    f'''<header>{menu()}</header><article><h1>{TITLE}</h1><div class="bd">{ps(BODY[:1])}{"".join(f"<p><strong>- {q}</strong></p><p>{a}</p>" for q, a in zip(("هل كانت الزوارق كافية؟", "ماذا عن المدارس؟", "متى يفتح الجسر؟"), BODY[1:4], strict=True))}</div></article>'''),
    (BODY[0], "- هل كانت الزوارق كافية؟", BODY[1], "- ماذا عن المدارس؟", BODY[2], "- متى يفتح الجسر؟", BODY[3]))
site("a list and a table in the body", doc(
    f'''<header>{menu()}</header><article><h1>{TITLE}</h1><div class="bd">{ps(BODY[:3])}<h2>نصائح للسكان</h2><ol>{ps(ITEMS, tag="li")}</ol><p>{BODY[4]}</p><table class="wp-block-table"><thead><tr><th>القرية</th><th>العائلات</th></tr></thead><tbody><tr><td>عين الماء</td><td>18</td></tr><tr><td>كفر الزيت</td><td>25</td></tr></tbody></table>{ps(BODY[5:])}</div></article><section class="related">{teasers("div")}</section>'''),
    (*BODY[:3], "نصائح للسكان", *ITEMS, BODY[4], "القرية", "العائلات", "عين الماء", "18", "كفر الزيت", "25", *BODY[5:]))
site("key points before the body", doc(
    f'''<header>{menu()}</header><main><h1>{TITLE}</h1><div class="story-highlights"><h3>أبرز النقاط</h3><ul><li>إنقاذ ثلاث وأربعين عائلة من السيول.</li><li>إغلاق الجسر القديم أمام السير.</li></ul></div><div class="story-body">{ps()}</div></main>'''))
site("cards that call themselves articles", doc(
    f'''<header>{menu()}</header><main><article class="main-story"><h1>{TITLE}</h1><div class="txt">{ps(BODY[:4])}</div></article><div class="grid">{teasers('article class="card"', count=6)}</div></main>'''),
    BODY[:4])
site("paragraphs in headings", doc(
    f'''<div class="top">{menu()}</div><div class="det"><h1>{TITLE}</h1><div class="det-t"><h2>{LEAD}</h2>{ps(tag="h4")}</div></div><div class="oth"><h3>أخبار أخرى</h3><ul>{lis()}</ul></div>'''),
    (LEAD, *BODY))
site("paragraphs in spans and spaces", doc(
    f'''<div class="top">{menu()}</div><div class="det"><h1>{TITLE}</h1><div class="det-t"><p>&nbsp;</p>{"<p>&nbsp;</p>".join(f'<p style="text-align:justify"><span style="font-size:18px"><span style="font-family:Arial">{text}</span></span></p>' for text in BODY)}<p dir="rtl">&nbsp;</p></div></div><div class="oth">{teasers("div")}</div>'''))
site("a body in parts, each with its own name", doc(
    f'''<div class="top">{menu()}</div><div class="det"><h1>{TITLE}</h1><div class="post-text first-part">{ps(BODY[:2])}</div><div class="adv"><span>إعلان</span></div><div class="inread"></div><div class="post-text rest-part">{ps(BODY[2:5])}</div><div class="adv"><span>إعلان</span></div><div class="post-text last-part">{ps(BODY[5:])}</div></div><div class="oth">{teasers("div")}</div>'''))
site("an author's box, a newsletter and an app between paragraphs", doc(
    f'''<div class="top">{menu()}</div><div class="det"><h1>{TITLE}</h1><div class="det-t">{ps(BODY[:2])}<div class="app-promo"><p>حمل تطبيقنا على هاتفك لتصلك الأخبار العاجلة فور حدوثها.</p></div>{ps(BODY[2:4])}<div class="nl-signup newsletter"><p>سجل بريدك لتصلك نشرتنا الصباحية مجانا كل يوم قبل الثامنة.</p></div>{ps(BODY[4:])}<div class="author-card"><h4>ليلى حداد</h4><p>{BIO}</p></div></div></div>'''))
site("unnamed boxes after the body", doc(
    f'''<div class="a">{menu("b")}</div><div class="c"><h1>{TITLE}</h1><div class="d">{ps()}</div><div class="e"><div class="f">الكاتبة</div><div class="g">{BIO}</div></div><div class="h"><h4>تابعنا</h4><p>كونوا معنا على صفحاتنا في مواقع التواصل لتصلكم الأخبار لحظة وقوعها على مدار الساعة.</p></div></div><div class="i">{teasers("div class=j")}</div>'''))
site("times of other stories above and beside the article's own", doc(
    f'''<header>{menu()}<div class="tick">{"".join(f'<a href="/{i}">{HEADLINES[i]}</a> <time datetime="2026-03-07T0{i}:00:00Z">قبل قليل</time>' for i in range(4))}</div></header><main><div class="w"><h1>{TITLE}</h1><div class="m"><time datetime="2026-03-05T06:40:00Z">الخميس</time></div><div class="x">{ps()}</div></div><aside>{teasers("div", extra='<time datetime="2026-03-01T06:40:00Z">الأحد</time>')}</aside></main>'''),
    published_at="2026-03-05T06:40:00+00:00")
site("a date in words below times of other stories", doc(
    f'''<header>{menu()}<div class="tick"><time datetime="2026-03-07T01:00:00Z">قبل قليل</time> <a href="/1">{HEADLINES[1]}</a></div></header><main><div class="w"><h1>{TITLE}</h1><div class="m">الخميس ٥ مارس ٢٠٢٦</div><div class="x">{ps()}</div></div></main>'''),
    published_at="2026-03-05")
site("a last section deeper than the paragraphs before it", doc(
    f'''<header>{menu()}</header><main><h1>{TITLE}</h1><div class="x">{ps(BODY[:4])}<section><h3>{SUBHEAD}</h3>{ps(BODY[4:])}</section></div><div class="y"><h3>اقرأ أيضا</h3>{teasers("div")}</div></main>'''), (*BODY[:4], SUBHEAD, *BODY[4:]))
site("JSON-LD of another article first", doc(
    f'''<header>{menu()}</header><main><h1>{TITLE}</h1><div class="x">{ps(BODY[:3])}</div></main>''',
    ld(**{"@type": "NewsArticle", "headline": HEADLINES[0], "articleBody": " ".join(EXCERPTS), "author": {"name": "كاتب آخر"}, "datePublished": "2026-01-01T01:00:00Z"})
    + ld(**{"@type": "NewsArticle", "headline": TITLE, "author": {"name": "ليلى حداد"}, "datePublished": "2026-03-05T06:40:00Z"})),
    BODY[:3], author="ليلى حداد", published_at="2026-03-05T06:40:00+00:00")
site("a short item", doc(
    f'''<header>{menu()}</header><main><div class="w"><h1>{TITLE}</h1><time datetime="2026-03-05T06:40:00Z">5 مارس</time><div class="x"><p>{BODY[0]}</p><p>{BODY[2]}</p></div></div><div class="y"><h3>اقرأ أيضا</h3>{teasers("div class=z")}</div></main><footer>{EXCERPTS[0]}</footer>'''),
    (BODY[0], BODY[2]), published_at="2026-03-05T06:40:00+00:00")
site("teasers whose excerpts are cut off", doc(
    f'''<header>{menu()}</header><main><div class="w"><h1>{TITLE}</h1><div class="x">{ps()}</div></div><div class="y">{"".join(f'<div class="q"><a href="/{i}">{HEADLINES[i]}</a><span>{EXCERPTS[i][:70]}...</span></div>' for i in range(6))}</div></main>'''))
site("teasers that are links as a whole", doc(
    f'''<header>{menu()}</header><main><div class="w"><h1>{TITLE}</h1><div class="x">{ps(BODY[:3])}<a href="/s" class="k"><div><strong>{HEADLINES[0]}</strong><p>{EXCERPTS[0]}</p></div></a>{ps(BODY[3:])}</div></div><div class="y">{"".join(f'<a href="/{i}" class="q"><h3>{HEADLINES[i]}</h3><p>{EXCERPTS[i]}</p></a>' for i in range(6))}</div></main>'''))

for trap in ("post-content has-sidebar", "entry-content author-content", "news-details share-wrapper", "subscribe-content", "node-published", "modal-content", "popup-article", "gallery-post", "comments-open single", "related-article-body",
             "menu-item-content", "article-caption-body", "widget-area content", "newsletter-post", "ad-content", "tags-content", "overlay-inner"):
    site(f"a body in a box named {trap}", doc(
        f'''<header>{menu()}</header><div class="top"><h1>{TITLE}</h1><div class="meta">5 مارس 2026</div></div><div class="{trap}">{ps(BODY[:5])}</div><div class="side"><h3>أخبار أخرى</h3>{teasers("div class=card")}</div><div class="foot"><p>{EXCERPTS[0]}</p></div>'''), BODY[:5], published_at="2026-03-05")
site("paragraphs wholly in bold", doc(
    f'''<header>{menu()}</header><div class="n"><h1>{TITLE}</h1><div class="t">{"".join(f"<p><strong>{text}</strong></p>" for text in BODY)}</div></div><div class="r"><h3>اقرأ أيضا</h3>{teasers("div")}</div>'''))
site("paragraphs in sections", doc(
    f'''<header>{menu()}</header><main><h1>{TITLE}</h1>{"".join(f"<section><div><p>{text}</p></div></section>" for text in BODY)}<section><h2>مواضيع أخرى</h2>{teasers("div")}</section></main>'''))
site("many links within the prose", doc(
    f'''<header>{menu()}</header><div class="n"><h1>{TITLE}</h1><div class="t">{"".join("<p>" + " ".join(f'<a href="/tag/{i}">{word}</a>' if i % 3 == 0 and len(word) > 3 else word for i, word in enumerate(text.split())) + "</p>" for text in BODY)}</div></div><div class="r"><h3>اقرأ أيضا</h3>{teasers("div")}</div>'''))
site("read-also lines in bold with a colon", doc(
    f'''<header>{menu()}</header><div class="n"><h1>{TITLE}</h1><div class="t">{ps(BODY[:2])}<p><strong>اقرأ أيضا:</strong></p><p><a href="/1">{HEADLINES[0]}</a></p><p><a href="/2">{HEADLINES[1]}</a></p>{ps(BODY[2:5])}<p><span style="color:red"><strong><a href="/3">اقرأ أيضا.. {HEADLINES[2]}</a></strong></span></p>{ps(BODY[5:])}</div></div>'''))
site("a body of paragraphs and line breaks", doc(
    f'''<header>{menu()}</header><div class="n"><h1>{TITLE}</h1><div class="t"><p>{BODY[0]}<br>{BODY[1]}<br><br>{BODY[2]}</p><p>{BODY[3]}</p>{BODY[4]}<br>{BODY[5]}<p>{BODY[6]}</p></div></div><div class="r">{teasers("div")}</div>'''))
site("text between boxes", doc(
    f'''<header>{menu()}</header><div class="n"><h1>{TITLE}</h1><div class="t">{BODY[0]}<div class="ad"></div>{BODY[1]}<div class="img"><img></div>{BODY[2]}<div><br></div>{BODY[3]}<p></p>{BODY[4]}<div class="vid"><iframe></iframe></div>{BODY[5]}<hr>{BODY[6]}</div></div><div class="r">{teasers("div")}</div>'''))
site("comments that are longer and have no name", doc(
    f'''<header>{menu()}</header><div class="n"><h1>{TITLE}</h1><div class="t">{ps(BODY[:4])}</div></div><div class="k"><h3>التعليقات (8)</h3>{"".join(f'<div class="kk"><h5>قارئ {i}</h5><small>قبل {i} أيام</small><p>{text}</p><a href="#">إعجاب</a> <a href="#">رد</a></div>' for i, text in enumerate(COMMENTS * 4))}</div>'''), BODY[:4])
site("a quotation of several paragraphs", doc(
    f'''<header>{menu()}</header><div class="n"><h1>{TITLE}</h1><div class="t">{ps(BODY[:3])}<blockquote><p>{BODY[3]}</p><p>{BODY[4]}</p></blockquote>{ps(BODY[5:])}</div></div><div class="r">{teasers("div")}</div>'''))
site("a poem", doc(
    f'''<header>{menu()}</header><div class="n"><h1>{TITLE}</h1><div class="t">{ps(BODY[:3])}<p>يا وادي الزيتون مهلا<br>قد فاض دمعك سيلا<br>والناس فوق السطوح<br>يرجون فجرا أطل</p>{ps(BODY[3:])}</div></div>'''),
    (*BODY[:3], "يا وادي الزيتون مهلا", "قد فاض دمعك سيلا", "والناس فوق السطوح", "يرجون فجرا أطل", *BODY[3:]))
site("a poll and a video between paragraphs", doc(
    f'''<header>{menu()}</header><div class="n"><h1>{TITLE}</h1><div class="t">{ps(BODY[:2])}<div class="poll"><h4>استطلاع</h4><p>هل تتوقعون موجة أمطار جديدة؟</p><label>نعم</label><label>لا</label><a href="#">النتائج</a></div>{ps(BODY[2:4])}<div class="video-wrap"><div class="video-title"><a href="/v">شاهد: لحظة الإنقاذ</a></div><video></video></div>{ps(BODY[4:])}</div></div>'''))
site("a lead in bold above the picture", doc(
    f'''<header>{menu()}</header><div class="n"><h1>{TITLE}</h1><div class="q">5/3/2026</div><p class="z"><b>{LEAD}</b></p><div class="img"><img><span>{CAPTION}</span></div><div class="t">{ps()}</div></div><div class="r">{teasers("div")}</div>'''), (LEAD, *BODY), published_at="2026-03-05")
site("a kicker and a subtitle around the title", doc(
    f'''<header>{menu()}</header><div class="n"><h3 class="k">العاصفة تضرب الساحل</h3><h1>{TITLE}</h1><h2 class="s">مروحيتان وعشرون زورقا في عملية استمرت سبع ساعات</h2><div class="t">{ps()}</div></div><div class="r">{teasers("div")}</div>'''))
site("the body in paragraphs of a table's cell", (
    f'''<html><head><title>{TITLE}</title></head><body><center><table width="900"><tr><td colspan=2><h2>{SITE}</h2></td></tr><tr><td width="680"><table><tr><td class="title1">{TITLE}</td></tr><tr><td class="date1">05-03-2026</td></tr><tr><td class="text1"><p align="justify">{"</p><p align=justify>".join(BODY)}</p></td></tr><tr><td><table class="rel"><tr><td>{"</td></tr><tr><td>".join(f"<a href=/{i}>{h}</a>" for i, h in enumerate(HEADLINES))}</td></tr></table></td></tr></table></td><td><table>{"".join(f"<tr><td><a href=/{i}>{h}</a><br>{e}</td></tr>" for i, (h, e) in enumerate(zip(HEADLINES, EXCERPTS, strict=True)))}</table></td></tr></table></center></body></html>'''), published_at="2026-03-05")
site("a long article", doc(
    f'''<header>{menu()}</header><div class="n"><h1>{TITLE}</h1><div class="t">{"".join(f"<h3>الفصل {i}</h3>" + ps(tuple(f"{text} ({i})" for text in BODY)) + '<div class="gad"></div>' for i in range(12))}</div></div><div class="r">{teasers("div")}</div>'''),
    tuple(line for i in range(12) for line in (f"الفصل {i}", *(f"{text} ({i})" for text in BODY))))
site("a bullet list before the prose", doc(
    f'''<header>{menu()}</header><div class="n"><h1>{TITLE}</h1><div class="t"><ul>{ps(ITEMS, tag="li")}</ul>{ps()}</div></div><div class="r">{teasers("div")}</div>'''), (*ITEMS, *BODY))
site("a sidebar of opinion with long excerpts before the article", doc(
    f'''<header>{menu()}</header><div class="l">{"".join(f'<div class="op"><h4><a href="/o/{i}">{HEADLINES[i]}</a></h4><span>كاتب {i}</span><p>{EXCERPTS[i]} {EXCERPTS[(i + 1) % 6]}</p></div>' for i in range(5))}</div><div class="n"><h1>{TITLE}</h1><div class="t">{ps(BODY[:4])}</div></div>'''), BODY[:4])
site("a source line and an author's line within the box", doc(
    f'''<header>{menu()}</header><div class="n"><h1>{TITLE}</h1><div class="t"><div class="by">كتبت: ليلى حداد</div><div class="dt">الخميس 05 آذار 2026 06:40 ص</div>{ps()}<div class="tg"><span>كلمات دلالية</span><a href="/t">سيول</a><a href="/u">أمطار</a></div></div></div>'''), published_at="2026-03-05")
