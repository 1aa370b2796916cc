"""What is printed: forms, books, the end-of-day sheet."""
