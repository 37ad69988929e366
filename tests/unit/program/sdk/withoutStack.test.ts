import { withoutStack } from "../../../../provider/src/program/sdk/withoutStack";

test("an error is the same one, without its stack, however it came", async () => {
  const error = new Error("no");
  const thrown = withoutStack(() => {
    throw error;
  });
  await expect(thrown).rejects.toBe(error);
  expect(error.stack).toBe("");
  await expect(withoutStack(() => Promise.reject(new Error("no")))).rejects.toMatchObject({ message: "no", stack: "" });
  expect(await withoutStack(() => 3)).toBe(3);
});
