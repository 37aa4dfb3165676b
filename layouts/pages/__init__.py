"""One file a page: a view in, components out."""
