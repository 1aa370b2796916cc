"""The sheet of scans: pages of one paper, from wherever they come, into one PDF."""
