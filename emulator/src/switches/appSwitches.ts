import { oneOf } from "./switchRow";

/** Apps, and who may use them. */
export const appSwitches = {
  /** Code of the app beyond the 300th. */
  tooManyApps: oneOf(["ErrorTooManyApps", "InputInvalid"], "None is published; this one is by analogy with groups."),
  /** DataCenter that is not the app's. */
  dataCenterMismatch: oneOf(
    ["invalid", "not-found"],
    "Documented as 'must match the app's', so another value is illegal input.",
  ),
  /** DataCenter left out: matches any app, or means cn-shanghai. */
  omittedDataCenter: oneOf(
    ["any", "cn-shanghai"],
    "Optional everywhere; a default is documented for CreateLiveMessageApp alone.",
  ),
  /** The app of another account. */
  foreignApp: oneOf(["not-found", "no-auth"], "An account must not learn which apps another account has."),
  /** Operations on an app that is disabled, or on its groups, other than reading and enabling the app. */
  disabledApp: oneOf(["ok", "no-auth", "not-found"], "What it means for an app to be disabled is not documented."),
  /** ModifyLiveMessageAppDisable without Disable: no change, the app is enabled, or an error. */
  disableOmitted: oneOf(
    ["keep", "enable", "error"],
    "Documented as optional; a value that is left out does not change.",
  ),
  /** ModifyLiveMessageAppAudit: what is left out keeps its value, or becomes 0 or empty. */
  auditOmitted: oneOf(["keep", "reset"], "Documented as optional; a value that is left out does not change."),
  /** The AuditUrl is still there after another AuditType was set in between. */
  auditUrlStays: oneOf([false, true], "The URL is documented as one of AuditType 2, and cannot be read otherwise."),
  /** ModifyLiveMessageAppCallback without EventCallbackUrl: callbacks are off, or stay as they are. */
  callbackOmitted: oneOf(["off", "keep"], "Documented as 'left empty'; no real call was seen."),
  /** EventCallbackUrl of DescribeLiveMessageApp where callbacks are off. */
  callbackOff: oneOf(
    ["empty", "absent"],
    "The answer to a change is documented to leave it out; the answer to a read is not.",
  ),
  /** AppSign is another one after each change of the app. */
  appSignChanges: oneOf(
    [false, true],
    "Each answer to a change repeats the value, which does not mean that the value changes.",
  ),
};
