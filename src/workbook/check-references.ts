import { comparableKey, comparableName } from "../kernel/names";
import { shortened } from "../sheets/cell-value";
import type { Need } from "../sheets/define-sheet";
import type { InputSheetName } from "../sheets/registry";
import type { IssueList } from "./issue-list";
import type { Row } from "./read-rows";
import { type SheetDraft, leaveOut, placeIn } from "./read-sheet";

/** Column by which rows of a sheet are referred to, and those that count besides. */
const NAMED_BY: Readonly<Record<string, readonly string[]>> = {
  Objectives: ["objective"],
  Products: ["product"],
  Orders: ["order"],
  Standards: ["product"],
  Capacities: ["resource", "group"],
  Calendars: ["calendar"],
  Materials: ["material"],
  Supply: ["material"],
};

/** A labour pool, and what is closed, is named itself, never by its group. */
const NO_GROUPS = new Set(["labour", "setupLabour", "calendarOrResource"]);

export type Drafts = ReadonlyMap<InputSheetName, SheetDraft>;

/** Comparable name to the spelling of the row that has it. */
type Names = ReadonlyMap<string, string>;

/**
 * Checks every cell that names a row of another sheet, and gives it that row's spelling. Sheets that
 * the workbook does not have are not looked for: what they say is then not known.
 */
export function checkReferences(drafts: Drafts, issues: IssueList): void {
  const names = new NameLists(drafts);
  for (const sheet of CHECK_ORDER) {
    const draft = drafts.get(sheet);
    if (draft?.found) checkSheet(draft, names, issues);
    names.forget(sheet);
  }
}

/** Sheets before those that refer to them, so that a row left out is missed at once. */
const CHECK_ORDER: readonly InputSheetName[] = [
  "Objectives",
  "Milestones",
  "Products",
  "Calendars",
  "Capacities",
  "Crews",
  "Closures",
  "Changeovers",
  "Standards",
  "Supply",
  "Materials",
  "Plan",
  "Orders",
  "Receipts",
  "Progress",
  "Actuals",
  "Stops",
  "Reasons",
  "Consumption",
  "Costs",
  "Observations",
  "Actions",
];

class NameLists {
  private readonly lists = new Map<string, Names>();
  private readonly goneBySheet = new Map<SheetDraft, { rows: Map<string, number>; seen: number }>();

  constructor(private readonly drafts: Drafts) {}

  /** Names of all listed sheets that the workbook has; undefined when it has none of them. */
  of(sheets: readonly string[], groups: boolean): readonly Names[] | undefined {
    const found: Names[] = [];
    for (const sheet of sheets) {
      const draft = this.drafts.get(sheet as InputSheetName);
      if (!draft?.found) continue;
      const [first, ...others] = NAMED_BY[sheet] ?? [];
      for (const column of groups ? [first, ...others] : [first]) {
        if (column !== undefined) found.push(this.list(draft, column));
      }
    }
    return found.length > 0 ? found : undefined;
  }

  has(sheet: InputSheetName): boolean {
    return this.drafts.get(sheet)?.found === true;
  }

  forget(sheet: string): void {
    for (const column of NAMED_BY[sheet] ?? []) this.lists.delete(`${sheet}.${column}`);
  }

  /** Row that has the name but was left out. */
  leftOut(sheets: readonly string[], name: string): { sheet: string; row: number } | undefined {
    for (const sheet of sheets) {
      const draft = this.drafts.get(sheet as InputSheetName);
      const row = draft && this.gone(draft).get(name);
      if (row !== undefined) return { sheet: draft!.sheet, row };
    }
    return undefined;
  }

  /** Rows that were left out by name; kept up to date, since rows are left out while references are checked. */
  private gone(draft: SheetDraft): ReadonlyMap<string, number> {
    const known = this.goneBySheet.get(draft) ?? { rows: new Map<string, number>(), seen: 0 };
    this.goneBySheet.set(draft, known);
    const column = NAMED_BY[draft.name]?.[0];
    for (; known.seen < draft.leftOut.length; known.seen++) {
      const { values, row } = draft.leftOut[known.seen]!;
      const name = column === undefined ? undefined : values[column];
      if (typeof name === "string") known.rows.set(comparableKey(name), row);
    }
    return known.rows;
  }

  private list(draft: SheetDraft, column: string): Names {
    const id = `${draft.name}.${column}`;
    const known = this.lists.get(id);
    if (known) return known;
    const names = new Map<string, string>();
    for (const row of draft.rows) {
      const value = row[column];
      if (typeof value !== "string") continue;
      const name = comparableKey(value);
      if (!names.has(name)) names.set(name, value);
    }
    this.lists.set(id, names);
    return names;
  }
}

interface Check {
  readonly key: string;
  readonly to: readonly string[];
  readonly lists: readonly Names[];
  readonly required: boolean;
  readonly header: string;
  /** Spelling by text as written, so that each is looked up once. */
  readonly known: Map<string, string>;
  /** Spellings by name without spaces and punctuation; made when first a name is missed. */
  near?: ReadonlyMap<string, string>;
}

function checkSheet(draft: SheetDraft, names: NameLists, issues: IssueList): void {
  const checks: Check[] = [];
  for (const [key, column] of Object.entries(draft.definition.columns)) {
    if (!draft.columnAt.has(key)) continue;
    const { type, required, header } = column;
    const to = type.kind === "reference" ? type.to : type.kind === "needs" ? ["Capacities"] : [];
    const lists = to.length > 0 ? names.of(to, !NO_GROUPS.has(key)) : undefined;
    if (key === "material" && !names.has("Supply")) continue;
    if (lists) checks.push({ key, to, lists, required, header, known: new Map() });
  }
  if (checks.length === 0) return;
  draft.rows = draft.rows.filter((row) =>
    checks.every((check) => holds(draft, row, check, names, issues)),
  );
}

/** False when the row has to be left out. */
function holds(
  draft: SheetDraft,
  row: Row,
  check: Check,
  names: NameLists,
  issues: IssueList,
): boolean {
  const value = row[check.key];
  if (Array.isArray(value))
    return needsHold(draft, row, check, value as readonly Need[], names, issues);
  if (typeof value !== "string" || value === "") return true;
  const spelling = spellingOf(check, value);
  if (spelling !== undefined) {
    row[check.key] = spelling;
    return true;
  }
  if (carriesOwnWork(draft, row, check.key)) return true;
  const leftOut = check.required || USELESS_WITHOUT.has(`${draft.name}.${check.key}`);
  tellDangling(draft, row, check, value, leftOut, names, issues);
  if (!leftOut) row[check.key] = undefined;
  return !leftOut;
}

/** Columns without which a row would be planned wrongly. */
const USELESS_WITHOUT = new Set([
  "Standards.labour",
  "Standards.setupLabour",
  "Changeovers.resource",
  "Orders.resource",
]);

/** An order with its own resource and hours may name a product that is listed nowhere. */
function carriesOwnWork(draft: SheetDraft, row: Row, key: string): boolean {
  return (
    draft.definition.standIns?.some(
      ({ column, when }) =>
        column === key && when.some((keys) => keys.every((each) => row[each] !== undefined)),
    ) ?? false
  );
}

function needsHold(
  draft: SheetDraft,
  row: Row,
  check: Check,
  needs: readonly Need[],
  names: NameLists,
  issues: IssueList,
): boolean {
  const spelled: Need[] = [];
  for (const need of needs) {
    const resource = spellingOf(check, need.resource);
    if (resource === undefined) {
      tellDangling(draft, row, check, need.resource, true, names, issues);
      return false;
    }
    spelled.push({ ...need, resource });
  }
  row[check.key] = spelled;
  return true;
}

function spellingOf(check: Check, value: string): string | undefined {
  const known = check.known.get(value);
  if (known !== undefined) return known;
  const name = comparableKey(value);
  for (const list of check.lists) {
    const spelling = list.get(name);
    if (spelling === undefined) continue;
    check.known.set(value, spelling);
    return spelling;
  }
  return undefined;
}

function tellDangling(
  draft: SheetDraft,
  row: Row,
  check: Check,
  value: string,
  leftOut: boolean,
  names: NameLists,
  issues: IssueList,
): void {
  const where = check.to.join(" or ");
  const gone = names.leftOut(check.to, comparableKey(value));
  const lack = gone
    ? `stands in row ${gone.row + 1} of ${gone.sheet}, which was left out`
    : `is not listed in ${where}`;
  const said = `${check.header} "${shortened(value)}" ${lack}`;
  const what = `${said}; ${leftOut ? "the row is left out" : "it is taken as empty"}.`;
  const how = gone
    ? `Mend row ${gone.row + 1} of ${gone.sheet}.`
    : howToMend(nearName(check, value), where);
  const place = placeIn(draft, row.row, check.key);
  issues.add(leftOut ? "error" : "warning", "dangling-reference", place, value, what, how);
  if (leftOut) leaveOut(draft, row, check.key, `its ${said}`);
}

function howToMend(near: string | undefined, where: string): string {
  if (near === undefined) return `Add it to ${where}, or correct the spelling.`;
  return `Did you mean "${shortened(near)}"? Then correct the spelling; else add it to ${where}.`;
}

/** A name that differs in spaces and punctuation only. */
function nearName(check: Check, value: string): string | undefined {
  check.near ??= new Map(
    check.lists.flatMap((list) => [...list.values()].map((name) => [comparableName(name), name])),
  );
  return check.near.get(comparableName(value));
}
