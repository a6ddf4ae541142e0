"""The way in."""

import gc
import sys

# Collecting garbage while everything is being loaded costs a tenth of the start and finds none;
# app.run() switches it on again.
gc.disable()

try:
    from kimi_calc.cli.main import main
except KeyboardInterrupt:  # Ctrl+C before there is anybody to take it
    sys.exit(130)

if __name__ == "__main__":
    if sys.argv[1:2] == ["--read-pdf"]:  # the standalone program, of itself: see readers/pdf.py
        from kimi_calc.tokens.readers.pdf_process import main as read_pdf

        read_pdf(*map(int, sys.argv[2:]))
    sys.exit(main())
