"""The papers: one document model (`model`), its Excel workbook (`xlsx`), the bidang's own file marked (`annotate`)."""
