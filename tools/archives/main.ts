import path from "node:path";
import { readManifest, workspace } from "../packages/packages";
import { writeArchives } from "./writeArchives";

/* npm run archives -- [FOLDER] */
const { version } = readManifest(path.join(workspace, "provider"));
void writeArchives(path.resolve(process.argv[2] ?? "archives"), version).then((files) => console.log(files.join("\n")));
