/** RFC 3986 percent-encoding, as both of Alibaba Cloud's signatures prescribe: all but `A-Z a-z 0-9 - _ . ~`. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
