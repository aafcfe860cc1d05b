"""A FastAPI server that hears from Sync when a generation has ended.

    pip install . fastapi uvicorn    # in a checkout
    export SYNC_WEBHOOK_SECRET="whsec_..."
    uvicorn webhook_fastapi:app

Then create with `webhook_url="https://your-server.com/webhook"`.
"""

import os

from fastapi import FastAPI, HTTPException, Request

from sync import webhooks
from sync.errors import WebhookVerificationError

app = FastAPI()


@app.post("/webhook", status_code=204)
async def webhook(request: Request) -> None:
    body = await request.body()  # the bytes as they came: the signature is over them
    try:
        notification = webhooks.unwrap(body, request.headers, os.environ["SYNC_WEBHOOK_SECRET"])
    except WebhookVerificationError as error:
        raise HTTPException(400, error.message) from None
    # Answer quickly: what takes long belongs into a queue.
    if isinstance(notification, webhooks.GenerationNotification):
        print(f"{notification.id} {notification.status} {notification.output_url or notification.error}")
