"""Files of records: which are read, unpacked and decoded, taken apart into rows and documents."""
