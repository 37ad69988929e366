import type { ProbeRow } from "./probeRow";
import { app } from "./rows/app";
import { dataCenters } from "./rows/dataCenters";
import { deletedGroup } from "./rows/deletedGroup";
import { gateway } from "./rows/gateway";
import { group } from "./rows/group";
import { groupMute } from "./rows/groupMute";
import { lists } from "./rows/lists";
import { messages } from "./rows/messages";
import { readLag } from "./rows/readLag";
import { userMutes } from "./rows/userMutes";

/** Every probe, in the order in which they are run: later ones rely on what earlier ones found. */
export const probes: readonly ProbeRow[] = [
  ...readLag,
  ...lists,
  ...groupMute,
  ...userMutes,
  ...group,
  ...messages,
  ...deletedGroup,
  ...dataCenters,
  ...gateway,
  ...app,
];
