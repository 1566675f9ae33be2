"""What is the matter with a hall or its folder, for a person; nothing is changed by looking."""
