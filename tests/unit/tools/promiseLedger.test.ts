import { PromiseLedger } from "../../../tools/demo/promiseLedger";

test("all kept: exit code 0", () => {
  const lines: string[] = [];
  const ledger = new PromiseLedger((line) => lines.push(line));
  ledger.note("it is so", true);
  expect(lines).toEqual(["✓ kept: it is so"]);
  expect(ledger.summary()).toBe("1 of 1 promises kept");
  expect(ledger.exitCode).toBe(0);
});

test("one broken: exit code 1, and which", () => {
  const lines: string[] = [];
  const ledger = new PromiseLedger((line) => lines.push(line));
  ledger.note("it is so", true);
  ledger.note("it is never so", false, () => "it was so");
  expect(lines[1]).toBe("✗ broken: it is never so\n  seen: it was so");
  expect(ledger.summary()).toBe("1 of 2 promises kept\n✗ broken: it is never so (it was so)");
  expect(ledger.exitCode).toBe(1);
});
