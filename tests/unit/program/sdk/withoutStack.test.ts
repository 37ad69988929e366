import * as pulumi from "@pulumi/pulumi";
import { ConfigurationError } from "../../../../provider/src/account/configurationError";
import { withoutStack } from "../../../../provider/src/program/sdk/withoutStack";

test.each([new ConfigurationError("no"), new pulumi.RunError("no")])(
  "an error that is meant is the same one, without its stack, however it came",
  async (error) => {
    const thrown = withoutStack(() => {
      throw error;
    });
    await expect(thrown).rejects.toBe(error);
    expect(error.stack).toBe("");
    await expect(withoutStack(() => Promise.reject(error))).rejects.toMatchObject({ message: "no", stack: "" });
    expect(await withoutStack(() => 3)).toBe(3);
  },
);

test("a defect tells its stack in its message, and where to report it", async () => {
  const defect = withoutStack(() => (undefined as unknown as { length: number }).length);
  await expect(defect).rejects.toMatchObject({ stack: "" });
  await expect(defect).rejects.toThrow(
    /^This is a defect of pulumi-alicloud-livemessage[\s\S]*TypeError: Cannot read properties of undefined[\s\S]*withoutStack\.test/,
  );
});
