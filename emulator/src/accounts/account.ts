import { randomBytes, randomInt } from "node:crypto";
import { quote } from "../text/quote";
import { checkPolicy, type PolicyDocument } from "./policy";

/** An access key, of the account itself, of one of its users, or temporary. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** An inactive key is refused with InvalidAccessKeyId.Inactive. May be changed at any time. */
  active: boolean;
  readonly principal: Principal;
  /** Only of a temporary key: what has to come with each request, and until when (milliseconds since 1970). */
  readonly securityToken?: string;
  readonly expires?: number;
}

/** A temporary key, as AssumeRole of the security token service gives them. */
export interface TemporaryKey extends AccessKey {
  readonly securityToken: string;
  readonly expires: number;
}

/** In whose name a key acts. The account itself may do everything; the others what their policies allow. */
export type Principal =
  | { readonly kind: "root"; readonly account: Account }
  | { readonly kind: "user"; readonly account: Account; readonly user: User }
  | { readonly kind: "role"; readonly account: Account; readonly role: string; readonly policies: PolicyDocument[] };

/** The part of all accounts that one account needs. */
export interface KeyRegistry {
  register(key: AccessKey): void;
  now(): number;
}

/** What a key is made with; what is left out is made up. */
export interface KeyOptions {
  readonly accessKeyId?: string;
  readonly accessKeySecret?: string;
  /** Default true. */
  readonly active?: boolean;
}

export interface TokenOptions extends KeyOptions {
  /** Name of the assumed role, for the denial's text. Default "role". */
  readonly role?: string;
  /** What the role may do. Default: everything. */
  readonly policies?: readonly PolicyDocument[];
  /** How long it lasts. Default 3,600,000 (an hour). */
  readonly durationMs?: number;
  readonly securityToken?: string;
  /** Instead of `durationMs`: the end, in milliseconds since 1970. */
  readonly expires?: number;
}

/** A user of an account, with what its policies allow. */
export class User {
  /** What denials name the user by. */
  readonly id = String(randomInt(2e14, 2.8e14));
  readonly keys: AccessKey[] = [];
  /** May be changed at any time. */
  policies: PolicyDocument[];

  constructor(
    readonly account: Account,
    readonly name: string,
    policies: readonly PolicyDocument[],
    private readonly registry: KeyRegistry,
  ) {
    this.policies = policies.map((policy) => checkPolicy(policy, `policy of user ${quote(name)}`));
  }

  createKey(options: KeyOptions = {}): AccessKey {
    const key = makeKey({ kind: "user", account: this.account, user: this }, options);
    this.registry.register(key);
    this.keys.push(key);
    return key;
  }
}

/** A main account: the owner of apps, and the unit that quotas count by. */
export class Account {
  /** Keys of the account itself. */
  readonly keys: AccessKey[] = [];
  readonly users: User[] = [];
  readonly tokens: TemporaryKey[] = [];

  constructor(
    readonly id: string,
    private readonly registry: KeyRegistry,
  ) {}

  /** A further key of the account itself. */
  createKey(options: KeyOptions = {}): AccessKey {
    const key = makeKey({ kind: "root", account: this }, options);
    this.registry.register(key);
    this.keys.push(key);
    return key;
  }

  /**
   * A user without keys yet; without policies it may do nothing.
   * @throws TypeError if the name is taken or a policy is malformed
   */
  createUser(name: string, options: { readonly policies?: readonly PolicyDocument[] } = {}): User {
    if (this.users.some((user) => user.name === name))
      throw new TypeError(`Account ${this.id} has a user ${quote(name)}.`);
    const user = new User(this, name, options.policies ?? [], this.registry);
    this.users.push(user);
    return user;
  }

  /** A temporary key, as if a role of this account had been assumed. */
  createToken(options: TokenOptions = {}): TemporaryKey {
    const role = options.role ?? "role";
    const policies = options.policies?.map((policy) => checkPolicy(policy, `policy of role ${quote(role)}`));
    const principal: Principal = policies
      ? { kind: "role", account: this, role, policies }
      : { kind: "root", account: this };
    const key: TemporaryKey = {
      ...makeKey(principal, { accessKeyId: `STS.${randomText(12)}`, ...options }),
      securityToken: options.securityToken ?? randomText(48),
      expires: options.expires ?? this.registry.now() + (options.durationMs ?? 3_600_000),
    };
    this.registry.register(key);
    this.tokens.push(key);
    return key;
  }
}

function makeKey(principal: Principal, options: KeyOptions): AccessKey {
  return {
    accessKeyId: options.accessKeyId ?? `EMU${randomText(12)}`,
    accessKeySecret: options.accessKeySecret ?? randomText(15),
    active: options.active ?? true,
    principal,
  };
}

function randomText(bytes: number): string {
  return randomBytes(bytes).toString("hex");
}
