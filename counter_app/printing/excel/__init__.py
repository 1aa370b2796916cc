"""Lists and books as Excel workbooks."""
