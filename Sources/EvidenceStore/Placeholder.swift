enum PlaceholderEvidenceStore {}
