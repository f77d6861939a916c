"""The ASGI application: calendars and pages that clients may keep and ask about again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from timeline.errors import TimelineError
from timeline.web.content import Content, is_packed_accepted, is_unchanged

Source = Callable[[], Content]
"""Gives what lies under an address now; may raise a `TimelineError`."""
_TEXTS = ("text/", "application/json", "application/jsonl", "application/calendar+json")


def application(sources: Mapping[str, Source], hosts: Sequence[str] = ("*",)) -> Starlette:
    """An application that serves each source under its path, e.g. `/timeline.ics`.

    Args:
        sources: path -> source; a path begins with a slash.
        hosts: names under which it may be reached; others are refused, so that a page of the web whose name
            leads to this machine cannot read along.
    """
    routes = [
        Route(path, _endpoint(path, source), methods=["GET", "HEAD"]) for path, source in sources.items()
    ]
    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)]
    return Starlette(routes=routes, middleware=middleware)


def _endpoint(path: str, source: Source) -> Callable[[Request], Response]:
    name = PurePath(path).name

    def answer(request: Request) -> Response:
        try:
            content = source()
        except TimelineError as error:
            return PlainTextResponse(f"{error}\n", 503, {"Retry-After": "60"})
        return respond(request, content, name)

    return answer


def respond(request: Request, content: Content, name: str) -> Response:
    """A full answer, or 304 when the client has it already; for HEAD only the head."""
    asked = request.headers
    packed = is_packed_accepted(asked.get("accept-encoding", ""))
    headers = {
        "ETag": content.tag_of(packed=packed),
        "Cache-Control": "no-cache",  # keep it, but ask before every use
        "Vary": "Accept-Encoding",
    }
    if content.last_modified is not None:
        headers["Last-Modified"] = content.last_modified
    if is_unchanged(content, asked.get("if-none-match"), asked.get("if-modified-since")):
        return Response(status_code=304, headers=headers)
    body = content.packed if packed else content.data
    headers |= {
        "Content-Type": _content_type(content.media_type),
        "Content-Length": str(len(body)),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }
    if packed:
        headers["Content-Encoding"] = "gzip"
    if name:
        headers["Content-Disposition"] = f'inline; filename="{_ascii(name)}"'
    return Response(b"" if request.method == "HEAD" else body, headers=headers)


def _content_type(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith(_TEXTS) else media_type


def _ascii(name: str) -> str:
    plain = name.encode("ascii", "replace").decode("ascii")
    return "".join(
        "_" if character in '"\\?' or not character.isprintable() else character for character in plain
    )
