"""What every window uses: colours, typefaces, words, numbers and painting."""
