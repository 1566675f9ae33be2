"""What a hall offers by HTTP, read from its routes."""

import re

from starlette.routing import Route, WebSocketRoute

from hall_server.web.following import Following
from hall_server.web.lines import Lines
from hall_server.web.page_switching import PageSwitching
from hall_server.web.public_pages import PublicPages
from hall_server.web.routes import Routes


def questions() -> set[tuple[str, str]]:
    """Method and path of every route; that of a WebSocket is GET, and HEAD goes with every GET."""
    found = set()
    faces = (Routes, PageSwitching, PublicPages)
    listed = [route for face in faces for route in object.__new__(face).all()]  # listing them takes no hall
    for route in (*listed, object.__new__(Following).route(), object.__new__(Lines).route()):
        assert isinstance(route, Route | WebSocketRoute), route
        methods = (route.methods or set()) - {"HEAD"} if isinstance(route, Route) else {"GET"}
        found |= {(method, re.sub(":path}", "}", route.path)) for method in methods}
    return found
