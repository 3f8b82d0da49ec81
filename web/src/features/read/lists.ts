// Lists from which one comes to a place in a text, and goes on to the next.

import { parse, type Query } from "../../ui/router.svelte";
import { readAsked } from "../quotations/asked";
import { fetchOf, keyOf } from "../quotations/retrieve";
import { fetchLines, keyOfSearch, readSearch } from "../search/asked";

/** A place of a list. */
export interface Spot {
  key: string;
  /** What stands in its address. */
  query: Query;
}

export interface Places {
  /** By what the list is kept. */
  key: string;
  fetch: (skip: number, take: number) => Promise<{ items: (Spot | null)[]; total: number }>;
}

/** Returns the list of an address. */
export function listOf(address: string): Places | undefined {
  const { path, query } = parse(address);
  if (path[0] === "quotations") {
    const asked = readAsked(query);
    const { fetch } = fetchOf(asked);
    return {
      key: keyOf(asked),
      fetch: async (skip, take) => {
        const { items, total } = await fetch(skip, take);
        return {
          total,
          // What is lost has no place to go to.
          items: items.map(({ key, start, end, id }) =>
            start == null ? null : { key, query: { at: `${start}-${end}`, quotation: id } },
          ),
        };
      },
    };
  }
  if (path[0] === "search") {
    const asked = readSearch(query);
    return {
      key: keyOfSearch(asked),
      fetch: async (skip, take) => {
        const { items, total } = await fetchLines(asked)(skip, take);
        return { total, items: items.map(({ key, start, end }) => ({ key, query: { at: `${start}-${end}` } })) };
      },
    };
  }
  return undefined;
}
