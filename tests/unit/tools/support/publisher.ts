/**
 * A process that wants a folder: `publisher.ts FOLDER NAME`. It prints what it does, a line each, and does not finish
 * building before a line comes on its standard input.
 */
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { publishOnce } from "../../../../tools/pulumi/publishOnce";

const [folder = "", name = ""] = process.argv.slice(2);

publishOnce(
  folder,
  async (staging) => {
    await writeFile(path.join(staging, "built-by"), name);
    console.log("building");
    await once(process.stdin, "data");
  },
  (line) => console.log(line),
)
  .then((built) => {
    console.log(built ? "built" : "found");
    process.exit();
  })
  .catch((error: unknown) => {
    console.log(error);
    process.exit(1);
  });
