"""The store and everything both sides of it share: words, definitions, arithmetic, queries."""
