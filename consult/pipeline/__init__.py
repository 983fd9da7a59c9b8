"""The corridor: opens rooms, carries their tables to the store. The only importer of both."""
