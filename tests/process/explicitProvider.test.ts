import path from "node:path";
import { runCommand } from "../../tools/pulumi/runCommand";

const workspace = path.resolve(__dirname, "../..");
const program = `
  const pulumi = require("@pulumi/pulumi");
  const { Provider } = require("pulumi-alicloud-livemessage");
  pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: name, state: inputs }), call: () => ({}) });
  new Provider("second", { assumeRole: pulumi.output({ roleArn: "r", external: "e" }) });
`;

test("what outputs turn out to hold is refused as what is plain", async () => {
  const run = await runCommand(process.execPath, ["--eval", program], { cwd: workspace, timeoutMs: 60_000 });
  expect(run.exitCode).not.toBe(0);
  expect(run.stderr).toContain(
    'Provider "second" cannot be used: assumeRole has no field "external": did you mean "externalId"?',
  );
});
