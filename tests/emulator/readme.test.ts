import { type Emulator, startEmulator } from "alicloud-live-emulator";
import { runToSuccess } from "../../tools/pulumi/runCommand";
import { shellLines } from "../support/shellLines";

const commands = shellLines().filter(({ page, line }) => page === "emulator/README.md" && line.startsWith("curl "));
let emulator: Emulator;
beforeEach(async () => {
  const seed = { apps: [{ appId: "app" }], groups: [{ appId: "app", groupId: "hall" }] };
  emulator = await startEmulator({ loose: true, seed });
});
afterEach(() => emulator.close());

/** Runs a line of the page, with the address of this emulator, and fails for an answer that is an error. */
async function answer(start: string): Promise<string> {
  const { line } = commands.find((one) => one.line.startsWith(start))!;
  const script = line.replaceAll("http://127.0.0.1:4580", emulator.url).replace("curl ", "curl --silent --fail ");
  return (await runToSuccess("sh", ["-c", script], { timeoutMs: 30_000 })).stdout;
}

test("the lines for a shell mute a group, show state, add a fault and reset, and there are no others", async () => {
  expect(await answer('curl "http://127.0.0.1:4580/?Action=BanLiveMessageGroup')).toContain("RequestId");
  expect(emulator.state.mute("app", "hall")).toMatchObject({ mutedAll: true, exempt: ["host"] });
  expect(await answer("curl http://127.0.0.1:4580/_emulator/state")).toContain('"hall"');
  await answer("curl -X POST http://127.0.0.1:4580/_emulator/faults");
  expect(emulator.faults.list()).toHaveLength(1);
  await answer("curl -X POST http://127.0.0.1:4580/_emulator/reset");
  expect(emulator.state.mute("app", "hall")).toMatchObject({ mutedAll: false });
  expect(commands).toHaveLength(4);
});
