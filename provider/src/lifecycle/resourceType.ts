import { PackageError } from "../errors/packageError";
import type { Subject, Wanted } from "../handover/subject";
import type { LiveClient } from "../live/liveClient";
import type { TypeDescription } from "../properties/property";

/** What was read of a resource. */
export interface Observed<Inputs extends object, Outputs extends Inputs> {
  readonly inputs: Inputs;
  readonly outputs: Outputs;
}

/** What a look-up by id alone is to read, and what of it. */
export interface LookUp<Inputs extends object, Outputs extends Inputs> {
  readonly id: string;
  readonly props: Partial<Outputs>;
  readonly pick: (observed: Observed<Inputs, Outputs>) => Observed<Inputs, Outputs>;
}

/**
 * What a resource type does, beside how it is described. Properties are in their canonical form; a face brings them into
 * the form of its state.
 */
export interface ResourceType<Inputs extends object, Outputs extends Inputs = Inputs> extends TypeDescription<Inputs> {
  /** The id in state: made of what another value replaces, or given by the service. */
  id(outputs: Outputs): string;
  /** Reads the id of an import, where it can say more than the id in state. */
  readonly lookUp?: (id: string) => LookUp<Inputs, Outputs>;
  /** What a resource says something about, as far as it is known: no two resources may say something about the same. */
  subjects(inputs: Partial<Inputs>): Subject[];
  /** What a delete of the same run must leave as these inputs declare it. */
  wanted(inputs: Partial<Inputs>): Wanted[];
  /**
   * Tells the user why inputs that were worked out are what they are.
   * @param before what state has; it is asked for where there is something to tell
   * @param now milliseconds since 1970
   */
  explain?(inputs: Partial<Inputs>, before: () => Partial<Inputs>, now: () => number): void;
  /**
   * Reads what the service has.
   * @param props state; for a look-up by id alone, what the program gave with it
   * @throws GroupNotFoundError, AppNotFoundError where it is gone
   */
  observe(
    client: LiveClient,
    id: string,
    props: Partial<Outputs>,
    isLookUp: boolean,
  ): Promise<Observed<Inputs, Outputs>>;
  /**
   * Makes the service hold what the inputs declare: observes, writes what differs, reads back.
   * @throws NotEnsuredError where something may have been written all the same
   */
  ensure(client: LiveClient, inputs: Inputs, olds: Partial<Outputs>): Promise<Outputs>;
  /** Takes back what state says that was made, unless this run still wants it. */
  remove(client: () => LiveClient, props: Outputs): Promise<void>;
}

/** A resource is there, but not, or not known to be, as declared: it is saved, and the next update tries again. */
export class NotEnsuredError<Outputs extends object> extends PackageError {
  static override readonly kind = "NotEnsuredError";

  constructor(
    /** What state is to hold. */
    readonly outputs: Outputs,
    /** Why, each as a sentence for the user. */
    readonly reasons: readonly string[],
    cause?: unknown,
  ) {
    super(reasons.join("\n"), { cause });
  }
}
