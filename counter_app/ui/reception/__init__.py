"""Reception: one screen from the citizen's card to the printed receipt."""
