import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { editorSchema } from "../../provider/src/muteFile/fileSchema";

/* Writes the JSON Schema of a mute file to where the package publishes it, for editors. */
const file = path.resolve(__dirname, "../../provider/schema/mutes.schema.json");
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(editorSchema(), null, 2)}\n`);
