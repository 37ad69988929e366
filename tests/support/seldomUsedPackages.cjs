/*
 * Preloaded by the Node.js processes of engine tests. The SDK loads the TypeScript compiler and npm's arborist at its
 * start, and needs them only to serialize functions, which seldom comes to pass: here they are loaded when first used.
 * That is a third of the processor time of a small program.
 */
const Module = require("node:module");
const path = require("node:path");

const seldomUsed = ["typescript", "@npmcli/arborist"];
const sdk = `${path.sep}@pulumi${path.sep}pulumi${path.sep}`;
const load = Module._load;

Module._load = function loadOnFirstUse(request, parent, ...rest) {
  const isSeldomUsed = seldomUsed.includes(request) && parent?.filename?.includes(sdk);
  const module = () => load.call(Module, request, parent, ...rest);
  return isSeldomUsed ? standIn(module) : load.call(this, request, parent, ...rest);
};

function standIn(module) {
  return new Proxy(
    {},
    {
      // Asked by the SDK's imports; where it is false they copy every member.
      get: (_, name) => name === "__esModule" || module()[name],
      has: (_, name) => name in module(),
    },
  );
}
