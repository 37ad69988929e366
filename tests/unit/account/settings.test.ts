import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import type { Setting } from "../../../provider/src/account/setting";
import { assumeRoleFields, assumeRoleWithOidcFields, settings } from "../../../provider/src/account/settings";
import { settingsTable } from "./support/settingsTable";

const workspace = path.resolve(__dirname, "../../..");

test("the page on configuration has the table of all settings", () => {
  const page = readFileSync(path.join(workspace, "docs/configuration.md"), "utf8");
  const table = /^# Configuration\n[\s\S]*?\n\n(\|[\s\S]*?)\n\n/m.exec(page)?.[1];
  expect(table).toBe(settingsTable());
});

test.each<[string, Readonly<Record<string, Setting>>]>([
  ["ProviderArgs", settings],
  ["AssumeRoleArgs", assumeRoleFields],
  ["AssumeRoleWithOidcArgs", assumeRoleWithOidcFields],
])("an editor shows for the arguments of %s what their rows say", (name, rows) => {
  const comments = Object.entries(rows).map(([argument, { doc, secret, default: value }]) => [
    argument,
    doc +
      (secret ? " Is kept as a secret." : "") +
      (value === undefined ? "" : ` Default ${String(value as string | number | boolean)}.`),
  ]);
  expect(commentsOf(name)).toEqual(Object.fromEntries(comments));
});

let types: Map<string, ts.Type>;
let checker: ts.TypeChecker;
beforeAll(() => {
  const file = path.join(workspace, "provider/src/program/explicitProvider.ts");
  const config = ts.readConfigFile(path.join(workspace, "tsconfig.base.json"), (name) => ts.sys.readFile(name));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, workspace);
  const program = ts.createProgram([file], options);
  checker = program.getTypeChecker();
  types = new Map(
    program
      .getSourceFile(file)!
      .statements.filter((statement) => ts.isInterfaceDeclaration(statement))
      .map((statement) => [statement.name.text, checker.getTypeAtLocation(statement)]),
  );
});

/** What the language service tells of the properties of an interface, on one line each. */
function commentsOf(name: string): Record<string, string> {
  const properties = types.get(name)!.getProperties();
  const comment = (symbol: ts.Symbol) => ts.displayPartsToString(symbol.getDocumentationComment(checker));
  return Object.fromEntries(properties.map((each) => [each.getName(), comment(each).replace(/\s+/g, " ")]));
}
