"""Translations of the windows, as Qt reads them: `.ts` is the source, `.qm` is made from it."""
