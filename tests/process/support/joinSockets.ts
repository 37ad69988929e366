import type { Socket } from "node:net";

/** Hands on what each of two sockets hears to the other, until one of them fails. */
export function joinSockets(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on("error", () => to.destroy());
    from.pipe(to);
  }
}
