import { readAudit } from "../../../../tools/packages/audit";

test("a dependency with a known fault is a problem", () => {
  const report = { vulnerabilities: { ajv: { name: "ajv", severity: "high", range: "<8.20.0" } } };
  expect(readAudit(JSON.stringify(report))).toEqual({ problems: ["ajv <8.20.0: high"] });
});

test("no known fault is no problem", () => {
  expect(readAudit(JSON.stringify({ vulnerabilities: {} }))).toEqual({ problems: [] });
});

test("a registry that does not answer is a reason to skip, without its address", () => {
  const report = { message: "405 Method Not Allowed - POST https://registry.example.com/-/npm/v1/audits" };
  expect(readAudit(JSON.stringify(report))).toEqual({ skipped: "405 Method Not Allowed" });
});
