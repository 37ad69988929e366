/**
 * Whether a TLS handshake was answered by something else, most often by plain http. OpenSSL 3.2 and newer reads "HTTP/"
 * as a length that is too long, older ones as a wrong version.
 */
export function speaksNoTls(error: unknown): boolean {
  const { message } = (error ?? {}) as { message?: unknown };
  return typeof message === "string" && /wrong version number|packet length too long/.test(message);
}
