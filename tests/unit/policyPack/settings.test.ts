import { settingsOf, visible } from "../../../policy-pack/src/settings";
import { visible as visibleInIds } from "../../../provider/src/text/visible";

const given = (settings: object) => ({ getConfig: <T>() => settings as T });

test("settings are taken, with the level that the engine adds", () => {
  const settings = { maximum: 5, enforcementLevel: "mandatory" };
  expect(settingsOf<{ maximum?: number }>(given(settings), ["maximum"])).toEqual(settings);
  const written = { groups: ["app/hall\\u{200b}", "app/the hall"] };
  expect(settingsOf<typeof written>(given(written), ["groups"])).toEqual(written);
});

test.each([
  [{ maximun: 5 }, 'unknown setting "maximun" (there is "maximum")'],
  [{ "maximum\u200b": 5 }, 'unknown setting "maximum\\u{200b}"'],
  [{ maximum: "5\u200b" }, 'maximum has "5\\u{200b}" with an invisible character: remove it, or write it out as here'],
  [{ maximum: ["a", "mod\u3164"] }, 'maximum has "mod\\u{3164}" with an invisible character'],
])("%j stops the engine", (settings, message) => {
  expect(() => settingsOf<{ maximum?: unknown }>(given(settings), ["maximum"])).toThrow(message);
});

test("the characters are those that the provider writes out in ids", () => {
  const some = 0x1000;
  for (let first = 0; first < 0x110000; first += some) {
    const text = String.fromCodePoint(...Array.from({ length: some }, (_, index) => first + index));
    expect(visible(text) === visibleInIds(text) ? "the same" : `others from ${first.toString(16)} on`).toBe("the same");
  }
});
