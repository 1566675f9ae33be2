"""What stands in `guest` runs in there only: `make device-test`."""

collect_ignore = ["guest"]
