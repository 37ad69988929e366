import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { PackageError } from "../../../provider/src/errors/packageError";

const sources = path.resolve(__dirname, "../../../provider/src");
type ErrorClass = typeof PackageError;

/** The files and names of all error classes of the package. */
const classes = readdirSync(sources, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .flatMap((file) =>
    [
      ...readFileSync(path.join(sources, file), "utf8").matchAll(
        /^export class (\w+) extends (?:PackageError|LiveError)/gm,
      ),
    ].map(([, name]) => ({ file, name: name as string })),
  );

/** The classes as a copy of the package has them. */
function loadCopy(): Map<string, ErrorClass> {
  const copy = new Map<string, ErrorClass>();
  jest.isolateModules(() => {
    for (const { file, name } of [{ file: "errors/packageError", name: "PackageError" }, ...classes]) {
      const module = jest.requireActual<Record<string, ErrorClass>>(path.join(sources, file));
      copy.set(name, module[name] as ErrorClass);
    }
  });
  return copy;
}

const [one, other] = [loadCopy(), loadCopy()];
/** An error of the class, without what its own constructor asks for. */
const make = (type: ErrorClass) => Reflect.construct(one.get("PackageError") as never, ["why"], type) as Error;
const isAbove = (above: ErrorClass, type: ErrorClass) =>
  above === type || Object.prototype.isPrototypeOf.call(above, type);

test("the classes are found, and the copies are two", () => {
  expect(classes.map(({ name }) => name)).toEqual(expect.arrayContaining(["GroupNotFoundError", "ConfigurationError"]));
  for (const [name, type] of one) expect(type).not.toBe(other.get(name));
});

test.each([...one.keys()].filter((name) => name !== "PackageError"))("a %s of one copy is one of the other", (name) => {
  const type = one.get(name) as ErrorClass;
  const error = make(type);
  expect(error.name).toBe(name);
  for (const [otherName, otherType] of other) {
    const expected = isAbove(one.get(otherName) as ErrorClass, type);
    expect([otherName, error instanceof otherType]).toEqual([otherName, expected]);
  }
  expect(JSON.stringify(error)).not.toContain("errorKinds");
});

test.each([undefined, null, "GroupNotFoundError", { name: "LiveError" }, new Error("x"), new TypeError("x")])(
  "%p is no error of the package",
  (value) => {
    for (const type of one.values()) expect(value instanceof type).toBe(false);
  },
);

test("a class without a kind of its own is refused, since its errors would pass for those of the class above", () => {
  class Nameless extends (one.get("LiveError") as ErrorClass) {}
  expect(() => make(Nameless)).toThrow("the error class Nameless has no kind of its own");
});
