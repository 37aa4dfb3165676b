"""From the bytes of a spreadsheet to observations and problems, each with its cell."""
