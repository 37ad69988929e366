import { ConfigurationError } from "./configurationError";
import { isEmpty, type Setting, type ValueOf } from "./setting";
import { settingKey, type SettingName, type Settings, settings } from "./settings";

/** Gives what configuration holds under a full key, such as `alicloud:profile`: a text, or JSON of anything else. */
export type ConfigurationLookup = (key: string) => unknown;

/** A value, and where it is from: the key or the variable that the user has set. */
export interface Located<Value> {
  readonly value: Value;
  readonly origin: string;
}

/** Settings that have fields. */
export type StructureName = {
  [Name in SettingName]: Settings[Name]["kind"] extends { fields: unknown } ? Name : never;
}[SettingName];
type FieldsOf<Name extends StructureName> = Settings[Name]["kind"]["fields"];

/** The value of a setting; undefined only where it has no default. */
type ReadValue<S> = S extends { default: unknown } ? ValueOf<S> : ValueOf<S> | undefined;

/** Fields, of which those without a default may be undefined. */
type LocatedFields<F> = {
  readonly [Field in keyof F]: F[Field] extends { default: unknown }
    ? Located<ValueOf<F[Field]>>
    : Located<ValueOf<F[Field]>> | undefined;
};

/**
 * The settings as they are configured, with their environment fallbacks. An empty text counts as not set.
 * What is set and wrong is a ConfigurationError, whoever asks for it.
 */
export class ConfigurationSource {
  constructor(
    private readonly lookup: ConfigurationLookup,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** What was set, by configuration or by a variable. */
  locate<Name extends SettingName>(name: Name): Located<ValueOf<Settings[Name]>> | undefined {
    return this.find(settings[name], settingKey(name), this.lookup(settingKey(name)));
  }

  /** What was set, or the default. */
  read<Name extends SettingName>(name: Name): ReadValue<Settings[Name]> {
    const setting: Setting = settings[name];
    return (this.locate(name)?.value ?? setting.default) as ReadValue<Settings[Name]>;
  }

  /** The fields of a setting: those that were set, by configuration or by a variable each, and defaults. */
  fields<Name extends StructureName>(name: Name): LocatedFields<FieldsOf<Name>> {
    const given: Readonly<Record<string, unknown>> = this.locate(name)?.value ?? {};
    const fields = Object.entries<Setting>(settings[name].kind.fields).map(([field, setting]) => [
      field,
      this.find(setting, settingKey(name), given[field]) ?? defaultOf(setting),
    ]);
    return Object.fromEntries(fields) as LocatedFields<FieldsOf<Name>>;
  }

  /** The same configuration, without fallbacks. */
  withoutEnvironment(): ConfigurationSource {
    return new ConfigurationSource(this.lookup, {});
  }

  private find<S extends Setting>(setting: S, key: string, configured: unknown): Located<ValueOf<S>> | undefined {
    const found = [
      { given: configured, origin: key },
      ...(setting.variables ?? []).map((variable) => ({ given: this.env[variable], origin: variable })),
    ].find(({ given }) => !isEmpty(given));
    if (!found) return undefined;
    const problems: string[] = [];
    const value = setting.kind.parse(found.given, found.origin, problems);
    if (problems.length > 0) throw new ConfigurationError(`${problems.join("; ")}.`);
    return { value: value as ValueOf<S>, origin: found.origin };
  }
}

function defaultOf(setting: Setting): Located<unknown> | undefined {
  return setting.default === undefined ? undefined : { value: setting.default, origin: "the default" };
}
