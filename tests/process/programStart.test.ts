import { spawnSync } from "node:child_process";
import path from "node:path";

const workspace = path.resolve(__dirname, "..", "..");

/** Packages of which a program loads something when it imports this one. */
function loaded(): string[] {
  const program = `
    require("pulumi-alicloud-livemessage");
    console.log(JSON.stringify(Object.keys(require.cache)));
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", program], { cwd: workspace, encoding: "utf8" });
  expect(stderr).toBe("");
  const names = (JSON.parse(stdout) as string[]).map(
    (file) => /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(file)?.[1],
  );
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

test("a program loads neither a compiler nor an installer on this package's account", () => {
  const names = loaded();
  expect(names).toContain("@grpc/grpc-js");
  for (const large of ["typescript", "ts-node", "@npmcli/arborist"]) expect(names).not.toContain(large);
});
