"""From paper to PDF: pages that are turned, moved and bound, in memory only."""
