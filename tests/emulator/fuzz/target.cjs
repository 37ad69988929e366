// The emulator that is fuzzed: a process of its own, so that its memory is nobody else's. Started with --expose-gc.
const { startEmulator } = require("../../../emulator/dist/index.js");

async function main() {
  const groups = Array.from({ length: 20 }, (_, index) => ({ appId: "app", groupId: `g${index}` }));
  const emulator = await startEmulator({
    quota: false,
    journalCapacity: 50,
    seed: { apps: [{ appId: "app" }], groups },
  });
  process.on("message", () => {
    global.gc();
    process.send({ heapUsed: process.memoryUsage().heapUsed });
  });
  process.on("disconnect", () => process.exit());
  process.send({ url: emulator.url });
}

void main();
