"""Bakes the labelled volume of the reference body, from which the program cuts its sections."""
