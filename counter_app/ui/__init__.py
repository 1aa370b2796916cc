"""The window: screens, forms and models over values; Qt lives here and nowhere below."""
