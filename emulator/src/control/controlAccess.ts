import { timingSafeEqual } from "node:crypto";
import { header, type HttpRequest } from "../gateway/httpRequest";
import { ControlError } from "./controlError";

/** Everything below this path is about the emulator, not the API. */
export const controlPrefix = "/_emulator/";

/** Who may use the control path. */
export interface ControlAccess {
  /** Has to come as `Authorization: Bearer {token}` if set. */
  readonly token: string | undefined;
  /** Whether the emulator listens on a loopback address only. */
  readonly loopback: boolean;
}

/** @throws ControlError if the request may not use the control path */
export function checkAccess(request: HttpRequest, { token, loopback }: ControlAccess): void {
  // Pages in a browser must not steer an emulator on the same machine; only browsers send an origin.
  if (header(request, "origin") !== undefined) throw new ControlError(403, "The control path is not for browsers.");
  if (token === undefined) {
    if (!loopback) throw new ControlError(403, "The control path is closed: not on loopback, and no token is set.");
    return;
  }
  const given = Buffer.from(header(request, "authorization") ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    throw new ControlError(401, "The control path takes the header Authorization: Bearer and the token.");
  }
}
