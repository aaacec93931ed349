import { integer } from "../arguments";
import { HostObject } from "../host-object";
import { invalidArgument, itemNotFound } from "../rich-error";

/** A collection whose items are found by name or id. */
export abstract class Listing extends HostObject {
  abstract override items(): readonly HostObject[];
  /** Undefined when there is none. */
  abstract find(key: unknown): HostObject | undefined;

  override itemAt([key]: readonly unknown[]): HostObject {
    const item = this.find(key);
    if (!item) throw itemNotFound();
    return item;
  }
}

type Method = (listing: Listing, args: readonly unknown[]) => unknown;

/** What all collections can do; the catalogue says from which requirement set on. */
export const LISTING_METHODS: Readonly<Record<string, Method>> = {
  GetCount: (listing) => listing.items().length,
  GetItem: (listing, args) => listing.itemAt(args),
  GetItemOrNullObject: (listing, [key]) => listing.find(key) ?? null,
  GetItemAt: (listing, [index]) => {
    const item = listing.items()[integer(index)];
    if (!item) throw invalidArgument("no item at this index");
    return item;
  },
};

export const LISTING_SCALARS = {
  Count: { get: (listing: Listing) => listing.items().length },
};

/** Names and ids are compared as Excel does: without regard to case. */
export function sameKey(a: string, b: unknown): boolean {
  return (
    (typeof b === "string" || typeof b === "number") && a.toLowerCase() === String(b).toLowerCase()
  );
}
