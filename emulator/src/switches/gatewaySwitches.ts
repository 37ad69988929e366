import { oneOf } from "./switchRow";

/** What the gateway in front of all services checks. */
export const gatewaySwitches = {
  /** Code of a denial by a RAM policy. */
  ramDenial: oneOf(
    ["NoPermission", "Forbidden.RAM", "NoAuth"],
    "The form that carries AccessDeniedDetail; the other two appear in tables of this and other products.",
  ),
  /** HTTP status of such a denial. */
  ramDenialStatus: oneOf([403, 400], "403 in the tables, 400 in a real log."),
  /** Operations on an app whose documented RAM resource is a domain or all resources: checked on that, or on the app. */
  ramResources: oneOf(
    ["documented", "app"],
    "As documented, though none of these operations has a domain, and all have an app.",
  ),
  /** Operations whose documented RAM level is none: policies are checked all the same, or not at all. */
  ramLevelNone: oneOf(
    ["checked", "unchecked"],
    "They are documented with a resource, and only a check needs a resource.",
  ),
  /** Code of a call with an expired security token. */
  expiredToken: oneOf(
    ["InvalidSecurityToken.Expired", "InvalidAccessKeyId.NotFound"],
    "The code of the gateway's table; another product's table has the other for this case as well.",
  ),
  /** HTTP status of the codes that name the token. */
  tokenErrorStatus: oneOf([400, 403], "400 is commoner in tables; none is of this product."),
  /** HTTP status of an unknown access key id. */
  unknownKeyStatus: oneOf([404, 400], "404 was seen in a real log, 400 in several tables."),
  /** HTTP status of a wrong signature. */
  signatureMismatchStatus: oneOf([400, 403], "400 in the gateway's own table, 403 in older product tables."),
  /** Code of a call over the quota. */
  throttlingCode: oneOf(
    ["Throttling.User", "Throttling.Api", "Throttling"],
    "The quota is per main account, which is this code's meaning.",
  ),
  /** HTTP status of a call over the quota. */
  throttlingStatus: oneOf([400, 429, 503], "The only status documented."),
  /** Whether the quotas of 10 and 50 calls per second hold. */
  quota: oneOf([true, false], "Documented."),
  /** The second that a quota counts in: the last 1,000 ms at any moment, or the calendar second. */
  quotaWindow: oneOf(
    ["sliding", "fixed"],
    "The window is documented as 1 s, not where it starts; sliding is the stricter one.",
  ),
  /** Whether a call over the quota counts in it. */
  quotaCountsRefused: oneOf([false, true], "A refused call costs the service nothing."),
  /** The methods that an operation takes: GET and POST, or its documented one. */
  httpMethod: oneOf(["any", "documented"], "RPC operations of the gateway take either."),
  /** HTTP status of a method that the gateway does not take. */
  unsupportedMethodStatus: oneOf([400, 403], "Tables of the gateway have both."),
  /** The clock that a request's date is held against: the machine's, or the emulator's movable one. */
  requestDateClock: oneOf(
    ["machine", "emulator"],
    "Clients sign with the machine's date, so moving the emulator's clock must not shut them out.",
  ),
};
