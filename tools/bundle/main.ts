import path from "node:path";
import { bundle } from "./bundle";

const provider = path.resolve(__dirname, "..", "..", "provider");
const file = path.join("clientLibrary", "alicloud.js");

void bundle(path.join(provider, "src", file), path.join(provider, "dist", file));
