extension LedgerSchema {
  /// What the facts of workflows say besides: the day an extension runs to, the file that was handed in, how far
  /// the work was.
  static let workflowColumns = """
    ALTER TABLE fact ADD COLUMN until INTEGER;
    ALTER TABLE fact ADD COLUMN content TEXT CHECK (content IS NULL OR length(content) = 64);
    ALTER TABLE fact ADD COLUMN situation TEXT;
    """
}
