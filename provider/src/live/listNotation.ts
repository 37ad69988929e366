import type { ListForm } from "./listForm";

/**
 * How the service reads lists, as far as it has shown. Nothing documents whether it takes `Name=a,b` or, as some SDKs
 * send, `Name.1=a&Name.2=b`: the first is sent, and the second once the service turned out to take the first for one id.
 */
export class ListNotation {
  private isNumbered = false;

  /**
   * The forms to write lists in until one is not refused. Nothing documents that `Name=` is taken for nobody. Numbered
   * lists are no remedy for a refusal: a service that does not know them would mute those who are to be exempt.
   */
  forms(lists: readonly (readonly string[])[]): ListForm[] {
    const numbered = this.isNumbered;
    const hasEmpty = lists.some((list) => list.length === 0);
    return [{ numbered, omitsEmpty: false }, ...(hasEmpty ? [{ numbered, omitsEmpty: true }] : [])];
  }

  /** To be called where a list was misread: from now on lists are numbered. */
  useNumbered(): void {
    this.isNumbered = true;
  }
}
