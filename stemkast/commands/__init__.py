"""What the command `stemkast` can be asked for, a module for each; nobody else imports these."""
