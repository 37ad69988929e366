import { integer, required } from "./parameters";

/** Oldest or newest first. */
export const sortType = required(integer({ oneOf: [1, 2] }));

/** Where the next page starts; left out, empty or -1 for the first. */
export const nextPageToken = integer({ min: -1 });

/** One page and where the next one starts, if there is one. */
export interface Page<Item> {
  readonly items: Item[];
  readonly next: number | undefined;
}

/** Orders by creation. `items` come oldest first. */
export function sorted<Item>(items: readonly Item[], sortType: number): readonly Item[] {
  return sortType === 2 ? items.toReversed() : items;
}

/**
 * The page after `token`, which is the sequence number of the last item of the page before. So a page neither repeats
 * nor skips an item when others come or go in between.
 * @param items oldest first
 */
export function pageByToken<Item extends { readonly sequence: number }>(
  items: readonly Item[],
  paging: { readonly sortType: number; readonly token: number | undefined; readonly size: number },
): Page<Item> {
  const token = paging.token === -1 ? undefined : paging.token;
  const rest = sorted(items, paging.sortType).filter(
    ({ sequence }) => token === undefined || (paging.sortType === 2 ? sequence < token : sequence > token),
  );
  const page = rest.slice(0, paging.size);
  return { items: page, next: rest.length > page.length ? page.at(-1)?.sequence : undefined };
}
