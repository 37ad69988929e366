import type { AccessKey } from "../accounts/account";
import { evaluatePolicies } from "../accounts/policy";
import { accessDenied } from "../errors/catalogue";
import type { Operation } from "../operations/operation";
import type { Switches } from "../switches";

/**
 * Whether the key's principal may call the operation: action `live:{operation}` on `acs:live::{account}:rtc/{AppId}`
 * (note the empty region), or on `acs:live::{account}:*` where the operation is documented as "All resources".
 * @throws ServiceError the denial
 */
export function authorize(key: AccessKey, operation: Operation, appId: string | undefined, switches: Switches): void {
  const { principal } = key;
  if (principal.kind === "root") return;
  const action = `live:${operation.name}`;
  const ownerId = principal.account.id;
  const resource = `acs:live::${ownerId}:${operation.resource === "app" ? `rtc/${appId ?? ""}` : "*"}`;
  const isUser = principal.kind === "user";
  const verdict = evaluatePolicies(isUser ? principal.user.policies : principal.policies, action, resource);
  if (verdict === "Allow") return;
  throw accessDenied(switches, {
    action,
    resource,
    ownerId,
    principalType: isUser ? "SubUser" : "AssumedRoleUser",
    displayName: isUser ? principal.user.id : principal.role,
    kind: verdict,
  });
}
