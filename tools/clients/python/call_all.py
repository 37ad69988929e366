"""Calls every operation with Alibaba Cloud's own client, as the README shows, and prints each answer as a line."""

import json
import os
import sys

from alibabacloud_tea_openapi import models as api
from alibabacloud_tea_openapi.client import Client
from alibabacloud_tea_util import models as util

client = Client(
    api.Config(
        access_key_id=os.environ["KEY_ID"],
        access_key_secret=os.environ["KEY_SECRET"],
        endpoint=os.environ["ENDPOINT"],
    )
)


def call(action, query):
    params = api.Params(
        action=action,
        version="2016-11-01",
        protocol="HTTP",
        pathname="/",
        method="POST",
        auth_type="AK",
        style="RPC",
        req_body_type="formData",
        body_type="json",
    )
    answer = client.call_api(params, api.OpenApiRequest(query=query), util.RuntimeOptions())
    return answer["body"]


for action, query in json.load(sys.stdin):
    print(json.dumps(call(action, query)), flush=True)
