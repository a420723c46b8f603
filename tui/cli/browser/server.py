"""A web server with an explorer for each reader, in a process of its own.

Textual's `textual-serve` brings the terminal in the page and passes keys and frames; what is here says who
may come in, keeps readers apart, and lets the page load nothing from elsewhere.
"""

from __future__ import annotations

import copy
import hmac
import re
import shlex
import sys
from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from pathlib import Path
from secrets import token_hex
from string import Template
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

from tui.browser_session import READ_ONLY
from tui.i18n import gettext as _
from tui.i18n import language
from tui.terminal_output import print_message

#: More readers at once are turned away: each is a process.
MAX_READERS = 20
#: The cookies that name a reader, and that show that the token was given.
READER_COOKIE, TOKEN_COOKIE = "niger-tui-reader", "niger-tui-token"
_COOKIE_LASTS_S = 365 * 86_400
_FONT_SIZE = 16
_LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")
#: What the page loads, beside what textual-serve has.
_PAGE_PARTS = ("page.css", "page.js")
_READER_ID = re.compile(r"[0-9a-f]{32}")
#: The page loads nothing but what this server has, and nobody puts it into a frame.
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def is_loopback(host: str) -> bool:
    """Return whether a name or address leads to this machine only."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


class ExplorerServer(Server):
    """Serves the explorer of one corpus to readers with a browser."""

    def __init__(
        self, corpus: Path, data: Path, *, host: str, port: int, token: str, is_read_only: bool
    ) -> None:
        """Prepare the server. `data`: where each reader has a folder. `token`: empty for none."""
        super().__init__("", host=host, port=port, title="niger-tui")
        self._corpus, self._data, self._token = corpus, data, token
        self._options = [READ_ONLY] if is_read_only else []
        self._readers: set[int] = set()  # the connections that are open, by the ids of their requests

    @property
    def address(self) -> str:
        """Return what a reader types, with the token."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/" + (f"?token={self._token}" if self._token else "")

    def serve(self, debug: bool = False) -> None:
        """Serve until the process is told to end. Raises OSError where the address cannot be had."""
        words = _("The explorer is at {address} (Ctrl+C ends it)").format(address=self.address)
        web.run_app(
            self._make_app(),
            host=self.host,
            port=self.port,
            print=lambda _lines: print_message(words),  # called when it can be reached
            access_log=None,
        )

    async def on_startup(self, app: web.Application) -> None:
        """Print nothing yet."""

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._admit)
        for name in _PAGE_PARTS:
            app.router.add_get(f"/{name}", self._send_part)
        return app

    @web.middleware
    async def _admit(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let a request in that comes from a page of ours, with the token where one is asked for."""
        if not self._is_own_host(request) or not _is_same_origin(request):
            return _refuse(_("This address is not served here."))
        if not self._token:
            response = await handler(request)
        elif hmac.compare_digest(request.query.get("token", "").encode(), self._token.encode()):
            # Elsewhere, so that the token does not stay in the address line.
            response = web.Response(status=303, headers={"Location": "/"})
            response.set_cookie(TOKEN_COOKIE, self._token, httponly=True, samesite="Strict")
        elif hmac.compare_digest(request.cookies.get(TOKEN_COOKIE, "").encode(), self._token.encode()):
            response = await handler(request)
        else:
            return _refuse(_("The address with its token is needed, as the server printed it."))
        if not response.prepared:
            response.headers.update(_HEADERS)
        return response

    def _is_own_host(self, request: web.Request) -> bool:
        """Return whether the name in the request is ours: a page elsewhere may have one that leads here."""
        return not is_loopback(self.host) or urlsplit(f"//{request.host}").hostname in _LOOPBACK_NAMES

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """Send the page with the terminal in it; name the reader who has no name yet."""
        page = Template(Path(__file__).with_name("page.html").read_text("utf-8")).substitute(
            lang=language(),
            title="niger-tui",
            waiting=_("Starting …"),
            ended=_("The session has ended."),
            again=_("Open it again"),
            socket=f"{'wss' if request.secure else 'ws'}://{request.host}/ws",
            size=_FONT_SIZE,
        )
        response = web.Response(text=page, content_type="text/html")
        reader = _reader_of(request) or token_hex(16)
        response.set_cookie(READER_COOKIE, reader, max_age=_COOKIE_LASTS_S, httponly=True, samesite="Strict")
        return response

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run an explorer for the reader until the page is closed."""
        reader = _reader_of(request)
        if reader is None or len(self._readers) >= MAX_READERS:
            raise web.HTTPServiceUnavailable(text=_("No explorer is free; try again later."))
        session = copy.copy(self)
        arguments = [self._corpus, self._data / reader, *self._options]
        session.command = shlex.join([sys.executable, "-m", "tui.browser_session", *map(str, arguments)])
        self._readers.add(id(request))
        try:
            return await Server.handle_websocket(session, request)
        finally:
            self._readers.discard(id(request))

    async def _send_part(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(Path(__file__).with_name(request.path.removeprefix("/")))


def _is_same_origin(request: web.Request) -> bool:
    """Return whether a request comes from a page of this server, or from no page at all.

    Any page may open a connection to this machine: the browser says which one it was.
    """
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _reader_of(request: web.Request) -> str | None:
    """Return the id of the reader that a request comes from; None where it names none."""
    reader = request.cookies.get(READER_COOKIE, "")
    return reader if _READER_ID.fullmatch(reader) else None


def _refuse(words: str) -> web.StreamResponse:
    return web.Response(status=403, text=words + "\n")
