"""What several rooms need and none owns: dates, errors, files, readability."""
