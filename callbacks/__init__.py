"""Carrying values between the browser, the store and the pages; nothing is computed here."""
