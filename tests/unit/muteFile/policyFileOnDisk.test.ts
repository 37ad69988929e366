import fs, { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { readPolicyFile } from "../../../provider/src/muteFile/policyFile";
import { PolicyFileError } from "../../../provider/src/muteFile/policyFileError";

describe("a file on disk", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "mutes-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test("is read with or without a byte order mark, with either line end", () => {
    const file = join(folder, "mutes.yaml");
    writeFileSync(file, "\ufeffdefaults:\r\n  appId: demo\r\ngroups:\r\n  hall:\r\n");
    expect(readPolicyFile(file)).toEqual({ defaults: { appId: "demo" }, groups: { hall: null } });
  });

  test("that is not there", () => {
    const file = join(folder, "mutes.yaml");
    expect(() => readPolicyFile(file)).toThrow(
      new PolicyFileError(file, [{ message: "cannot be read: there is no such file" }]),
    );
  });

  test("that is a directory", () => {
    expect(() => readPolicyFile(folder)).toThrow(`${folder}: cannot be read: it is a directory`);
  });

  test("that may not be read", () => {
    // Permissions stop no test that runs as root, so the answer of the system is made up.
    const denial = Object.assign(new Error("EACCES: permission denied, open 'mutes.yaml'"), { code: "EACCES" });
    const open = jest.spyOn(fs, "statSync").mockImplementation(() => {
      throw denial;
    });
    try {
      expect(() => readPolicyFile("mutes.yaml")).toThrow(
        new PolicyFileError("mutes.yaml", [{ message: "cannot be read: permission denied" }]),
      );
    } finally {
      open.mockRestore();
    }
  });

  test("that is no text", () => {
    const file = join(folder, "mutes.yaml");
    writeFileSync(file, Buffer.from([0x67, 0xff, 0xfe]));
    expect(() => readPolicyFile(file)).toThrow(`${file}: is not UTF-8 text`);
    writeFileSync(file, Buffer.from("\ufeffgroups: {}\n", "utf16le"));
    expect(() => readPolicyFile(file)).toThrow(`${file}: is UTF-16, as Windows PowerShell writes it: save it as UTF-8`);
  });

  test("that is larger than any mute file", () => {
    const file = join(folder, "mutes.yaml");
    writeFileSync(file, "");
    truncateSync(file, 20_000_001);
    expect(() => readPolicyFile(file)).toThrow(new PolicyFileError(file, [{ message: "is larger than 20 MB" }]));
  });
});
