import type { Emulator } from "alicloud-live-emulator";

const hourMs = 3_600_000;

/** A token of the emulator, for an hour on the emulator's clock, as a credentials URI answers it. */
export function temporaryCredentials(emulator: Emulator): object {
  const token = emulator.accounts.default.createToken({ durationMs: hourMs });
  return {
    AccessKeyId: token.accessKeyId,
    AccessKeySecret: token.accessKeySecret,
    SecurityToken: token.securityToken,
    // By the machine's clock, on which it will still be good when the emulator's has moved on.
    Expiration: new Date(Date.now() + 10 * hourMs).toISOString().replace(/\.\d+Z$/, "Z"),
  };
}
