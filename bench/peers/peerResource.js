"use strict";
// A dynamic resource whose provider is a line of text, as in the product: state then differs by inputs and outputs only.
const pulumi = require("@pulumi/pulumi");

/** Declares one group with the provider in `file`. */
class PeerResource extends pulumi.CustomResource {
  constructor(file, name, inputs) {
    const handler = `exports.handler = () => require(${JSON.stringify(file)});`;
    super("pulumi-nodejs:dynamic/bench:GroupMute", name, { ...inputs, __provider: handler });
  }
}

module.exports = { PeerResource };
