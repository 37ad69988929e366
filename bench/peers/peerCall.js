"use strict";
// One call as a hand-written provider makes it: the official client with its defaults, which retry nothing.
const { default: OpenApi, Config, OpenApiRequest, Params } = require("@alicloud/openapi-client");
const { RuntimeOptions } = require("@alicloud/tea-util");

let client;

/** Calls an operation; rejects with the client's error. */
async function peerCall(operation, query) {
  client ??= new OpenApi(
    new Config({
      accessKeyId: process.env.BENCH_ACCESS_KEY_ID,
      accessKeySecret: process.env.BENCH_ACCESS_KEY_SECRET,
      endpoint: process.env.BENCH_ENDPOINT,
      protocol: "http",
    }),
  );
  const params = new Params({
    action: operation,
    version: "2016-11-01",
    protocol: "HTTP",
    method: "POST",
    pathname: "/",
    authType: "AK",
    style: "RPC",
    reqBodyType: "json",
    bodyType: "json",
  });
  const answer = await client.callApi(params, new OpenApiRequest({ query }), new RuntimeOptions({}));
  return answer.body;
}

module.exports = { peerCall };
