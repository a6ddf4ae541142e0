"""The way in."""

import gc
import sys

# Collecting garbage while everything is being loaded costs a tenth of the start and finds none;
# app.run() switches it on again.
gc.disable()

from kimi_calc.cli.main import main  # noqa: E402 - what comes before is about this import too

if __name__ == "__main__":
    if sys.argv[1:2] == ["--read-pdf"]:  # the standalone program, of itself: see readers/pdf.py
        from kimi_calc.tokens.readers.pdf_process import main as read_pdf

        read_pdf(*map(int, sys.argv[2:]))
    sys.exit(main())
