import { type GroupAddress, groupKey } from "../../../provider/src/live/groupAddress";

/** When a group is muted, in hours of the model's clock. */
export interface Window {
  readonly from?: number;
  readonly until?: number;
}

/** The mute of a group as a program declares it. */
export interface DeclaredMute {
  /** With a window: whether it is muted at the time of the run. */
  readonly muted: boolean;
  /** Who is exempt. */
  readonly users: readonly string[];
  /** Who is muted one by one. */
  readonly mutedUsers: readonly string[];
  /** Whether it stays when it is taken out; counts in an AppMutes. */
  readonly retained: boolean;
}

/** A group in two parts. */
export interface Group {
  readonly app: string;
  readonly id: string;
}

/** A group of a program: the name of the resource that has it, and its mute. */
export interface Placement extends DeclaredMute {
  readonly group: Group;
  /** Undefined: the program does not declare it. */
  readonly owner: string | undefined;
  readonly window: Window | undefined;
}

/** A resource of a program. A GroupMute has one group, an AppMutes any number. */
export interface Declared {
  readonly name: string;
  readonly type: "GroupMute" | "AppMutes";
  readonly app: string;
  readonly mutes: readonly (DeclaredMute & { readonly group: string; readonly window: Window | undefined })[];
}

/** A mute with the name of its resource. */
export interface OwnedMute extends DeclaredMute {
  readonly owner: string;
  readonly address: GroupAddress;
}

/** What is changed of a group in a program; the rest stays as it was. */
export type GroupEdit = Pick<Placement, "group"> & Partial<Placement>;

/** What is changed in a program. */
export interface Edit {
  readonly groups: readonly GroupEdit[];
  /** The app of an AppMutes; undefined where the program has none of that name. */
  readonly apps: Readonly<Record<string, string | undefined>>;
  /** Names of all resources in the order in which they are registered; undefined: that of before. */
  readonly order: readonly string[] | undefined;
}

export const key = ({ app, id }: Group): string => groupKey({ appId: app, groupId: id });

/** Names of resources: the type of one goes with its name, as it does in the engine's state. */
export const groupMuteNames = ["r0", "r1", "r2", "r3"];
export const appMutesNames = ["m0", "m1"];

/** A program: what it declares, and how it is edited. */
export class Program {
  static readonly empty = new Program(new Map(), new Map(), [...groupMuteNames, ...appMutesNames]);

  /** @param hour that of the model's clock */
  private constructor(
    private readonly placements: ReadonlyMap<string, Placement>,
    private readonly apps: ReadonlyMap<string, string | undefined>,
    private readonly order: readonly string[],
    private readonly hour = 0,
  ) {}

  /** The same program, run at another time. */
  at(hour: number): Program {
    return new Program(this.placements, this.apps, this.order, hour);
  }

  edited({ groups, apps, order }: Edit): Program {
    const blank = { owner: undefined, muted: true, users: [], mutedUsers: [], retained: false, window: undefined };
    const placed = groups.map((edit): [string, Placement] => {
      const name = key(edit.group);
      return [name, { ...blank, ...this.placements.get(name), ...edit }];
    });
    return new Program(
      new Map([...this.placements, ...placed]),
      new Map([...this.apps, ...Object.entries(apps)]),
      order ?? this.order,
      this.hour,
    );
  }

  /** The resources in the order of their registration. A group whose owner cannot have it is not declared. */
  get resources(): readonly Declared[] {
    return this.order.flatMap((name): Declared[] => {
      const owned = [...this.placements.values()].filter(({ owner }) => owner === name);
      if (groupMuteNames.includes(name)) {
        return owned
          .slice(0, 1)
          .map((each) => ({ name, type: "GroupMute", app: each.group.app, mutes: [this.muteOf(each)] }));
      }
      const app = this.apps.get(name);
      if (app === undefined) return [];
      const mutes = owned.filter(({ group }) => group.app === app).map((each) => this.muteOf(each));
      return [{ name, type: "AppMutes", app, mutes }];
    });
  }

  /** What is declared of groups, by their key. */
  get mutes(): ReadonlyMap<string, OwnedMute> {
    return new Map(
      this.resources.flatMap(({ name, app, mutes }) =>
        mutes.map((mute): [string, OwnedMute] => [
          key({ app, id: mute.group }),
          { ...mute, owner: name, address: { appId: app, groupId: mute.group } },
        ]),
      ),
    );
  }

  private muteOf({ group, muted, users, mutedUsers, retained, window }: Placement): Declared["mutes"][number] {
    const { from = -Infinity, until = Infinity } = window ?? {};
    const isMuted = window === undefined ? muted : from <= this.hour && this.hour < until;
    return { group: group.id, muted: isMuted, users, mutedUsers, retained, window };
  }
}
