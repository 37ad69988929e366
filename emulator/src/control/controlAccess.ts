import { timingSafeEqual } from "node:crypto";
import { header, type HttpRequest } from "../gateway/httpRequest";
import type { HostRules } from "../server/requestSource";
import { ControlError } from "./controlError";

/** Everything below this path is about the emulator, not the API. */
export const controlPrefix = "/_emulator/";

/** Who may use the control path. */
export interface ControlAccess {
  /** Has to come as `Authorization: Bearer {token}` if set. */
  readonly token: string | undefined;
  readonly hosts: HostRules;
}

/** A seed may hold much more than a call. */
export const maxControlBytes = 16 * 1024 * 1024;

/** @throws ControlError if the request may not use the control path */
export function checkAccess(request: HttpRequest, { token, hosts }: ControlAccess): void {
  if (token === undefined) {
    if (!hosts.loopback)
      throw new ControlError(403, "The control path is closed: not on loopback, and no token is set.");
    return;
  }
  const given = Buffer.from(header(request, "authorization") ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    throw new ControlError(401, "The control path takes the header Authorization: Bearer and the token.");
  }
}
