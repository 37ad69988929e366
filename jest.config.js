/** What all kinds of tests have in common. */
const common = {
  testEnvironment: "node",
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } },
    ],
  },
  moduleNameMapper: { "^alicloud-live-emulator$": "<rootDir>/emulator/src/index.ts" },
  setupFiles: ["<rootDir>/tests/support/withoutProxy.ts"],
  setupFilesAfterEnv: ["<rootDir>/tests/support/timeLimit.ts"],
};

/** Tests of one folder. Each test and each hook that names no limit of its own has to end within the seconds given. */
const kind = (name, seconds) => ({
  ...common,
  displayName: name,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
  // Jest passes over testTimeout where it is set for a project.
  globals: { timeLimitMs: seconds * 1000 },
});

/** Tests of what the build makes of the package. */
const ofPackage = (name, seconds) => ({
  ...kind(name, seconds),
  globalSetup: "<rootDir>/tests/support/builtPackage.ts",
});

/** @type {import("jest").Config} */
module.exports = {
  projects: [
    kind("unit", 60),
    kind("emulator", 60),
    ofPackage("process", 120),
    ofPackage("engine", 300),
    ofPackage("kill", 3600),
  ],
  testSequencer: "<rootDir>/tests/support/slowKindsFirst.cjs",
  // One more than the two cores that this is made for: engine tests often wait for a process or a pause.
  maxWorkers: 3,
};
