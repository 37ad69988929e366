/** A package manager, or a way in which it lays packages out. */
export type Manager = "npm" | "npm-linked" | "pnpm" | "yarn-classic" | "yarn" | "yarn-pnp" | "yarn-pnp-unset" | "bun";

/** How a package manager installs what package.json names. */
export interface ManagerUse {
  /** The npm package that brings the command; none for npm, which comes with Node.js. */
  readonly tool?: { readonly name: string; readonly version: string };
  /** Command and arguments. */
  readonly install: readonly [string, ...string[]];
  /** Its settings, by file name. */
  readonly files?: Readonly<Record<string, string>>;
  /** Environment of the engine. */
  readonly env?: Readonly<Record<string, string>>;
}

const npm = ["npm", "install", "--no-audit", "--no-fund", "--prefer-offline"] as const;
const berry = { name: "@yarnpkg/cli-dist", version: "4.18.1" };
const yarnRc = (linker: string): string => `nodeLinker: ${linker}\nenableTelemetry: false\n`;
const pnp: ManagerUse = {
  tool: berry,
  install: ["yarn", "install", "--no-immutable"],
  files: { ".yarnrc.yml": yarnRc("pnp") },
};

/** By their names. `yarn-pnp` tells every Node.js where packages are, and `yarn-pnp-unset` does not. */
export const managers: Readonly<Record<Manager, ManagerUse>> = {
  npm: { install: [...npm] },
  "npm-linked": { install: [...npm, "--install-strategy=linked"] },
  pnpm: {
    tool: { name: "pnpm", version: "12.21.0" },
    install: ["pnpm", "install"],
    // pnpm wants to be told of each install script; the one of this dependency of @pulumi/pulumi does nothing that is needed.
    files: { "pnpm-workspace.yaml": "allowBuilds: { protobufjs: false }\n" },
  },
  "yarn-classic": {
    tool: { name: "yarn", version: "1.22.22" },
    install: ["yarn", "install", "--no-lockfile", "--non-interactive"],
  },
  yarn: {
    tool: berry,
    install: ["yarn", "install", "--no-immutable"],
    files: { ".yarnrc.yml": yarnRc("node-modules") },
  },
  "yarn-pnp": { ...pnp, env: { NODE_OPTIONS: "--require ./.pnp.cjs" } },
  "yarn-pnp-unset": pnp,
  bun: { tool: { name: "bun", version: "1.4.5" }, install: ["bun", "install"] },
};
