import { createApp } from "./app/createApp";
import { describeApp } from "./app/describeApp";
import { listApps } from "./app/listApps";
import { modifyAppAudit } from "./app/modifyAppAudit";
import { modifyAppCallback } from "./app/modifyAppCallback";
import { modifyAppDisable } from "./app/modifyAppDisable";
import { createGroup } from "./group/createGroup";
import { deleteGroup } from "./group/deleteGroup";
import { describeGroup } from "./group/describeGroup";
import { listGroups } from "./group/listGroups";
import { listGroupsByPage } from "./group/listGroupsByPage";
import { modifyGroup } from "./group/modifyGroup";
import { recoverGroup } from "./group/recoverGroup";
import { deleteGroupMessage } from "./message/deleteGroupMessage";
import { deleteUserMessage } from "./message/deleteUserMessage";
import { listGroupMessages } from "./message/listGroupMessages";
import { sendGroupMessage } from "./message/sendGroupMessage";
import { sendUserMessage } from "./message/sendUserMessage";
import { addBand } from "./mute/addBand";
import { banGroup } from "./mute/banGroup";
import { describeBand } from "./mute/describeBand";
import { modifyBand } from "./mute/modifyBand";
import { removeBand } from "./mute/removeBand";
import { unbanGroup } from "./mute/unbanGroup";
import type { Operation } from "./operation";
import { checkUsersInGroup } from "./user/checkUsersInGroup";
import { checkUsersOnline } from "./user/checkUsersOnline";
import { kickGroupUser } from "./user/kickGroupUser";
import { listGroupUsers } from "./user/listGroupUsers";
import { modifyUserInfo } from "./user/modifyUserInfo";

export const apiVersion = "2016-11-01";

/** All operations of the interactive-messaging family, by name. */
export const operationTable: ReadonlyMap<string, Operation> = new Map(
  [
    createApp,
    describeApp,
    listApps,
    modifyAppAudit,
    modifyAppCallback,
    modifyAppDisable,
    createGroup,
    describeGroup,
    modifyGroup,
    deleteGroup,
    recoverGroup,
    listGroups,
    listGroupsByPage,
    listGroupUsers,
    checkUsersInGroup,
    checkUsersOnline,
    kickGroupUser,
    modifyUserInfo,
    sendGroupMessage,
    sendUserMessage,
    listGroupMessages,
    deleteGroupMessage,
    deleteUserMessage,
    banGroup,
    unbanGroup,
    addBand,
    removeBand,
    modifyBand,
    describeBand,
  ].map((operation) => [operation.name, operation]),
);
