let show: (message: string) => void = (message) => console.log(message);

/** Tells the user something by the way. The engine shows what its provider processes print as information. */
export function announce(message: string): void {
  show(message);
}

/** Has announcements shown in another way from now on. */
export function announceBy(other: (message: string) => void): void {
  show = other;
}
