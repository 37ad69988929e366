"use strict";
// The retry policy of terraform-provider-alicloud (NeedRetry and incrementalWait(3 s, 5 s) in alicloud/errors.go and
// common.go): 3 s before the second attempt, 5 s before each later one, until the resource's 5 minutes are over.
const { setTimeout: delay } = require("node:timers/promises");
const { muteProvider } = require("./muteProvider");
const { peerCall } = require("./peerCall");

const resourceTimeoutMs = 5 * 60_000;

async function call(operation, query) {
  const started = performance.now();
  for (let waitMs = 3000; ; waitMs = 5000) {
    try {
      return await peerCall(operation, query);
    } catch (error) {
      if (!needsRetry(error) || performance.now() - started + waitMs > resourceTimeoutMs) throw error;
      await delay(waitMs);
    }
  }
}

function needsRetry(error) {
  const code = String(error.code ?? "");
  return code === "ServiceUnavailable" || code.includes("Throttling") || Number(error.statusCode) >= 500;
}

module.exports = muteProvider(call);
