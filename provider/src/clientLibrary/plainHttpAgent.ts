import { AsyncLocalStorage } from "node:async_hooks";
import { lookup, type LookupAddress, type LookupOptions } from "node:dns";
import { Agent, type ClientRequestArgs } from "node:http";
import type { LookupFunction } from "node:net";
import type { Duplex } from "node:stream";
import { interfaceAddresses, metadataAddress } from "../account/addresses";
import { addressProblem, hostProblem, type PlainHttp, type PlainHttpProblem } from "../account/plainHttp";
import { PackageError } from "../errors/packageError";

/** Thrown in place of a connection by plain http that must not be. */
export class PlainHttpRefusal extends PackageError {
  static override readonly kind = "PlainHttpRefusal";
  constructor(readonly problem: PlainHttpProblem) {
    super(problem.kind);
  }
}

const strict: PlainHttp = { isAllowed: false, origin: "the address" };
const rules = new AsyncLocalStorage<PlainHttp>();

/** Runs what may send calls by plain http, which go as far as the rule says. */
export function underPlainHttp<T>(rule: PlainHttp, work: () => T): T {
  return rules.run(rule, work);
}

/** The rule for a call that is about to be sent. */
export function plainHttpRule(): PlainHttp {
  return rules.getStore() ?? strict;
}

/** What looks up names, and which addresses are this machine's. Tests put others in their place. */
export interface NetworkView {
  readonly lookup: (
    name: string,
    options: LookupOptions & { all: true },
    done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
  ) => void;
  readonly interfaces: () => readonly string[];
}

const realView: NetworkView = { lookup, interfaces: interfaceAddresses };

/**
 * Looks a name up and judges its addresses. A connection is made to just these, so that a name which leads elsewhere by
 * then is of no use.
 */
export function judgedLookup(isAllowed: boolean, view: NetworkView = realView): LookupFunction {
  return (name, options, done) => {
    // RFC 6761: all names under localhost are this machine, which resolvers do not all know.
    const known = /(^|\.)localhost\.?$/i.test(name) ? "localhost" : name;
    view.lookup(known, { ...options, all: true }, (error, addresses) => {
      if (error) return done(Object.assign(error, { hostname: name }), []);
      const problem = addresses
        .map(({ address }) => addressProblem(name, address, isAllowed, view.interfaces))
        .find((each) => each !== undefined);
      if (problem) return done(new PlainHttpRefusal(problem), []);
      if (options.all) return done(null, addresses);
      return done(null, addresses[0]!.address, addresses[0]!.family);
    });
  };
}

/** Connects by plain http to addresses that the rule allows, and keeps connections as the library's own agent does. */
class PlainHttpAgent extends Agent {
  constructor(private readonly isAllowed: boolean) {
    super({ keepAlive: true, lookup: judgedLookup(isAllowed) });
  }

  /** A host that is an address is not looked up, so it is judged here. */
  override createConnection(
    options: ClientRequestArgs,
    done?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    const host = options.host ?? "localhost";
    const problem = host === metadataAddress ? undefined : hostProblem(host, this.isAllowed);
    if (!problem) return super.createConnection(options, done);
    process.nextTick(() => (done as (error: Error) => void)(new PlainHttpRefusal(problem)));
    return undefined;
  }
}

const agents = { open: new PlainHttpAgent(true), closed: new PlainHttpAgent(false) };

/** The agent for calls by plain http without a proxy. */
export function plainHttpAgent({ isAllowed }: PlainHttp): Agent {
  return isAllowed ? agents.open : agents.closed;
}
