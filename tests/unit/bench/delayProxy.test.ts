import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { DelayProxy } from "../../../bench/run/delayProxy";

const roundTripMs = 200;
const large = Buffer.alloc(500_000, "0123456789");

const server = createServer((request, response) => void request.pipe(response));
let proxy: DelayProxy;
beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  proxy = await DelayProxy.start((server.address() as AddressInfo).port, roundTripMs);
});
afterAll(async () => {
  await proxy.close();
  server.closeAllConnections();
  server.close();
});

test("each call takes a round trip more, the first one on a connection two, and what comes through is whole", async () => {
  const call = async (body: Buffer): Promise<number> => {
    const started = performance.now();
    const answer = await fetch(`http://127.0.0.1:${proxy.port}`, { method: "POST", body });
    expect(Buffer.from(await answer.arrayBuffer()).equals(body)).toBe(true);
    return performance.now() - started;
  };
  expect(await call(Buffer.from("x"))).toBeGreaterThanOrEqual(2 * roundTripMs - 1);
  expect(await call(large)).toBeGreaterThanOrEqual(roundTripMs - 1);
});
