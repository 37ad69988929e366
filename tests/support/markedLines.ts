import type { ShellLine } from "./shellLines";

/** Pages whose lines tests/engine/guides.test.ts gives to a shell, in this order, but for those that are marked. */
export const walkedPages = [
  "docs/adopt.md",
  "docs/change.md",
  "README.md",
  "docs/test.md",
  "docs/several-accounts.md",
  "docs/review.md",
  "docs/drift.md",
  "docs/windows.md",
  "docs/least-privilege.md",
  "docs/reliability.md",
  "provider/README.md",
] as const;

/** Lines that no test gives to a shell as they are, and why not. */
export interface Mark {
  readonly page: RegExp;
  readonly line: RegExp;
  /** What it needs that no test has. */
  readonly needs?: string;
  /** The file that does the same, and a text of it that shows so. */
  readonly sameIn?: readonly [file: string, text: string];
}

const manifest = "package.json";
const gitops = "tests/engine/support/gitopsClone.ts";

/** The first that fits a line counts. */
export const marks: readonly Mark[] = [
  { page: /^(README|CONTRIBUTING)/, line: /^npm (ci|test)$/, sameIn: [".ci/run", "npm test"] },
  { page: /^README/, line: /^npm ci && npm pack /, sameIn: ["tools/packages/pack.ts", '"pack"'] },
  { page: /^README/, line: /^npm install CLONE/, sameIn: ["tests/engine/quickstart.test.ts", '"install"'] },
  { page: /^README/, line: /^npm run demo$/, sameIn: ["tests/engine/demo.test.ts", "runDemo"] },
  { page: /^docs\/development/, line: /^npm run .*pulumi -- |^export /, sameIn: [manifest, '"pulumi":'] },
  { page: /^docs\/plugin-/, line: /^pulumi package add /, needs: "a language host of today" },
  { page: /^docs\/plugin-/, line: /^pulumi config /, sameIn: ["tools/languages/main.ts", "secretConfig"] },
  { page: /^docs\/plugin\./, line: /plugin install/, sameIn: ["tools/plugin/builtPlugin.ts", '"plugin", "install"'] },
  { page: /^docs\/plugin\./, line: /^pulumi import /, sameIn: ["tests/engine/plugin.test.ts", '"import"'] },
  { page: /^docs\/plugin\./, line: / --import-file /, sameIn: ["tests/engine/plugin.test.ts", "--import-file"] },
  { page: /^docs\/undocumented/, line: / --probe$/, sameIn: ["tests/process/probe/rights.test.ts", "--probe"] },
  {
    page: /^docs\/undocumented/,
    line: /^npx livemessage probe /,
    sameIn: ["tests/process/probe/support/probeEmulator.ts", '"probe"'],
  },
  { page: /^emulator\//, line: /^npx alicloud-live-emulator/, sameIn: ["tests/emulator/command.test.ts", "--seed"] },
  { page: /^emulator\//, line: /^curl /, sameIn: ["tests/emulator/readme.test.ts", "emulator/README.md"] },
  { page: /^examples\//, line: /^npm install$/, sameIn: ["tests/engine/quickstart.test.ts", '"install"'] },
  { page: /^examples\/from-nothing/, line: /./, sameIn: ["tests/engine/fromNothing.test.ts", "examples/from-nothing"] },
  { page: /^examples\/gitops/, line: /^pulumi (stack init|config set) /, sameIn: [gitops, '"stack", "init"'] },
  { page: /^examples\/many-groups/, line: /^pulumi /, sameIn: ["tests/engine/policyExamples.test.ts", "many-groups"] },
  {
    page: /^examples\/quickstart/,
    line: /^pulumi /,
    sameIn: ["tests/engine/quickstart.test.ts", "examples/quickstart"],
  },
  {
    page: /^examples\/two-accounts/,
    line: /^pulumi /,
    sameIn: ["tests/engine/policyExamples.test.ts", "two-accounts"],
  },
  {
    page: /^examples\/with-ram/,
    line: /^pulumi /,
    needs: "an account with RAM; tests/process/ramExample.test.ts mocks it",
  },
  { page: /^policy-pack\//, line: /^npm install /, sameIn: ["tools/packages/packages.ts", '"policy-pack"'] },
  { page: /^policy-pack\//, line: /^pulumi up /, sameIn: ["tests/engine/support/policyPreview.ts", "policyPacks"] },
];

/** The mark of a line, if it has one. */
export function markOf({ page, line }: ShellLine): Mark | undefined {
  return marks.find((mark) => mark.page.test(page) && mark.line.test(line));
}
