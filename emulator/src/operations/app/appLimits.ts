import { inputInvalid } from "../../errors/catalogue";
import type { Switches } from "../../switches/switches";
import { integer, text } from "../parameters";

/** A public address: http or https, with a name or a public IPv4 address, without a port. */
export const publicUrl = text({
  pattern:
    /^https?:\/\/(?!localhost\b|127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)[^\s/:?#@[\]]+([/?#]\S*)?$/i,
  rule: "takes an http or https address without a port and without a private IP",
});

/** 0 nobody, 1 the service itself, 2 the address in AuditUrl looks at messages before they are sent. */
export const auditType = integer({ oneOf: [0, 1, 2] });

/**
 * The AuditUrl that an app keeps with an AuditType.
 * @throws ServiceError InputInvalid for AuditType 2 without a URL
 */
export function auditUrlFor(type: number, url: string, { auditUrlStays }: Switches): string {
  if (type === 2 && url === "") throw inputInvalid("AuditType 2 needs AuditUrl");
  return type === 2 || auditUrlStays ? url : "";
}
