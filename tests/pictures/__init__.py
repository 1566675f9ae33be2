"""The pictures of the documents: `make screenshots` makes every one anew, from real states."""
