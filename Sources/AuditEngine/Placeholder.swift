enum PlaceholderAuditEngine {}
