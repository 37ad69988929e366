import { readdirSync, statSync } from "node:fs";
import path from "node:path";

const provider = path.resolve(__dirname, "../../provider");

/** Refuses to test scripts of the package that were built before its sources were changed. */
export default function builtPackage(): void {
  const changed = newestOf(path.join(provider, "src"));
  const built = statSync(path.join(provider, "dist/index.js"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (built < changed) throw new Error("provider/dist is older than provider/src: run `npm run build`");
}

function newestOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return Math.max(...files.map((file) => statSync(path.join(folder, file)).mtimeMs));
}
