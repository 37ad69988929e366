import { readFileSync } from "node:fs";
import path from "node:path";

import { probes } from "../../../provider/src/command/probe/probes";

const dist = path.resolve(__dirname, "../../../provider/dist");

test.each([
  ["command.js", true],
  ["index.js", false],
  ["provider.js", false],
  ["dynamicProviders.js", false],
  [path.join("plugin", "pulumi-resource-livemessage"), false],
])("whether %s has the probe in it: %s", (file, isIn) => {
  const script = readFileSync(path.join(dist, file), "utf8");
  expect(probes.filter(({ name }) => script.includes(`"${name}"`))).toHaveLength(isIn ? probes.length : 0);
});
