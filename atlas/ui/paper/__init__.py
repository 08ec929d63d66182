"""The plan on paper: one layout for print, PDF, PNG and SVG."""
