"use strict";

const source = (folders) => `^provider/src/(${folders.join("|")})(/|\\.ts$)`;

/** What a program loads. */
const program = ["index", "program"];
/** What the engine's provider process loads. */
const providerProcess = ["\\w*[pP]roviders?", "resources", "lifecycle", "handover", "faces"];
/** Knowledge of the service and its accounts; all others use it, the command line (report, command) too. */
const shared = ["errors", "clientLibrary", "live", "account", "properties", "text", "muteFile", "ram"];
const commandLine = ["report", "command"];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circles",
      comment: "Two modules that import each other, be it types alone, cannot be understood one at a time.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "provider-process-without-sdk",
      comment:
        "The SDK takes most of the time in which a provider process starts; its types cost nothing. The plugin speaks " +
        "the engine's protocol, whose messages are a part of the SDK that stands alone.",
      severity: "error",
      from: { path: source(providerProcess) },
      to: { path: "node_modules/@pulumi/(?!pulumi/proto/)", preCompilationOnly: false },
    },
    {
      name: "protocol-in-plugin-alone",
      comment: "The dynamic face is called by the SDK, which speaks the protocol for it.",
      severity: "error",
      from: { path: "^provider/src/", pathNot: "^provider/src/faces/plugin/" },
      to: { path: "node_modules/(@pulumi/pulumi/proto|@grpc/grpc-js|google-protobuf)/", preCompilationOnly: false },
    },
    {
      name: "provider-process-without-program",
      comment: "What the provider process does must not depend on what a program does in its own process.",
      severity: "error",
      from: { path: source(providerProcess) },
      to: { path: source([...program, ...commandLine]) },
    },
    {
      name: "shared-without-sdk",
      comment: "Both halves and the command line load it, so it has to be plain TypeScript, types included.",
      severity: "error",
      from: { path: source(shared) },
      to: { path: "node_modules/@pulumi/" },
    },
    {
      name: "shared-below-all-others",
      comment: "Code that all load knows none of those who load it.",
      severity: "error",
      from: { path: source(shared) },
      to: { path: source([...program, ...providerProcess, ...commandLine]) },
    },
    {
      name: "program-without-provider-process",
      comment:
        "A program declares; only the provider process acts. Claims on groups are made by the same rule in both.",
      severity: "error",
      from: { path: source(program) },
      to: { path: source(providerProcess), pathNot: "^provider/src/handover/(claims|lateMutes|notes|subject)\\.ts$" },
    },
    {
      name: "command-line-on-its-own",
      comment: "The command reads and reports; it declares nothing, and writes to the group of its own probe alone.",
      severity: "error",
      from: { path: source(commandLine) },
      to: { path: [source([...program, ...providerProcess]), "node_modules/@pulumi/"] },
    },
    {
      name: "packages-without-workshop",
      comment: "What is published must not need what is not.",
      severity: "error",
      from: { path: "^(provider|emulator|policy-pack|examples)/" },
      to: { path: "^(tests|tools|bench)/" },
    },
    {
      name: "packages-apart",
      comment: "One package uses another as its users do, by its name.",
      severity: "error",
      from: { path: "^(provider|emulator|policy-pack)/" },
      to: { path: "^(provider|emulator|policy-pack)/", pathNot: "^$1/" },
    },
    {
      name: "tools-below-tests",
      comment: "Tests and bench use tools, not the other way round.",
      severity: "error",
      from: { path: "^tools/" },
      to: { path: "^(tests|bench)/" },
    },
    {
      name: "nothing-unresolved",
      comment: "A module that is not found hides what it imports from the other rules.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^@pulumi/alicloud$" }, // an optional peer, which is not installed here
    },
  ],
  options: {
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.base.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/dist/|^tools/languages/programs/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "require", "node", "default"],
    },
  },
};
