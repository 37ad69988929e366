import type { Manager } from "./managers";
import type { ProgramKind } from "./programs";

/** A way to install and run the package that users may choose. */
export interface Row {
  /** What `--only` chooses by. */
  readonly name: string;
  /** Default: npm. */
  readonly manager?: Manager;
  /** Default: CommonJS. */
  readonly program?: ProgramKind;
  /** What runs the program. Default: Node.js, which runs the provider process in any case. */
  readonly runtime?: "bun";
  /** Major version of Node.js. Default: 22. */
  readonly node?: 20 | 22 | 24;
  /** Version of @pulumi/pulumi. Default: the one that this repository pins. */
  readonly sdk?: "oldest" | "newest";
  /** Version of the project's own `typescript`. Default: none. */
  readonly typescript?: string;
  /** Whether the project depends on a package that depends on ours, and not on ours. */
  readonly isNested?: boolean;
  /** What the first update says where the row can't work. */
  readonly refusal?: RegExp;
}

const name = "pulumi-alicloud-livemessage";

/** All rows, in the order of the table. */
export const rows: readonly Row[] = [
  { name: "npm" },
  { name: "npm-linked", manager: "npm-linked" },
  { name: "pnpm", manager: "pnpm" },
  { name: "yarn-classic", manager: "yarn-classic" },
  { name: "yarn", manager: "yarn" },
  { name: "yarn-pnp", manager: "yarn-pnp" },
  { name: "yarn-pnp-unset", manager: "yarn-pnp-unset", refusal: /SDK has not been installed/ },
  { name: "bun", manager: "bun" },
  { name: "runtime-bun", manager: "bun", runtime: "bun" },
  { name: "esm", program: "esm" },
  { name: "typescript-none", program: "typescript" },
  { name: "typescript-5", program: "typescript", typescript: "5" },
  { name: "typescript-6", program: "typescript", typescript: "6" },
  { name: "typescript-pnpm", program: "typescript", typescript: "5", manager: "pnpm" },
  { name: "node-20", node: 20 },
  { name: "node-24", node: 24 },
  { name: "typescript-node-20", program: "typescript", typescript: "5", node: 20 },
  { name: "typescript-node-24", program: "typescript", typescript: "6", node: 24 },
  { name: "sdk-oldest", sdk: "oldest" },
  { name: "sdk-newest", sdk: "newest" },
  { name: "sdk-oldest-node-20", sdk: "oldest", node: 20, program: "typescript", typescript: "5" },
  { name: "sdk-newest-node-24", sdk: "newest", node: 24, program: "typescript", typescript: "6" },
  { name: "nested-npm", isNested: true },
  {
    name: "nested-pnpm",
    isNested: true,
    manager: "pnpm",
    refusal: new RegExp(`does not find it there. Run .pnpm add ${name}. in `),
  },
];
