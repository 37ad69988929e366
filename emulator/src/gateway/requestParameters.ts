import { inputInvalid, malformedRequest } from "../errors/catalogue";
import type { Switches } from "../switches/switches";
import { quote } from "../text/quote";
import type { Pair } from "./httpRequest";

/** The parameters of a request by name, from its query and its form together. */
export class RequestParameters {
  private readonly values = new Map<string, string>();

  /** @throws ServiceError InvalidParameter if a name comes twice, because the documentation gives that no meaning */
  constructor(pairs: readonly Pair[]) {
    for (const [name, value] of pairs) {
      if (this.values.has(name)) throw malformedRequest(`The parameter ${quote(name)} is given twice`);
      this.values.set(name, value);
    }
  }

  get(name: string): string | undefined {
    return this.values.get(name);
  }

  names(): IterableIterator<string> {
    return this.values.keys();
  }

  /**
   * A list, from `Name=a,b` or from `Name.1=a&Name.2=b`; `Name=` is the empty list. Where only one form counts, the
   * other is one item, or not seen.
   * @throws ServiceError InputInvalid if both forms are used, or a number is missing in the second
   */
  list(name: string, form: Switches["listForm"]): string[] | undefined {
    const joined = this.values.get(name);
    if (form === "joined") return joined === undefined ? undefined : split(joined);
    const numbered: string[] = [];
    for (let value; (value = this.values.get(`${name}.${numbered.length + 1}`)) !== undefined;) numbered.push(value);
    const further = numbered.length > 0 || joined === undefined ? this.countNumbered(name) : 0;
    if (further > numbered.length) throw inputInvalid(`The items of ${name} are not numbered 1, 2, 3 and so on`);
    if (joined === undefined) return numbered.length > 0 ? numbered : undefined;
    if (numbered.length > 0) throw inputInvalid(`${name} is given both joined and numbered`);
    return form === "numbered" && joined !== "" ? [joined] : split(joined);
  }

  private countNumbered(name: string): number {
    let count = 0;
    for (const other of this.values.keys()) if (other.startsWith(`${name}.`)) count++;
    return count;
  }
}

function split(joined: string): string[] {
  return joined === "" ? [] : joined.split(",");
}
