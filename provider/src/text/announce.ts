import { withoutSecretUsers } from "./secretUsers";

let show: (message: string) => void = (message) => console.log(message);

/**
 * Tells the user something by the way, without what is a secret in what runs. The engine shows what its provider processes
 * print as information.
 */
export function announce(message: string): void {
  show(withoutSecretUsers(message));
}

/** Has announcements shown in another way from now on. */
export function announceBy(other: (message: string) => void): void {
  show = other;
}
