import { type Band } from "../bandAnswer";
import type { Lab } from "../lab";
import { inWords } from "../outcome";
import { UnclearError } from "../unclearError";

/** A muted group with a user who is exempt. */
export interface MutedBand extends Band {
  readonly exemptUser: string;
}

/** Opens the group, if it is not open. @throws UnclearError */
export async function openGroup(lab: Lab): Promise<void> {
  if ((await lab.band()).mutedAll === false) return;
  await lab.must("UnbanLiveMessageGroup");
  if ((await lab.band()).mutedAll !== false) throw new UnclearError("UnbanLiveMessageGroup did not open the group");
}

/** Mutes the group, if it is not muted, with nobody named. @throws UnclearError */
export async function muteGroup(lab: Lab): Promise<void> {
  if ((await lab.band()).mutedAll === true) return;
  await lab.must("BanLiveMessageGroup");
  if ((await lab.band()).mutedAll !== true) throw new UnclearError("BanLiveMessageGroup did not mute the group");
}

/** Sees to it that users who are in no group can be exempt: nobody is in the probe's. @throws UnclearError */
function expectExemptions(lab: Lab): void {
  if (lab.value("exemptNonMember") === "ok") return;
  throw new UnclearError("needs an exempt user, and nobody is in the group whom the service would make one");
}

/** Mutes the group with a user who is exempt. @throws UnclearError */
export async function muteWithExempt(lab: Lab): Promise<MutedBand> {
  expectExemptions(lab);
  const now = await lab.band();
  const [exemptUser] = now.exempt.filter((user) => user !== "");
  if (now.mutedAll === true && exemptUser !== undefined) return { ...now, exemptUser };
  if (lab.value("banMuted") !== "ok") await openGroup(lab);
  const user = lab.user();
  await lab.must("BanLiveMessageGroup", lab.list("ExceptUsers", [user]));
  return expectExempt(await lab.band(), user, true);
}

/**
 * Has a user exempt in a group on which BanLiveMessageGroup may be called: a muted one, or an open one where the service
 * refuses to mute a muted group.
 * @throws UnclearError
 */
export async function exemptBeforeBan(lab: Lab): Promise<MutedBand> {
  const mayBanMuted = lab.value("banMuted");
  if (mayBanMuted === undefined) throw new UnclearError("it is not clear whether a muted group may be muted");
  if (mayBanMuted === "ok") return muteWithExempt(lab);
  expectExemptions(lab);
  const user = lab.user();
  const parameters = { BannedAll: false, ...lab.list("ExceptUsers", [user]) };
  const outcome = await lab.onGroup("ModifyLiveMessageGroupBand", parameters);
  if (!outcome.ok) {
    throw new UnclearError(`a muted group may not be muted, and ModifyLiveMessageGroupBand was ${inWords(outcome)}`);
  }
  return expectExempt(await lab.band(), user, false);
}

function expectExempt(band: Band, user: string, mutedAll: boolean): MutedBand {
  if (band.mutedAll === mutedAll && band.exempt.includes(user)) return { ...band, exemptUser: user };
  throw new UnclearError(`the group did not come to be ${mutedAll ? "muted" : "open"} with a user who is exempt`);
}
