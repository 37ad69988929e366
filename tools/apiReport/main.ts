import { mkdirSync } from "node:fs";
import path from "node:path";
import { workspace } from "../packages/packages";
import { writeApiReport } from "./apiReport";

/** `npm run api-report`: writes the reports of the packages with an API into api/, or into the folder that is given. */
const [destination = path.join(workspace, "api")] = process.argv.slice(2);
mkdirSync(destination, { recursive: true });
for (const folder of ["provider", "emulator"]) {
  for (const problem of writeApiReport(path.join(workspace, folder), destination)) {
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
  }
}
