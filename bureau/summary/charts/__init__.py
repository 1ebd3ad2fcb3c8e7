"""Charts as inline SVG, made of plain data; with every one the table of the very same numbers."""
