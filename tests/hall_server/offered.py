"""What a hall offers by HTTP, read from its routes."""

import re

from starlette.routing import Route, WebSocketRoute

from hall_server.web.lines import Lines
from hall_server.web.routes import Routes


def questions() -> set[tuple[str, str]]:
    """Method and path of every route; that of a WebSocket is GET, and HEAD goes with every GET."""
    found = set()
    # Listing them takes no hall.
    for route in (*object.__new__(Routes).all(), object.__new__(Lines).route()):
        assert isinstance(route, Route | WebSocketRoute), route
        methods = (route.methods or set()) - {"HEAD"} if isinstance(route, Route) else {"GET"}
        found |= {(method, re.sub(":path}", "}", route.path)) for method in methods}
    return found
