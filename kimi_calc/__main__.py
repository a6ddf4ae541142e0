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
    sys.exit(main())
