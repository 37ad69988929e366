"use strict";
const { muteProvider } = require("./muteProvider");
const { peerCall } = require("./peerCall");

module.exports = muteProvider(peerCall);
