"""A hall that this computer starts: for itself, or because another machine is gone."""
