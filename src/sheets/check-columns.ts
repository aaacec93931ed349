import { comparableName } from "../kernel/names";
import { anything, sentence } from "./written-columns";

/** Columns that stand right of the user's own on Standards, Supply and Capacities, rewritten at each run. */
export const CHECK_COLUMNS = {
  check: sentence("Plumb check", "What the record says about the row; what is off stands first.", {
    width: 60,
  }),
  observed: anything("Plumb observed", "What was seen, of what stands first or is named.", {
    width: 16,
  }),
  suggested: anything("Plumb suggested", "What to put in its cell; empty: leave it.", {
    width: 16,
  }),
} as const;

const NAMES: ReadonlySet<string> = new Set(
  Object.values(CHECK_COLUMNS).map((column) => comparableName(column.header)),
);

/** True for the heading of a column that was added beside the user's; nothing is read from it. */
export function isCheckHeading(heading: string): boolean {
  return NAMES.has(comparableName(heading));
}
