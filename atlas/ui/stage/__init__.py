"""The stage: the window as a class sees it, and what a presenter has beside it."""
