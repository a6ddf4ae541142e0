"""The way in."""

import gc
import sys

# The standalone program calls itself so for each PDF: see tokens/readers/pdf.py. Nothing of the
# window is loaded for that, nor of the command line.
if __name__ == "__main__" and sys.argv[1:2] == ["--read-pdf"] and len(sys.argv) == 4:
    from kimi_calc.tokens.readers.pdf_process import main as read_pdf

    read_pdf(*map(int, sys.argv[2:]))

# And so for records of use: see usage_logs/reading_process.py.
if __name__ == "__main__" and sys.argv[1:] == ["--read-usage"]:
    from kimi_calc.usage_logs.reading_process import main as read_usage

    read_usage()

# Collecting garbage while everything is being loaded costs a tenth of the start and finds none;
# app.run() switches it on again.
gc.disable()

try:
    from kimi_calc.cli.main import main
except KeyboardInterrupt:  # Ctrl+C before there is anybody to take it
    sys.exit(130)

if __name__ == "__main__":
    sys.exit(main())
