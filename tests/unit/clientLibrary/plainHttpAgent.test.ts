import { once } from "node:events";
import { connect } from "node:net";
import { judgedLookup, type NetworkView, PlainHttpRefusal } from "../../../provider/src/clientLibrary/plainHttpAgent";
import { useSocketServers } from "../live/support/socketServer";

const servers = useSocketServers();

/** A view in which a name has these addresses, at one look-up after the other. */
function view(...answers: readonly (readonly string[])[]) {
  const asked: string[] = [];
  const lookup: NetworkView["lookup"] = (name, _, done) => {
    const addresses = answers[asked.push(name) - 1] ?? [];
    if (addresses.length === 0) {
      const failure = new Error(`getaddrinfo ENOTFOUND ${name}`);
      done(Object.assign(failure, { code: "ENOTFOUND", syscall: "getaddrinfo", hostname: name }), []);
    } else {
      const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
      process.nextTick(() => done(null, found));
    }
  };
  return { asked, lookup, interfaces: () => ["127.0.0.1", "192.168.1.20"] };
}

/** What a look-up ends with. */
function lookUp(name: string, isAllowed: boolean, seen: NetworkView, all = true): Promise<unknown> {
  return new Promise((resolve) => {
    judgedLookup(isAllowed, seen)(name, { all }, (error, address) => resolve(error ?? address));
  });
}

const private1 = { address: "172.18.0.3", family: 4 };

test.each<[string, boolean, string[], unknown]>([
  ["vm", false, ["192.168.1.20"], [{ address: "192.168.1.20", family: 4 }]],
  ["emulator", true, ["172.18.0.3"], [private1]],
  ["emulator", false, ["172.18.0.3"], { kind: "private", name: "emulator", address: "172.18.0.3" }],
  ["example.com", true, ["203.0.113.7"], { kind: "foreign", name: "example.com", address: "203.0.113.7" }],
  ["mixed", false, ["127.0.0.1", "172.18.0.3"], { kind: "private", name: "mixed", address: "172.18.0.3" }],
  ["mixed", true, ["172.18.0.3", "2001:db8::1"], { kind: "foreign", name: "mixed", address: "2001:db8::1" }],
])("the name %s, plain http being allowed: %s, with %j", async (name, isAllowed, addresses, expected) => {
  const outcome = await lookUp(name, isAllowed, view(addresses));
  expect(outcome instanceof PlainHttpRefusal ? outcome.problem : outcome).toEqual(expected);
});

test.each(["localhost", "localhost.", "LOCALHOST", "emulator.localhost", "emulator.localhost."])(
  "%s is this machine, whatever the resolver knows of it",
  async (name) => {
    const seen = view(["127.0.0.1"]);
    expect(await lookUp(name, false, seen, false)).toBe("127.0.0.1");
    expect(seen.asked).toEqual(["localhost"]);
  },
);

test("a name that is not found is told as it was given, and is no refusal", async () => {
  const failure = await lookUp("emulator", false, view([]));
  expect(failure).toMatchObject({ code: "ENOTFOUND", hostname: "emulator" });
  expect(failure).not.toBeInstanceOf(PlainHttpRefusal);
});

test("a connection goes to the addresses that were judged, and the next one is judged anew", async () => {
  const port = Number((await servers.start(() => undefined)).split(":")[1]);
  const rebound = view(["127.0.0.1"], ["203.0.113.7"]);
  const open = () => connect({ host: "rebinds.example.com", port, lookup: judgedLookup(true, rebound) });
  const first = open();
  await once(first, "connect");
  expect([first.remoteAddress, rebound.asked.length]).toEqual(["127.0.0.1", 1]);
  first.destroy();
  const refusal = await new Promise((resolve) => open().once("error", resolve));
  expect(refusal).toBeInstanceOf(PlainHttpRefusal);
});
