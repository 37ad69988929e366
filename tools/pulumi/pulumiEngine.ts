import path from "node:path";

/** A usable installation of the Pulumi CLI, with what it needs to run Node.js programs. */
export interface PulumiEngine {
  /** Version of the CLI, without a leading "v". */
  readonly version: string;
  /** Where it came from, for messages: "PATH", "cache", "download" or "build". */
  readonly origin: EngineOrigin;
  /** Folder with `pulumi`, the dynamic-provider plugin and the Node.js language host: for programs in a project folder. */
  readonly binDir: string;
  /**
   * Folder for inline programs of the Automation API and for policy packs. It is `binDir` where the language host can
   * run policy packs, and otherwise a folder without a language host, from which the engine runs a pack by itself.
   * Its parent is a root for `PulumiCommand.get`.
   */
  readonly bareBinDir: string;
}

export type EngineOrigin = "PATH" | "cache" | "download" | "build";

/** What {@link engineEnvironment} adds to the environment; everything is optional. */
export interface EngineEnvironmentOptions {
  /** Environment to start from. Default: this process's. */
  readonly base?: NodeJS.ProcessEnv;
  /** Which folder of the engine comes first on PATH. Default: "binDir". */
  readonly folder?: "binDir" | "bareBinDir";
  /** PULUMI_HOME: plug-ins, credentials, workspace settings. */
  readonly home?: string;
  /** Folder of a file backend that keeps the stacks. */
  readonly backendDir?: string;
  /** Passphrase of the stacks' secrets. */
  readonly passphrase?: string;
}

/**
 * The environment in which a command finds this engine first, and with it the Node.js that runs this process.
 * With `home`, `backendDir` or `passphrase`, settings of another Pulumi installation in `base` are dropped.
 */
export function engineEnvironment(engine: PulumiEngine, options: EngineEnvironmentOptions = {}): NodeJS.ProcessEnv {
  const { base = process.env, folder = "binDir", home, backendDir, passphrase } = options;
  const isolated = home !== undefined || backendDir !== undefined || passphrase !== undefined;
  const kept = Object.entries(base).filter(
    ([name]) => name.toUpperCase() !== "PATH" && !(isolated && name.startsWith("PULUMI_")),
  );
  const basePath = base.PATH ?? base.Path ?? "";
  return {
    ...Object.fromEntries(kept),
    PATH: [engine[folder], path.dirname(process.execPath), basePath].filter((part) => part !== "").join(path.delimiter),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    ...(home === undefined ? {} : { PULUMI_HOME: home }),
    ...(backendDir === undefined ? {} : { PULUMI_BACKEND_URL: `file://${backendDir}` }),
    ...(passphrase === undefined ? {} : { PULUMI_CONFIG_PASSPHRASE: passphrase }),
  };
}

/** The file name of an executable of the engine on this platform. */
export function executable(name: string): string {
  return process.platform === "win32" ? `${name}.exe` : name;
}
