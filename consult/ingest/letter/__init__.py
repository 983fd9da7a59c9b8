"""E-mails and documents: bytes into lines, and lines split into answers to questions."""
