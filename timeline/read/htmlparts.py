"""What the elements of a page are: of blocks, in a line, unseen, or round about the main text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS: Final = frozenset(
    {
        "html",
        "body",
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "hr",
        "address",
        "details",
        "summary",
        "fieldset",
        "form",
        "center",
        "menu",
        "dir",
        "hgroup",
        "search",
        "legend",
        "listing",
        "xmp",
        "plaintext",
        "optgroup",
        "colgroup",
    }
)
UNSEEN: Final = frozenset(
    {
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "select",
        "option",
        "button",
        "input",
        "textarea",
        "datalist",
        "progress",
        "meter",
        "noframes",
        "frameset",
        "applet",
        "param",
        "source",
        "track",
        "col",
        "base",
        "link",
        "meta",
        "title",
        "dialog",
        "rt",
        "rp",
        "del",
        "s",
        "strike",
        "amp-ad",
        "amp-analytics",
        "amp-consent",
        "amp-sidebar",
        "amp-social-share",
        "amp-iframe",
    }
)
HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_NOISE_TAGS: Final = frozenset({"nav", "footer", "aside", "figcaption", "menu"})
_NOISE_ROLES: Final = frozenset(
    {"navigation", "contentinfo", "search", "dialog", "alertdialog", "banner", "menu", "menubar", "toolbar"}
    | {"complementary", "tablist", "status"}
)
_SEMANTIC: Final = frozenset({"main", "article"})
_NOISE: Final = re.compile(
    r"(?:^|[\s_-])(?:cookies?|cookiebar|consent|gdpr|ccpa|onetrust|didomi|cmp|qc-cmp2?|usercentrics"
    r"|nav|navbar|navigation|navlinks|menu|submenu|megamenu|breadcrumbs?|pagination|pager|skip-?(?:to|links?)|offcanvas"
    r"|share|sharing|sharebar|shares|social|socials|addtoany|sharedaddy|addthis|follow-us"
    r"|related|recommended|recommendations?|recirc|recirculation|more-?(?:stories|news|articles|from|on)|read-?(?:more|next|also)"
    r"|also-?(?:read|like)|see-?also|trending|most-?(?:read|popular|viewed)|popular|outbrain|taboola|promos?|promoted"
    r"|advert|adverts|advertisement|advertising|ads?|ad-?(?:slot|container|wrapper|unit)|adsbygoogle|dfp"
    r"|newsletter|newsletters|subscribe|subscription|paywall|sign-?up|log-?in|donate|donation"
    r"|comments?|comment-?(?:list|section|area)|disqus\w*|respond"
    r"|site-?(?:footer|header|nav)|page-?footer|footer|masthead|topbar|sidebar|side-?bar|widgets?|widget-area"
    r"|popup|pop-?up|modal|lightbox|overlay|toast|tooltip|back-?to-?top|copyright|legal|disclaimer|credits?"
    r"|author-?(?:bio|box|card|info)|about-?(?:the-)?author|tag-?(?:list|cloud|s)|tags|hidden-print|no-?print|screen-only)"
    r"(?=$|[\s_-])",
    re.ASCII,
)
_HIDDEN_STYLE: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LONGEST: Final = 400
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


def is_block(tag: str) -> bool:
    """Whether an element of this name begins a block; elements of one's own ("x-card") do."""
    return tag in BLOCKS or "-" in tag


def attributes_of(element: HtmlElement) -> Mapping[str, str]:
    """What an element has; one look at an element takes as long as this."""
    items = element.items()
    return dict(items) if items else _NONE


def is_unseen(element: HtmlElement, attributes: Mapping[str, str]) -> bool:
    """Whether a reader sees nothing of the element."""
    if element.tag in UNSEEN:
        return not _is_all_of_its_block(element) if element.tag in {"del", "s", "strike"} else True
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    return "style" in attributes and _HIDDEN_STYLE.search(attributes["style"][:_LONGEST]) is not None


def is_noise(element: HtmlElement, attributes: Mapping[str, str], *, inside: bool) -> bool:
    """Whether the element looks like something round about the main text: navigation, sharing, comments.

    Args:
        element: an element of blocks.
        attributes: what it has.
        inside: whether it lies in a `<main>` or `<article>`.
    """
    tag = element.tag
    if tag in _SEMANTIC or tag == "body":
        return False
    if tag in _NOISE_TAGS:
        return True
    if tag == "header":
        return not inside and element.find(".//h1") is None
    if not attributes:
        return False
    get = attributes.get
    if get("aria-hidden") == "true" or get("aria-modal") == "true":
        return True
    role = get("role")
    if role in _NOISE_ROLES:
        return role != "banner" or element.find(".//h1") is None
    classes, name = get("class"), get("id")
    if classes is None and name is None:
        return False
    return _named_noise((classes or "")[:_LONGEST], (name or "")[:_LONGEST])


@lru_cache(maxsize=4096)
def _named_noise(classes: str, identifier: str) -> bool:
    words = f"{classes} {identifier}"
    return len(words) > 1 and _NOISE.search(_CAMEL.sub("-", words).lower()) is not None


def _is_all_of_its_block(element: HtmlElement) -> bool:
    """Whether nothing stands beside a struck text: then leaving it out would leave nothing."""
    parent = element.getparent()
    return not (
        (element.tail or "").strip()
        or element.getprevious() is not None
        or element.getnext() is not None
        or (parent is not None and (parent.text or "").strip())
    )
