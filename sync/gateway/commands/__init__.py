"""The gateway's command line, one file a subject."""
