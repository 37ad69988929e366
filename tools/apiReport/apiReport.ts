import { Extractor, ExtractorConfig, ExtractorLogLevel, type ExtractorMessage } from "@microsoft/api-extractor";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readManifest } from "../packages/packages";
import { sortUnions } from "./sortUnions";

/**
 * Writes the report of a package's public API: every exported name with its declaration.
 * @param folder of the package, which has been built
 * @param destination folder for the report
 * @returns what is wrong with the API, such as a type that is used and not exported
 */
export function writeApiReport(folder: string, destination: string): string[] {
  const manifest = path.join(folder, "package.json");
  const problems: string[] = [];
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: path.join(folder, "dist", "index.d.ts"),
      newlineKind: "lf",
      compiler: {
        overrideTsconfig: { compilerOptions: { ...compilerOptions }, files: [path.join(folder, "dist", "index.d.ts")] },
      },
      apiReport: {
        enabled: true,
        reportFolder: destination,
        reportTempFolder: destination,
        reportFileName: "<unscopedPackageName>.api.md",
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: manifest,
  });
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = true;
      if (isProblem(message)) problems.push(message.formatMessageWithLocation(folder));
    },
  });
  const report = path.join(destination, `${readManifest(folder).name}.api.md`);
  writeFileSync(report, sortUnions(readFileSync(report, "utf8")));
  return problems;
}

const compilerOptions = {
  target: "ES2022",
  module: "node16",
  moduleResolution: "node16",
  lib: ["ES2023"],
  types: ["node"],
  strict: true,
  skipLibCheck: true,
};

/** Doc comments are plain text with few tags here, and no release tags are used. */
function isProblem({ logLevel, messageId }: ExtractorMessage): boolean {
  if (messageId.startsWith("tsdoc-") || messageId === "ae-missing-release-tag" || messageId === "ae-unresolved-link")
    return false;
  return logLevel === ExtractorLogLevel.Error || logLevel === ExtractorLogLevel.Warning;
}
