/** Calls per second and account that the service documents for the operations used here. */
export const operationQuotas = {
  BanLiveMessageGroup: 10,
  UnbanLiveMessageGroup: 10,
  ModifyLiveMessageGroupBand: 10,
  DescribeLiveMessageGroupBand: 50,
  DescribeLiveMessageGroup: 50,
  ListLiveMessageGroups: 50,
  ListLiveMessageApps: 50,
} as const;

/** An operation of the service that this package calls. */
export type LiveOperation = keyof typeof operationQuotas;

/** Whether an operation has the lower quota, which the writes of a mute have. */
export function isWrite(operation: LiveOperation): boolean {
  return operationQuotas[operation] === 10;
}
