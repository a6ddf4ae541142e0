"""The way in."""

import gc
import sys

# Collecting garbage while everything is being loaded costs a tenth of the start and finds none;
# app.run() switches it on again.
gc.disable()

from kimi_calc.cli.main import main  # noqa: E402 - what comes before is about this import too

if __name__ == "__main__":
    sys.exit(main())
