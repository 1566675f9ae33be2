"""Devices on a real kernel: `make device-test` boots one in QEMU and runs the tests of `guest` in there."""
