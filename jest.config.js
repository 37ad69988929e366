/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/tests/**/*.test.ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } },
    ],
  },
  moduleNameMapper: { "^alicloud-live-emulator$": "<rootDir>/emulator/src/index.ts" },
  setupFiles: ["<rootDir>/tests/support/withoutProxy.ts"],
  testTimeout: 60_000,
  maxWorkers: 2,
};
