"""A histogram that is added up when it is asked for says what Prometheus' own says."""

from hypothesis import given
from hypothesis import strategies as st
from prometheus_client import CollectorRegistry, Histogram, generate_latest

from hall_server.writer.durations import Durations

BOUNDS = (0.001, 0.02, 0.16, 1.28)
SECONDS = st.floats(0, 3) | st.sampled_from(BOUNDS)


@given(st.lists(SECONDS, max_size=30))
def test_the_page_is_that_of_the_library(seconds: list[float]) -> None:
    own, library = CollectorRegistry(), CollectorRegistry()
    ours = Durations("vote_seconds", "How long.", BOUNDS, own)
    theirs = Histogram("vote_seconds", "How long.", buckets=BOUNDS, registry=library)
    for each in seconds:
        ours.observe(each)
        theirs.observe(each)
    page = generate_latest(library).decode().splitlines()
    without_creation = [line for line in page if "_created" not in line]
    assert generate_latest(own).decode().splitlines() == without_creation
