"""This project's devices on a real kernel: `make device-test` boots it in QEMU and runs the tests of `guest` in there."""
