import { runCommand } from "../pulumi/runCommand";

/** What `npm audit` says of the packages that users install. */
export type Audit = { readonly problems: readonly string[] } | { readonly skipped: string };

interface AuditReport {
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string; readonly range: string }>>;
  /** What went wrong where there is no list. */
  readonly message?: string;
}

/** Asks the registry for known faults of run-time dependencies. */
export async function audit(folder: string): Promise<Audit> {
  const args = ["audit", "--omit=dev", "--audit", "--json"];
  const { stdout } = await runCommand("npm", args, { cwd: folder, timeoutMs: 120_000 });
  return readAudit(stdout);
}

/**
 * Reads what `npm audit --json` prints. A registry that gives no list is a reason to skip, and no fault of a dependency.
 * @throws where it is no JSON
 */
export function readAudit(json: string): Audit {
  const { vulnerabilities, message = "no reason given" } = JSON.parse(json) as AuditReport;
  if (vulnerabilities === undefined) return { skipped: message.replace(/ - POST \S+$/, "") };
  const all = Object.entries(vulnerabilities);
  return { problems: all.map(([name, { severity, range }]) => `${name} ${range}: ${severity}`) };
}
