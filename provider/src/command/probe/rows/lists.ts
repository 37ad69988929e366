import { listParameters } from "../../../live/listForm";
import { type Band, type ListShape, shapeOf, usersIn } from "../bandAnswer";
import type { Lab } from "../lab";
import { inWords, judgeOutcome, type Outcome } from "../outcome";
import type { ProbeRow } from "../probeRow";
import { found, unclear, type Verdict } from "../verdict";

/** How the service took a list of three users. */
type Reading = "three users" | "one user" | "nobody" | "refused" | "something else";

interface SentList {
  readonly users: readonly string[];
  readonly outcome: Outcome;
  readonly reading: Reading;
  readonly band: Band;
}

const calls = ["AddLiveMessageGroupBand", "DescribeLiveMessageGroupBand"] as const;

async function send(lab: Lab, numbered: boolean): Promise<SentList> {
  const before = await lab.band();
  const users = lab.usersOutOfOrder();
  const list = listParameters({ BannedUsers: users }, { numbered, omitsEmpty: false });
  const outcome = await lab.onGroup("AddLiveMessageGroupBand", list);
  const band = outcome.ok ? await lab.band() : before;
  return { users, outcome, band, reading: outcome.ok ? readingOf(users, before, band) : "refused" };
}

function readingOf(users: readonly string[], before: Band, { muted }: Band): Reading {
  if (users.every((user) => muted.includes(user))) return "three users";
  if (muted.includes(users.join(","))) return "one user";
  return muted.length === before.muted.length ? "nobody" : "something else";
}

/** Three users in each form; from then on lists are written in the one that is read. */
function sendBoth(lab: Lab): Promise<{ joined: SentList; numbered: SentList }> {
  return lab.once("lists", async () => {
    const joined = await send(lab, false);
    const numbered = await send(lab, true);
    lab.numbersLists = joined.reading !== "three users" && numbered.reading === "three users";
    return { joined, numbered };
  });
}

function inWordsOf(form: string, { reading, outcome }: SentList): string {
  return `${form}: ${reading === "refused" ? inWords(outcome) : `read as ${reading}`}`;
}

/** The list of three users, and the one of nobody, of one answer. @throws what sendBoth throws */
async function shownLists(lab: Lab): Promise<{ band: Band; sent: readonly string[] | undefined }> {
  const { joined, numbered } = await sendBoth(lab);
  const readable = [numbered, joined].find(({ reading }) => reading === "three users");
  return { band: readable?.band ?? (await lab.band()), sent: readable?.users };
}

export const lists: readonly ProbeRow[] = [
  {
    name: "listForm",
    question: "Is a list read as `Name=a,b`, as `Name.1=a&Name.2=b`, or as both?",
    values: ["both", "joined", "numbered"],
    calls,
    async find(lab): Promise<Verdict> {
      const { joined, numbered } = await sendBoth(lab);
      const seen = `${inWordsOf("`Name=a,b,c`", joined)}; ${inWordsOf("`Name.1=a&Name.2=b&Name.3=c`", numbered)}`;
      const isJoinedRead = joined.reading === "three users";
      if (numbered.reading === "three users") {
        if (isJoinedRead) return found("both", seen);
        return joined.reading === "one user" ? found("numbered", seen) : unclear(seen);
      }
      const isNumberedUnknown = numbered.reading === "nobody" || numbered.reading === "refused";
      return isJoinedRead && isNumberedUnknown ? found("joined", seen) : unclear(seen);
    },
  },
  {
    name: "bannedAllAsString",
    question: "Is IsbannedAll a text instead of a boolean?",
    values: [false, true],
    calls: ["DescribeLiveMessageGroupBand"],
    async find(lab): Promise<Verdict> {
      const { IsbannedAll } = (await lab.band()).answer;
      const seen = `IsbannedAll was ${JSON.stringify(IsbannedAll)}`;
      if (typeof IsbannedAll === "boolean") return found(false, seen);
      return IsbannedAll === "true" || IsbannedAll === "false" ? found(true, seen) : unclear(seen);
    },
  },
  {
    name: "bandListShape",
    question: "In which shape does DescribeLiveMessageGroupBand answer its two lists?",
    values: ["plain", "json-string", "nested", "wrapped", "repeated", "null", "absent"],
    calls,
    async find(lab): Promise<Verdict> {
      const { band } = await shownLists(lab);
      const { BannedUserList: full, UnbannedUserList: empty } = band.answer;
      const shapes: readonly (ListShape | undefined)[] = [shapeOf(full), shapeOf(empty)];
      const seen = `${shapes[0] ?? "unknown"} for ${usersIn(full).length} users, ${shapes[1] ?? "unknown"} for ${usersIn(empty).length}`;
      if (band.muted.length < 2 || band.exempt.length > 0) return unclear(seen);
      const [ofFull, ofEmpty] = shapes;
      if (ofFull === "plain" && (ofEmpty === "plain" || ofEmpty === "null" || ofEmpty === "absent"))
        return found(ofEmpty, seen);
      if (ofFull === "repeated" && ofEmpty === "plain") return found("repeated", seen);
      const isSame = ofFull !== undefined && ofFull === ofEmpty;
      return isSame ? found(ofFull, seen) : unclear(seen);
    },
  },
  {
    name: "bandListOrder",
    question: "In which order are the users of these lists?",
    values: ["insertion", "reversed"],
    calls,
    async find(lab): Promise<Verdict> {
      const { band, sent } = await shownLists(lab);
      if (!sent) return unclear("no list of three users was read");
      const shown = band.muted.filter((user) => sent.includes(user)).map((user) => sent.indexOf(user) + 1);
      const seen = `users that were sent in the order 1, 2, 3 were shown in the order ${shown.join(", ")}`;
      if (shown.join() === "1,2,3") return found("insertion", seen);
      return shown.join() === "3,2,1" ? found("reversed", seen) : unclear(seen);
    },
  },
  {
    name: "idCharacters",
    question: "Which ids are accepted: with `-` and `_` too, or letters and digits only?",
    values: ["any", "documented"],
    calls: ["AddLiveMessageGroupBand"],
    async find(lab): Promise<Verdict> {
      // Without this the refusal could be of any user.
      await lab.must("AddLiveMessageGroupBand", lab.list("BannedUsers", [lab.user()]));
      const odd = await lab.onGroup("AddLiveMessageGroupBand", lab.list("BannedUsers", [`${lab.user()}-a_b`]));
      return judgeOutcome("AddLiveMessageGroupBand of a user with `-` and `_`", odd, {
        ok: "any",
        InputInvalid: "documented",
      });
    },
  },
];
