"""The kernel inside a compressed one: QEMU starts it directly (PVH), while to unpack it takes an emulated processor ten
seconds. `python -m tests.devices.vmlinux VMLINUZ OUT`; one that cannot be unpacked here is taken as it is.

The header is that of the x86 boot protocol (Documentation/arch/x86/boot.rst of Linux), version 2.08 and later.
"""

import lzma
import struct
import sys
import zlib
from pathlib import Path

_SECTOR = 512
_SETUP_SECTORS, _MAGIC, _PAYLOAD = 0x1F1, 0x202, 0x248
_ELF = b"\x7fELF"


def unpacked(image: bytes) -> bytes | None:
    """The ELF file in a bzImage; None if there is none, or it is compressed with what Python 3.11 cannot undo."""
    if image[_MAGIC : _MAGIC + 4] != b"HdrS":
        return None
    offset, length = struct.unpack_from("<II", image, _PAYLOAD)
    begin = ((image[_SETUP_SECTORS] or 4) + 1) * _SECTOR + offset
    payload = image[begin : begin + length]
    # Behind the stream stand four bytes with the size: what undoes it must not mind.
    try:
        if payload.startswith(b"\xfd7zXZ\0"):
            kernel = lzma.LZMADecompressor().decompress(payload)
        elif payload.startswith(b"\x1f\x8b"):
            kernel = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(payload)
        else:
            return None
    except (lzma.LZMAError, zlib.error):
        return None
    return kernel if kernel.startswith(_ELF) else None


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    compressed = source.read_bytes()
    target.write_bytes(unpacked(compressed) or compressed)
