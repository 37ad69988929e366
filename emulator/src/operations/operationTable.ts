import { createApp } from "./app/createApp";
import { describeApp } from "./app/describeApp";
import { createGroup } from "./group/createGroup";
import { deleteGroup } from "./group/deleteGroup";
import { describeGroup } from "./group/describeGroup";
import { listGroups } from "./group/listGroups";
import { addBand } from "./mute/addBand";
import { banGroup } from "./mute/banGroup";
import { describeBand } from "./mute/describeBand";
import { modifyBand } from "./mute/modifyBand";
import { removeBand } from "./mute/removeBand";
import { unbanGroup } from "./mute/unbanGroup";
import type { Operation } from "./operation";
import { listApps } from "./app/listApps";

export const apiVersion = "2016-11-01";

/** Every operation of the interactive-messaging family, by name. */
export const operationTable: ReadonlyMap<string, Operation> = new Map(
  [
    createApp,
    describeApp,
    listApps,
    createGroup,
    describeGroup,
    deleteGroup,
    listGroups,
    banGroup,
    unbanGroup,
    addBand,
    removeBand,
    modifyBand,
    describeBand,
  ].map((operation) => [operation.name, operation]),
);
