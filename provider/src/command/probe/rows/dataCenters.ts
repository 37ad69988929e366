import { dataCenters as allDataCenters } from "../../../properties/addressProblem";
import type { Lab } from "../lab";
import { inWords, judgeOutcome, type Outcome } from "../outcome";
import type { ProbeRow } from "../probeRow";
import { unclear, type Verdict } from "../verdict";

const calls = ["DescribeLiveMessageGroup"] as const;

/** The group read in each data center; the app is in the only one in which it is found. */
function readEverywhere(lab: Lab): Promise<{ own: string | undefined; other: Outcome; seen: string }> {
  return lab.once("dataCenters", async () => {
    const reads: { dataCenter: string; outcome: Outcome }[] = [];
    for (const dataCenter of allDataCenters) {
      reads.push({ dataCenter, outcome: await lab.onGroup("DescribeLiveMessageGroup", { DataCenter: dataCenter }) });
    }
    const taken = reads.filter(({ outcome }) => outcome.ok);
    const refused = reads.find(({ outcome }) => !outcome.ok);
    const seen = reads.map(({ dataCenter, outcome }) => `${dataCenter}: ${inWords(outcome)}`).join("; ");
    const own = taken.length === 1 && refused ? taken[0]?.dataCenter : undefined;
    return { own, other: (refused ?? reads[0]!).outcome, seen };
  });
}

export const dataCenters: readonly ProbeRow[] = [
  {
    name: "dataCenterMismatch",
    question: "What is answered where DataCenter is not that of the app?",
    values: ["invalid", "not-found"],
    calls,
    async find(lab): Promise<Verdict> {
      const { own, other, seen } = await readEverywhere(lab);
      if (own === undefined) return unclear(`the group was not found in just one of them: ${seen}`);
      return judgeOutcome("reading the group with the other data center", other, {
        InputInvalid: "invalid",
        ResourceNotExist: "not-found",
      });
    },
  },
  {
    name: "omittedDataCenter",
    question: "Does a DataCenter that is left out match any app, or mean cn-shanghai?",
    values: ["any", "cn-shanghai"],
    calls,
    async find(lab): Promise<Verdict> {
      const { own, other, seen } = await readEverywhere(lab);
      if (own === undefined) return unclear(`the group was not found in just one of them: ${seen}`);
      if (own === "cn-shanghai") return unclear("only an app that is not in cn-shanghai can tell");
      const outcome = await lab.onGroup("DescribeLiveMessageGroup", { DataCenter: undefined });
      // Left out it means cn-shanghai where it is refused as cn-shanghai is.
      const refusal = other.ok ? "" : other.code;
      return judgeOutcome(`reading a group of ${own} without DataCenter`, outcome, {
        ok: "any",
        [refusal]: "cn-shanghai",
      });
    },
  },
];
