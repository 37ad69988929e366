import { groupMuteDescription } from "../properties/groupMute";
import { muteEntryDescription } from "../properties/muteEntries";
import { createdGroupNames, createdGroupProperties } from "./groupToCreate";

type Schema = Readonly<Record<string, unknown>>;

/** What the file says of a group. */
const rows = {
  ...createdGroupProperties,
  ...groupMuteDescription.properties,
  ...muteEntryDescription.properties,
};

/** Properties of which the file says something else than the program, or more. */
const ownDescriptions: Partial<Record<keyof typeof rows, string>> = {
  appId: "Id of the message app that the group belongs to.",
  groupId: "Id of the group where it differs from the name of the entry: two apps may have groups of one id.",
  dataCenter: "Data center of the app.",
  muted:
    "true: only exempt users may speak. false: the group must be open; exempt users then have no effect, and a window is an error. A group that says this has none of the default window.",
  retainOnDelete:
    "true: the mute stays when the entry is taken out of the file, and with it a group that the file makes, once an update has put this into state. Default: false.",
};

/** The JSON Schema of a mute file: the rows of a GroupMute, and what the file has of its own. */
export function fileSchema(): Schema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Mute policy",
    description:
      "Who may speak in the message groups of ApsaraVideo Live: shared lists of exempt users and of users muted one by one, and the groups that are muted or must be open.",
    type: "object",
    additionalProperties: false,
    required: ["groups"],
    patternProperties: {
      "^x-": { description: "Free space, for anchors that other places refer to. Ignored." },
    },
    properties: {
      $schema: { type: "string", description: "Where an editor finds this schema. Ignored." },
      defaults: { $ref: "#/$defs/defaults" },
      lists: {
        type: "object",
        description: "Shared lists of exempt users, by name.",
        additionalProperties: { $ref: "#/$defs/users" },
      },
      muteLists: {
        type: "object",
        description: "Shared lists of users muted one by one, by name.",
        additionalProperties: { $ref: "#/$defs/mutedUsers" },
      },
      groups: {
        type: "object",
        description: "The groups, by group id. An entry without a value is a muted group with the defaults.",
        additionalProperties: { $ref: "#/$defs/group" },
      },
    },
    $defs: {
      defaults: {
        type: ["object", "null"],
        description: "What holds for every group that does not say otherwise.",
        additionalProperties: false,
        properties: {
          appId: ref("appId"),
          dataCenter: ref("dataCenter"),
          exceptLists: ref("listNames"),
          muteLists: ref("muteListNames"),
          mutedFrom: ref("mutedFrom"),
          mutedUntil: ref("mutedUntil"),
        },
      },
      group: {
        type: ["object", "null"],
        description: "One message group.",
        additionalProperties: false,
        properties: {
          appId: ref("appId"),
          groupId: row("groupId"),
          dataCenter: ref("dataCenter"),
          muted: row("muted"),
          mutedFrom: ref("mutedFrom"),
          mutedUntil: ref("mutedUntil"),
          exceptLists: ref("listNames"),
          exceptUsers: ref("users"),
          muteLists: ref("muteListNames"),
          mutedUsers: ref("mutedUsers"),
          retainOnDelete: row("retainOnDelete"),
          create: {
            type: "boolean",
            default: false,
            description: `true: the group itself is made too, with ${createdGroupNames.join(", ")}, and deleted when the entry is taken out.`,
          },
          groupName: row("groupName"),
          groupInfo: row("groupInfo"),
          administrators: row("administrators"),
          creatorId: row("creatorId"),
          adopt: row("adopt"),
          recover: row("recover"),
        } satisfies Record<keyof typeof rows | "exceptLists" | "muteLists" | "create", Schema>,
      },
      appId: row("appId"),
      dataCenter: row("dataCenter"),
      mutedFrom: row("mutedFrom"),
      mutedUntil: row("mutedUntil"),
      listNames: {
        type: "array",
        items: { type: "string" },
        description:
          "Names of shared lists whose users stay able to speak. On a group it takes the place of the default lists; [] means none.",
      },
      muteListNames: {
        type: "array",
        items: { type: "string" },
        description:
          "Names of mute lists whose users are muted one by one. On a group it takes the place of the default mute lists; [] means none.",
      },
      mutedUsers: row("mutedUsers"),
      users: {
        ...row("exceptUsers"),
        description: "User ids that stay able to speak. At most 30 per group after all lists are merged.",
      },
    },
  };
}

/** The schema for editors, which read a whole number as one. The file takes it for the text of an id. */
export function editorSchema(): Schema {
  return JSON.parse(JSON.stringify(fileSchema()), (key, value: unknown) => {
    const { type, enum: values, format } = (value ?? {}) as Schema;
    const isText = type === "string" && values === undefined && format === undefined && key !== "$schema";
    return isText ? { ...(value as Schema), type: ["string", "integer"] } : value;
  }) as Schema;
}

function ref(name: string): Schema {
  return { $ref: `#/$defs/${name}` };
}

function row(name: keyof typeof rows): Schema {
  const { kind, defaultValue, description } = rows[name];
  const isFlag = typeof defaultValue === "boolean";
  return {
    ...kind.schema,
    ...(isFlag ? { default: defaultValue } : {}),
    description: ownDescriptions[name] ?? description,
  };
}
