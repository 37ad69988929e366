import type { AccessKey } from "../accounts/account";
import { evaluatePolicies } from "../accounts/policy";
import { accessDenied } from "../errors/catalogue";
import type { Operation } from "../operations/operation";
import type { Switches } from "../switches/switches";

/**
 * Whether the key's principal may call the operation: action `live:{operation}` on the operation's resource.
 * @throws ServiceError the denial
 */
export function authorize(key: AccessKey, operation: Operation, appId: string | undefined, switches: Switches): void {
  const { principal } = key;
  if (principal.kind === "root") return;
  if (operation.accessLevel === "none" && switches.ramLevelNone === "unchecked") return;
  const action = `live:${operation.name}`;
  const ownerId = principal.account.id;
  const resource = resourceName(operation, ownerId, appId ?? "", switches);
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

/** As the RAM page of Live writes them: no region before an app, `*` before a domain. No operation names its domain. */
function resourceName(operation: Operation, owner: string, appId: string, { ramResources }: Switches): string {
  const namesApp = Object.hasOwn(operation.parameters, "AppId");
  switch (ramResources === "app" && namesApp ? "app" : operation.resource) {
    case "app":
      return `acs:live::${owner}:rtc/${appId}`;
    case "domain":
      return `acs:live:*:${owner}:domain/*`;
    case "all":
      return `acs:live::${owner}:*`;
  }
}
