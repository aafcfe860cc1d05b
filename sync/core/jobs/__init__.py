"""Jobs: made, waited for, listed, many at once."""
