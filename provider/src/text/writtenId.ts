import { visible } from "./visible";

/*
 * Ids as people see them: a hidden character is written out, as in `mod1\u{200b}`, in programs, mute files, state, previews
 * and reports. Ids without such characters are the same in both forms.
 */

/** An id of the service as people see it. Ids that differ are written differently. */
export function writtenId(serviceId: string): string {
  // An id may really have the text that begins a character which is written out.
  return visible(asWritten(serviceId));
}

/** A text that is no id, such as a name, so that the service gets it as it is. */
export function asWritten(text: string): string {
  return text.replace(/\\(?=u\{)/g, "\\u{5c}");
}

/** The id at the service that a written one stands for. */
export function serviceId(writtenId: string): string {
  return writtenId.replace(/\\u\{([0-9a-f]{1,6})\}/gi, (text, hex: string) => {
    const code = parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : text;
  });
}
