#!/usr/bin/env node
require("../dist/command/main.js").main();
