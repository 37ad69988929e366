import { useProvider } from "./support/useProvider";

const stage = useProvider();

test("a process whose engine is gone ends as soon as it has something to say", async () => {
  const provider = await stage.start();
  expect(await provider.loseEngine()).toBe(1);
});
