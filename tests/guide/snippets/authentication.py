from sync import Sync

sync = Sync() # picks up SYNC_API_KEY from environment
