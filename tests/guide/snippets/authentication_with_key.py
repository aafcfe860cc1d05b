sync = Sync(api_key="your-api-key")
