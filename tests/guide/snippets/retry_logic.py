import time
from sync.core.api_error import ApiError

def create_with_retry(sync, max_retries=3, **kwargs):
    for attempt in range(max_retries):
        try:
            return sync.generations.create(**kwargs)
        except ApiError as e:
            if e.status_code in (429, 500, 503) and attempt < max_retries - 1:
                wait = 2 ** attempt * 5 # 5s, 10s, 20s
                print(f"Retrying in {wait}s (attempt {attempt + 1}/{max_retries})")
                time.sleep(wait)
            else:
                raise
