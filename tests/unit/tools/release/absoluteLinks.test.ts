import { absoluteLinks } from "../../../../tools/release/absoluteLinks";

const onNpm = (page: string) => absoluteLinks(page, "provider", "https://github.com/owner/name", "v1.2.3");

test.each([
  ["[guides](../docs/README.md)", "[guides](https://github.com/owner/name/blob/v1.2.3/docs/README.md)"],
  ["[key](../docs/a.md#when-a-key)", "[key](https://github.com/owner/name/blob/v1.2.3/docs/a.md#when-a-key)"],
  ["![page](docs/page.png)", "![page](https://github.com/owner/name/raw/v1.2.3/provider/docs/page.png)"],
  ["[below](#limits) [there](https://example.com/a.md)", "[below](#limits) [there](https://example.com/a.md)"],
])("%s", (page, expected) => {
  expect(onNpm(page)).toBe(expected);
});
