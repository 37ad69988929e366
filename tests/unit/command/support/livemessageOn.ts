import type { Emulator } from "alicloud-live-emulator";
import { livemessage, type World } from "./livemessage";

/** Runs a command line for an emulator, and looks for its secret in what is said. */
export async function livemessageOn(
  emulator: Emulator,
  args: readonly string[],
  { env = {}, ...world }: World = {},
): ReturnType<typeof livemessage> {
  const { accessKeyId, accessKeySecret } = emulator.credentials;
  const result = await livemessage([...args], {
    ...world,
    env: {
      ALICLOUD_ACCESS_KEY: accessKeyId,
      ALICLOUD_SECRET_KEY: accessKeySecret,
      ALIBABA_CLOUD_ENDPOINT_LIVE: emulator.url,
      ...env,
    },
  });
  expect(result.out + result.err).not.toContain(accessKeySecret);
  return result;
}
