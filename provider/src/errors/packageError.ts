/** Where an error of this package lists its kinds. The same in every copy and version of the package. */
const kindsKey = Symbol.for("pulumi-alicloud-livemessage/errorKinds");

/**
 * An error that this package means to throw; any other error is a defect. `instanceof` works for it and its kinds
 * across copies of the package: a program may load two, and each engine process loads one of its own.
 *
 * A kind is a subclass with a `kind` of its own, which is also the name of its errors.
 */
export abstract class PackageError extends Error {
  static readonly kind: string = "PackageError";

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.kind;
    Object.defineProperty(this, kindsKey, { value: kindsOf(new.target) });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    const kinds = (value as { [kindsKey]?: readonly string[] } | null | undefined)?.[kindsKey];
    return kinds?.includes(this.kind) ?? false;
  }
}

/** The kind of a class, and those of the classes above it. */
function kindsOf(type: typeof PackageError): readonly string[] {
  if (type === PackageError) return [type.kind];
  if (!Object.hasOwn(type, "kind")) throw new TypeError(`the error class ${type.name} has no kind of its own`);
  return [type.kind, ...kindsOf(Object.getPrototypeOf(type) as typeof PackageError)];
}
