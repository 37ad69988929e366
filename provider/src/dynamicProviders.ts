import { serve } from "./faces/dynamic/serve";
import { appMutes as appMutesType } from "./resources/appMutes/appMutes";
import { groupMute as groupMuteType } from "./resources/groupMute/groupMute";
import { messageApp as messageAppType } from "./resources/messageApp/messageApp";
import { messageGroup as messageGroupType } from "./resources/messageGroup/messageGroup";

/*
 * All types as the engine's dynamic-provider process calls them. The build bundles them into one script: it loads at once,
 * and the types that a process serves share the client, the claims and the notes.
 */
export const groupMute = serve(groupMuteType);
export const appMutes = serve(appMutesType);
export const messageApp = serve(messageAppType);
export const messageGroup = serve(messageGroupType);
