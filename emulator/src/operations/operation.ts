import type { Account } from "../accounts/account";
import { missing } from "../errors/catalogue";
import type { RequestParameters } from "../gateway/requestParameters";
import type { LiveState } from "../store/liveState";
import type { Switches } from "../switches/switches";
import type { Clock } from "../time/clock";
import { dataCenter, type ParameterTable, type ParameterValues } from "./parameters";

/** What an operation works on. */
export interface OperationContext {
  readonly account: Account;
  readonly state: LiveState;
  readonly switches: Switches;
  readonly clock: Clock;
}

/** The members of an answer, without RequestId. Members that are undefined are left out. */
export type OperationResult = Readonly<Record<string, unknown>>;

/** One operation of the API: a row of the table. */
export interface Operation {
  readonly name: string;
  /** The method of the official SDKs, POST if left out; whether the gateway takes another one is a switch. */
  readonly method?: "GET";
  /** Documented quota: calls per second, main account and operation. */
  readonly callsPerSecond: 10 | 50;
  /** Documented access level of the RAM action `live:{name}`; whether "none" is checked at all is a switch. */
  readonly accessLevel: "create" | "get" | "list" | "update" | "delete" | "none";
  /** What a policy has to cover, as documented: the app in the parameter AppId, any domain, or all resources. */
  readonly resource: "app" | "domain" | "all";
  /** Whether it changes what the emulator remembers. */
  readonly writes: boolean;
  readonly parameters: ParameterTable;
  /** @throws ServiceError */
  run(parameters: RequestParameters, context: OperationContext): OperationResult;
}

/** The parameter that every operation has, and is checked last. */
const common = { DataCenter: dataCenter };

/** Makes a row: `run` gets the checked and typed values of `parameters` and of DataCenter. */
export function defineOperation<const Table extends ParameterTable>(
  row: Omit<Operation, "parameters" | "run"> & {
    readonly parameters: Table;
    readonly run: (values: ParameterValues<Table & typeof common>, context: OperationContext) => OperationResult;
  },
): Operation {
  const table = { ...row.parameters, ...common };
  return {
    ...row,
    parameters: table,
    run: (parameters, context) => row.run(readParameters(table, parameters, context.switches), context),
  };
}

/** First what is missing, then what is wrong, each in the order of the table. */
function readParameters<Table extends ParameterTable>(
  table: Table,
  parameters: RequestParameters,
  switches: Switches,
): ParameterValues<Table> {
  const entries = Object.entries(table);
  for (const [name, { required, type }] of entries) {
    if (!required) continue;
    const given = type === "list" ? parameters.list(name, switches.listForm)?.length : parameters.get(name);
    if (!given) throw missing(name);
  }
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of entries) values[name] = parameter.read(name, parameters, switches);
  return values as ParameterValues<Table>;
}
