"""How long signing and verifying take here: `micropython -m firmware.try_speed`. Two numbers, in milliseconds."""

import sys
import time

from .ed25519 import Curve, SigningKey, base_comb

_TIMES = 50


def milliseconds(action) -> float:
    """The mean of a few runs."""
    begin = time.time()
    for _ in range(_TIMES):
        action()
    return (time.time() - begin) * 1000 / _TIMES


def main() -> None:
    """Prints them."""
    curve = Curve(base_comb())
    key = SigningKey(bytes(range(32)), curve)
    message = bytes(120)
    signature = key.sign(message)
    curve.verify(key.public_key, message, signature)  # makes the comb of this key, as the first announcement does
    signing = milliseconds(lambda: key.sign(message))
    verifying = milliseconds(lambda: curve.verify(key.public_key, message, signature))
    sys.stdout.write(f"{signing:.2f} {verifying:.2f}\n")


if __name__ == "__main__":
    main()
