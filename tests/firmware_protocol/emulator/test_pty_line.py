"""The device end of a pseudo-terminal: bounded, never blocking, and as slow as its baud rate."""

import os
from contextlib import closing

from firmware_protocol.emulator.pty_line import BUFFER, PtyLine


def test_a_line_that_nobody_reads_blocks_nothing_and_keeps_a_bounded_amount() -> None:
    line = PtyLine()
    with closing(line):
        assert line.read(0) == b""
        for _ in range(2 * BUFFER // 4096):
            line.write(bytes(4096))
        line.flush(0)
        assert line.has_waiting
        end = os.open(line.path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
        arrived = 0
        while line.has_waiting:
            arrived += len(os.read(end, 65_536))
            line.flush(0)
        os.close(end)
        assert 0 < arrived <= BUFFER + 65_536


def test_a_line_of_921600_baud_carries_92_bytes_a_millisecond_each_way() -> None:
    line = PtyLine(921_600)
    with closing(line):
        end = os.open(line.path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
        os.write(end, bytes(3000))
        line.write(bytes(50_000))
        arrived = read = 0
        for now in range(0, 501, 2):
            line.flush(now)
            while line.may_read(now) and (data := line.read(now)):
                read += len(data)
            try:
                arrived += len(os.read(end, 65_536))
            except BlockingIOError:
                continue
            if now == 20:
                assert read <= 24 * 93
        os.close(end)
        assert 46_000 <= arrived <= 46_600
        assert read == 3000


def test_it_can_be_unplugged_twice() -> None:
    line = PtyLine()
    line.close()
    line.close()
