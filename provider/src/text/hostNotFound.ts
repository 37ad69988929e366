/** A failed look-up of a name in words; undefined for any other error. */
export function hostNotFound(error: unknown): string | undefined {
  const { code, syscall, hostname } = (error ?? {}) as { code?: unknown; syscall?: unknown; hostname?: unknown };
  if (syscall !== "getaddrinfo" || typeof code !== "string" || typeof hostname !== "string") return undefined;
  return `the host ${hostname} was not found (${code})`;
}
