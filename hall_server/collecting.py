"""What Python does about garbage that refers to itself, where a whole ledger is read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_for_good() -> Iterator[None]:
    """What is made within stays as long as the process, which is that of one hall.

    So no garbage is looked for while it is made: that took a seventh of a restart. And afterwards none is looked for
    among it: the more a hall remembers, the longer votes would wait for that, again and again.
    """
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()
