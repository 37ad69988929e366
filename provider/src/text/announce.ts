/** Tells the user something by the way. The engine shows what its provider processes print as information. */
export function announce(message: string): void {
  console.log(message);
}
