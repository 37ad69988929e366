/** How the program is written. */
export type ProgramKind = "commonjs" | "esm" | "typescript";

const body = (users: string): string =>
  [
    'const config = new pulumi.Config("matrix");',
    `const mute = new GroupMute("hall", { appId: "app1", groupId: "hall", exceptUsers: ${users} });`,
    "",
  ].join("\n");

/**
 * The files of a project that mutes one group for the users of its configuration.
 * @param from the package that it has the class from
 * @param typescript version of the project's own compiler, if it has one
 */
export function programFiles(kind: ProgramKind, from: string, typescript?: string): Record<string, string> {
  const imports = [`import * as pulumi from "@pulumi/pulumi";`, `import { GroupMute } from "${from}";`, ""].join("\n");
  const users = 'config.require("users").split(",")';
  const isTypeScript = kind === "typescript";
  const runtime = `name: matrix\nruntime: { name: nodejs, options: { typescript: ${isTypeScript} } }\n`;
  const shared = { "Pulumi.yaml": runtime };
  if (kind === "commonjs") {
    const loads = [`const pulumi = require("@pulumi/pulumi");`, `const { GroupMute } = require("${from}");`, ""].join(
      "\n",
    );
    return { ...shared, "index.js": `${loads}${body(users)}exports.speakers = mute.exceptUsers;\n` };
  }
  const text = `${imports}${body(users)}export const speakers = mute.exceptUsers;\n`;
  if (kind === "esm") return { ...shared, "index.js": text };
  // The compiler that @pulumi/pulumi brings is too old for node16.
  const modules =
    typescript === undefined
      ? { module: "commonjs", moduleResolution: "node" }
      : { module: "node16", moduleResolution: "node16" };
  const compilerOptions = { target: "ES2020", strict: true, ...modules };
  return { ...shared, "index.ts": text, "tsconfig.json": JSON.stringify({ compilerOptions, files: ["index.ts"] }) };
}

/** The files of a package that depends on ours and hands its classes on. */
export function wrapperFiles(dependencies: Readonly<Record<string, string>>): Record<string, string> {
  const manifest = { name: wrapper, version: "1.0.0", main: "index.js", dependencies };
  return {
    "package.json": JSON.stringify(manifest),
    "index.js": 'module.exports = { GroupMute: require("pulumi-alicloud-livemessage").GroupMute };\n',
  };
}

/** Name of the package that depends on ours. */
export const wrapper = "chat-mutes";
