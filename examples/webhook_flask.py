"""A Flask server that hears from Sync when a generation has ended.

    pip install . flask    # in a checkout
    export SYNC_WEBHOOK_SECRET="whsec_..."
    flask --app webhook_flask run

Then create with `webhook_url="https://your-server.com/webhook"`.
"""

import os
from typing import Tuple

from flask import Flask, request

from sync import webhooks
from sync.errors import WebhookVerificationError

app = Flask(__name__)


@app.post("/webhook")
def webhook() -> Tuple[str, int]:
    body = request.get_data()  # the bytes as they came: the signature is over them
    try:
        notification = webhooks.unwrap(body, request.headers, os.environ["SYNC_WEBHOOK_SECRET"])
    except WebhookVerificationError as error:
        return str(error), 400
    # Answer quickly: what takes long belongs into a queue.
    if isinstance(notification, webhooks.GenerationNotification):
        print(f"{notification.id} {notification.status} {notification.output_url or notification.error}")
    return "", 204
