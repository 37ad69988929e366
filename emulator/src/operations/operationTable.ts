import { createApp } from "./app/createApp";
import { describeApp } from "./app/describeApp";
import { listApps } from "./app/listApps";
import { createGroup } from "./group/createGroup";
import { deleteGroup } from "./group/deleteGroup";
import { describeGroup } from "./group/describeGroup";
import { listGroups } from "./group/listGroups";
import { listGroupsByPage } from "./group/listGroupsByPage";
import { listGroupUsers } from "./group/listGroupUsers";
import { modifyGroup } from "./group/modifyGroup";
import { recoverGroup } from "./group/recoverGroup";
import { sendGroupMessage } from "./group/sendGroupMessage";
import { addBand } from "./mute/addBand";
import { banGroup } from "./mute/banGroup";
import { describeBand } from "./mute/describeBand";
import { modifyBand } from "./mute/modifyBand";
import { removeBand } from "./mute/removeBand";
import { unbanGroup } from "./mute/unbanGroup";
import type { Operation } from "./operation";

export const apiVersion = "2016-11-01";

/** The operations of the interactive-messaging family that are here, by name. */
export const operationTable: ReadonlyMap<string, Operation> = new Map(
  [
    createApp,
    describeApp,
    listApps,
    createGroup,
    describeGroup,
    modifyGroup,
    deleteGroup,
    recoverGroup,
    listGroups,
    listGroupsByPage,
    listGroupUsers,
    sendGroupMessage,
    banGroup,
    unbanGroup,
    addBand,
    removeBand,
    modifyBand,
    describeBand,
  ].map((operation) => [operation.name, operation]),
);
