import { ConfigurationError } from "./configurationError";
import { isEmpty, type Kind } from "./setting";

/** The fields of one profile, as the Alibaba Cloud CLI writes them. */
export class ProfileFields {
  /**
   * @param path the file that it is from
   * @param subject what messages call the profile
   */
  constructor(
    private readonly profile: Readonly<Record<string, unknown>>,
    readonly path: string,
    readonly name: string,
    readonly subject = `the profile ${JSON.stringify(name)}`,
  ) {}

  /** A field; undefined where it is not set. @throws ConfigurationError where it is wrong */
  read<Value>(field: string, kind: Kind<Value>): Value | undefined {
    const given = this.profile[field];
    // Older versions of the CLI write fields that are not set.
    if (isEmpty(given) || given === 0) return undefined;
    const problems: string[] = [];
    const value = kind.parse(given, `${field} of ${this.subject}`, problems);
    if (problems.length > 0) this.refuse(problems.join("; "));
    return value;
  }

  /** A field that has to be set. @throws ConfigurationError */
  need<Value>(field: string, kind: Kind<Value>): Value {
    return this.read(field, kind) ?? this.refuse(`${this.subject} has no ${field}`);
  }

  /** @throws ConfigurationError */
  refuse(problem: string): never {
    throw new ConfigurationError(`${this.path}: ${problem}`);
  }
}
