"""The standalone program and what is handed out; and what the tasks of dev.py are made of."""
