import * as pulumi from "@pulumi/pulumi";
import { getMonitor } from "@pulumi/pulumi/runtime/settings";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { installCommand } from "./installCommand";
import { isInline } from "./sdk/isInline";
import { isMocked } from "./sdk/isMocked";
import { perRun } from "./sdk/perRun";

const name = "pulumi-alicloud-livemessage";

/**
 * Finds out, once in each run, whether the engine's provider process will find this package: it looks from the folder in
 * which the program runs, wherever the program itself has the package from.
 * @throws RunError where it will not
 */
export const checkInstallation = perRun(() => {
  if (getMonitor() === undefined || isMocked()) return;
  const folder = process.cwd();
  const project = createRequire(path.join(folder, "program.js"));
  const missing = ["@pulumi/pulumi", name].filter((one) => !canResolve(project, `${one}/package.json`));
  if (missing.length > 0) {
    const message =
      `The engine loads ${missing.join(" and ")} from the folder that the program runs in, and does not find ${missing.length > 1 ? "them" : "it"} there. ` +
      `Run \`${installCommand(missing, folder)}\` in ${folder}, also where another package depends on it already.`;
    // The work folder of a stack may be another one, and then the engine looks there.
    if (!isInline()) throw new pulumi.RunError(message);
    void pulumi.log.warn(`${message} Or run the script in a folder that has it.`);
    return;
  }
  const [own, loaded] = [manifest(createRequire(__filename)), manifest(project)];
  if (own.version === loaded.version) return;
  void pulumi.log.warn(
    `The program loads ${name} ${own.version}, and the engine loads ${loaded.version} from ${folder}. Install the same ` +
      "version for both.",
  );
});

function canResolve(from: NodeJS.Require, request: string): boolean {
  try {
    from.resolve(request);
    return true;
  } catch {
    return false;
  }
}

/** What the package says of itself that a module loads under our name; our own modules load it so too. */
function manifest(from: NodeJS.Require): { version: string } {
  return JSON.parse(readFileSync(from.resolve(`${name}/package.json`), "utf8")) as { version: string };
}
