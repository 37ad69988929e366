import { appMutesDescription } from "../properties/appMutes";
import { groupMuteDescription } from "../properties/groupMute";
import { importId, type ImportParameters } from "../properties/importId";
import { messageAppDescription } from "../properties/messageApp";
import { messageGroupDescription } from "../properties/messageGroup";
import { pluginToken } from "../properties/typeToken";
import { suggestion } from "../text/suggestion";
import { quoted } from "../text/visible";
import { UsageError } from "./command";
import { packageVersion } from "./ownPackage";

/** What of an app is to be imported. */
export interface ImportedEstate {
  readonly appId: string;
  readonly dataCenter?: string;
  /** Groups of which the mute is imported. */
  readonly mutes: readonly string[];
  /** Whether these are all muted groups of the app, and no open one. */
  readonly areAllMuted: boolean;
  /** Groups that are imported themselves. */
  readonly groups: readonly string[];
  /** Who of the users muted one by one is imported. */
  readonly mutedUsers: NonNullable<ImportParameters["mutedUsers"]>;
}

/** A resource of an import file. */
interface Imported {
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly version: string;
}

type Import = readonly [name: string, id: string];

/** What each type imports of an app, by the name of the type. */
const types = {
  [groupMuteDescription.name]: ({ appId, dataCenter, mutes, mutedUsers }: ImportedEstate): Import[] =>
    mutes.map((groupId) => {
      // The end of an id with a question mark in it could be taken for parameters, but for those that follow.
      const isSaid = mutedUsers !== "none" || groupId.includes("?");
      return [groupId, importId(`${appId}/${groupId}`, { dataCenter, mutedUsers: isSaid ? mutedUsers : undefined })];
    }),
  [appMutesDescription.name]: ({ appId, dataCenter, mutes, areAllMuted, mutedUsers }: ImportedEstate): Import[] => [
    [
      appId,
      importId(appId, {
        groups: areAllMuted ? undefined : mutes,
        dataCenter,
        mutedUsers: mutedUsers === "none" ? undefined : mutedUsers,
      }),
    ],
  ],
  [messageGroupDescription.name]: ({ appId, dataCenter, groups }: ImportedEstate): Import[] =>
    groups.map((groupId) => [groupId, importId(`${appId}/${groupId}`, { dataCenter })]),
  [messageAppDescription.name]: ({ appId, dataCenter }: ImportedEstate): Import[] => [
    [appId, importId(appId, { dataCenter })],
  ],
};

/** The types that an import file may have, as an option names them. */
export const importTypes = Object.keys(types);

/** The types that a text names, separated by commas. @throws UsageError */
export function readImportTypes(text: string): string[] {
  const names = [...new Set(text.split(",").map((name) => name.trim()))];
  const unknown = names.find((name) => !importTypes.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`--import-types cannot have ${quoted(unknown)}${suggestion(unknown, importTypes)}`);
  const { name: each } = groupMuteDescription;
  const { name: all } = appMutesDescription;
  if (names.includes(each) && names.includes(all))
    throw new UsageError(`--import-types: ${each} and ${all} are two resources for one group: name one of them`);
  return names;
}

/**
 * An import file of the engine, as `pulumi import --file` takes it: resources of the plugin, each named after its group or
 * its app (pulumi/pulumi, pkg/cmd/pulumi/operations/import.go).
 */
export function importFile(names: readonly string[], estate: ImportedEstate): string {
  const version = packageVersion();
  const resources = names.flatMap((name) =>
    types[name]!(estate).map(([of, id]): Imported => ({ type: pluginToken({ name }), name: of, id, version })),
  );
  return `${JSON.stringify({ resources }, null, 2)}\n`;
}
