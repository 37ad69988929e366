/** How far a request's date may be from the service's, and how long a nonce may not come again. */
export const dateToleranceMs = 15 * 60 * 1000;

/** `YYYY-MM-DDThh:mm:ssZ` to milliseconds since 1970; undefined for anything else, impossible dates included. */
export function parseRequestDate(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text)) return undefined;
  const time = Date.parse(text);
  // Date.parse lets 31 February through as 3 March.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 19) !== text.slice(0, 19) ? undefined : time;
}
