"""What was used and what it cost, handed on as tables: workbook, CSV, Markdown."""
