import { quote } from "../text/quote";
import type { Clock } from "../time/clock";
import { Account, type AccessKey } from "./account";

/** Credentials of the account that is there when a seed names none. Public on purpose: they open nothing. */
export const defaultAccount = {
  id: "1000000000000001",
  accessKeyId: "emulator-access-key-id",
  accessKeySecret: "emulator-access-key-secret",
} as const;

/** All main accounts and their keys. */
export class Accounts {
  private readonly accounts = new Map<string, Account>();
  private readonly keys = new Map<string, AccessKey>();
  private lastId = BigInt(defaultAccount.id);

  constructor(private readonly clock: Clock) {}

  /**
   * A new account without keys yet.
   * @param options.id its number, a text of digits; made up if left out
   * @throws TypeError if there is one with this id
   */
  create(options: { readonly id?: string } = {}): Account {
    const id = options.id ?? this.freeId();
    if (this.accounts.has(id)) throw new TypeError(`There is an account ${id} already.`);
    const account = new Account(id, { register: (key) => this.register(key), now: () => this.clock.now() });
    this.accounts.set(id, account);
    return account;
  }

  /** The account, or undefined. */
  get(id: string): Account | undefined {
    return this.accounts.get(id);
  }

  list(): Account[] {
    return [...this.accounts.values()];
  }

  /**
   * The first account, in whose name set-up helpers act unless told otherwise.
   * @throws Error if all accounts are gone
   */
  get default(): Account {
    const [first] = this.accounts.values();
    if (!first) throw new Error("There is no account.");
    return first;
  }

  findKey(accessKeyId: string): AccessKey | undefined {
    return this.keys.get(accessKeyId);
  }

  clear(): void {
    this.accounts.clear();
    this.keys.clear();
    this.lastId = BigInt(defaultAccount.id);
  }

  private register(key: AccessKey): void {
    if (this.keys.has(key.accessKeyId)) throw new TypeError(`Access key id ${quote(key.accessKeyId)} is taken.`);
    this.keys.set(key.accessKeyId, key);
  }

  private freeId(): string {
    do this.lastId += 1n;
    while (this.accounts.has(String(this.lastId)));
    return String(this.lastId);
  }
}
