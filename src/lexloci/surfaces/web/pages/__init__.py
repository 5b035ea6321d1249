"""What stands on each kind of page. A module gathers; its template lays out."""
