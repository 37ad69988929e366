import fc from "fast-check";

import { renderHtml } from "../../../provider/src/report/htmlReport";
import { renderMarkdown } from "../../../provider/src/report/markdownReport";
import type { PreviewDigest } from "../../../provider/src/report/previewDigest";
import { reportSpeech } from "../../../provider/src/report/speechReport";
import { headline } from "../../../provider/src/report/wording";
import { digestOfPlaces, type Home, sayable } from "./support/eitherForm";
import { ofPlugin } from "./support/ofPlugin";
import { digest, world } from "./support/speechWorld";

/** All that a reader gets to see; the names of resources are those of their form. */
function told(preview: PreviewDigest) {
  const report = reportSpeech(preview);
  const groups = report.groups.map((group) => ({ ...group, resource: "" }));
  return {
    json: { ...report, groups, headline: headline(report) },
    markdown: renderMarkdown(report),
    html: renderHtml(report),
  };
}

const homes: readonly Home[] = ["own", "event", "other"];

/** Of which face a preview is. */
const faces = [(preview: PreviewDigest) => preview, ofPlugin];

test.each<[what: string, from: readonly Home[], to: readonly Home[] | "where it is"]>([
  ["as one AppMutes", ["event"], "where it is"],
  ["in two AppMutes and GroupMutes", homes, "where it is"],
  ["that move between AppMutes and GroupMutes", homes, homes],
])("a change of groups %s reads as that of a GroupMute each, with the plugin, too", (_, from, to) => {
  const place = fc.record({
    from: fc.constantFrom(...from),
    to: fc.constantFrom(...(to === "where it is" ? from : to)),
  });
  fc.assert(
    fc.property(world, fc.array(place, { minLength: 7, maxLength: 7 }), ({ groups, refresh }, places) => {
      const placed = groups.map((group, index) => {
        const home = places[index]!;
        return sayable({ group, from: home.from, to: to === "where it is" ? home.from : home.to });
      });
      const apart = digest(
        placed.map(({ group }) => group),
        refresh,
      );
      const either = digestOfPlaces(placed, refresh);
      for (const face of faces) expect(told(face(either))).toEqual(told(apart));
    }),
    { numRuns: 1000 },
  );
});
