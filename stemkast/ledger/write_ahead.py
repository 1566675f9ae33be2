"""What a program that did not close a ledger left in SQLite's write-ahead log (SQLite, "Database File Format", 4)."""

import struct
from pathlib import Path

_HEADER = struct.Struct(">8I")  # magic, version, page size, sequence, two salts, two checksums
_FRAME = struct.Struct(">6I")  # page, size of the database, two salts, two checksums; the page follows


def pages_begun(ledger: Path) -> int:
    """How many pages were written, or begun, into the log beside a ledger; 0 where nothing was left.

    What SQLite takes of them is no more than this, and less by a tail that was torn. Raises OSError.
    """
    try:
        log = ledger.with_name(f"{ledger.name}-wal").open("rb")
    except FileNotFoundError:
        return 0
    with log:
        header = log.read(_HEADER.size)
        if len(header) < _HEADER.size:
            return 0
        _, _, page_size, _, *salts, _, _ = _HEADER.unpack(header)
        count = 0
        while len(frame := log.read(_FRAME.size)) == _FRAME.size:
            if list(_FRAME.unpack(frame)[2:4]) != salts:  # of an earlier round through the log
                return count
            count += 1
            log.seek(page_size, 1)
        return count + bool(frame)
