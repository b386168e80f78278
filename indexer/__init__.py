"""From file to answer: reads files, finds who said what and when, keeps the search engine level with the record."""
