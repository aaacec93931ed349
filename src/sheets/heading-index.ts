import { comparableName } from "../kernel/names";
import type { Column, SheetDefinition } from "./define-sheet";
import {
  type HeadingParts,
  type HeadingUnit,
  headingParts,
  unitFactor,
  unitFromText,
} from "./heading-unit";

/** How surely a heading stands for a column. */
export type HeadingMatch =
  | {
      readonly kind: "sure";
      readonly column: string;
      readonly by: "heading" | "other heading";
      readonly factor: number;
      /** True when figures are taken to be in the column's unit although the heading states none. */
      readonly unitAssumed: boolean;
    }
  /** It may stand for one of these columns, or for none: ask. */
  | { readonly kind: "ask"; readonly columns: readonly string[] }
  | { readonly kind: "unknown" };

interface Index {
  readonly own: ReadonlyMap<string, string>;
  /** Our own headings without their unit: `setup` of `Setup min`. */
  readonly bases: ReadonlyMap<string, ReadonlySet<string>>;
  readonly other: ReadonlyMap<string, ReadonlySet<string>>;
  readonly maybe: ReadonlyMap<string, ReadonlySet<string>>;
}

const INDEXES = new WeakMap<SheetDefinition, Index>();

/** Column that a heading of this sheet stands for: by its own name, a known other one, or with a unit. */
export function matchHeading(definition: SheetDefinition, heading: string): HeadingMatch {
  const known = knownHeading(definition, heading);
  if (known.kind !== "unknown") return known;
  const index = indexOf(definition);
  const full = comparableName(heading);
  const near = full === "" ? [] : nearColumns(index, full, headingParts(heading).base);
  return near.length > 0 ? { kind: "ask", columns: near } : known;
}

interface HeadingText {
  readonly full: string;
  readonly parts: HeadingParts;
}

const MOST_TEXTS = 20_000;
const TEXTS = new Map<string, HeadingText>();

/** Every heading is held against every sheet: what it consists of is found out once. */
function headingText(heading: string): HeadingText {
  const known = TEXTS.get(heading);
  if (known) return known;
  if (TEXTS.size >= MOST_TEXTS) TEXTS.clear();
  const text = { full: comparableName(heading), parts: headingParts(heading) };
  TEXTS.set(heading, text);
  return text;
}

/** As `matchHeading`, without looking for slips of the keys: fast enough for every cell of a sheet's top. */
export function knownHeading(definition: SheetDefinition, heading: string): HeadingMatch {
  const index = indexOf(definition);
  const { full, parts } = headingText(heading);
  if (full === "") return { kind: "unknown" };
  const own = index.own.get(full);
  if (own !== undefined) return sure(own, "heading", 1, false);
  const named = index.other.get(full);
  const withUnit = parts.unit && byUnit(definition, index, parts.base, parts.unit);
  if (withUnit?.kind === "sure") return withUnit;
  if (named) return byName(definition, named, parts.unit);
  if (withUnit) return withUnit;
  const measured = parts.unit && parts.unit.kind !== "amount";
  const maybe = index.maybe.get(full) ?? (measured ? undefined : index.maybe.get(parts.base));
  if (maybe) return { kind: "ask", columns: [...maybe] };
  if (parts.aside === "") return { kind: "unknown" };
  const bare = index.own.get(parts.base);
  const beside = bare === undefined ? index.other.get(parts.base) : [bare];
  return beside ? { kind: "ask", columns: [...beside] } : { kind: "unknown" };
}

function sure(
  column: string,
  by: "heading" | "other heading",
  factor: number,
  unitAssumed: boolean,
): HeadingMatch {
  return { kind: "sure", column, by, factor, unitAssumed };
}

function byName(
  definition: SheetDefinition,
  columns: ReadonlySet<string>,
  stated: HeadingUnit | undefined,
): HeadingMatch {
  const [column] = columns;
  if (columns.size > 1 || column === undefined) return { kind: "ask", columns: [...columns] };
  const { type } = definition.columns[column]!;
  const measured =
    type.kind === "duration" || ownUnit(definition.columns[column]!)?.kind === "perTime";
  return sure(column, "other heading", 1, measured && stated === undefined);
}

/** A heading that states a unit: sure when the name is known and the unit can be converted. */
function byUnit(
  definition: SheetDefinition,
  index: Index,
  base: string,
  unit: HeadingUnit,
): HeadingMatch | undefined {
  if (base === "") return allUnit(definition, unit);
  const own = index.own.get(base);
  const named = [
    ...(own === undefined ? [] : [own]),
    ...(index.other.get(base) ?? []),
    ...(index.bases.get(base) ?? []),
  ];
  const measured = unit.kind !== "amount" && unit.kind !== "percent";
  const candidates = new Set([...named, ...((measured && index.maybe.get(base)) || [])]);
  const fitting = [...candidates].filter(
    (key) => columnFactor(definition.columns[key]!, unit) !== undefined,
  );
  if (fitting.length === 1) {
    const factor = columnFactor(definition.columns[fitting[0]!]!, unit)!;
    return sure(fitting[0]!, "other heading", factor, false);
  }
  if (fitting.length > 1) return { kind: "ask", columns: fitting };
  if (named.length === 0) return undefined;
  const columns = [...new Set(named)];
  return { kind: "ask", columns: [...columns, ...quantityBeside(definition, columns, unit)] };
}

/** `Production order (kg)` may be an order, and may be its quantity. */
function quantityBeside(
  definition: SheetDefinition,
  named: readonly string[],
  unit: HeadingUnit,
): readonly string[] {
  if (unit.kind !== "amount" || named.includes("quantity")) return [];
  return definition.columns["quantity"] ? ["quantity"] : [];
}

/** `Pcs/min` and `sec/unit` name a column by their unit alone, where one column alone has such a unit. */
function allUnit(definition: SheetDefinition, unit: HeadingUnit): HeadingMatch | undefined {
  if (unit.kind !== "perTime" && unit.kind !== "timePerUnits") return undefined;
  const all = Object.entries(definition.columns).filter(
    ([, column]) => ownUnit(column)?.kind === unit.kind && column.unit.includes("unit"),
  );
  const fitting = all.length > 1 ? all.filter(([, column]) => column.common) : all;
  const [only] = fitting;
  if (fitting.length !== 1 || !only) return undefined;
  return sure(only[0], "other heading", columnFactor(only[1], unit)!, false);
}

function columnFactor(column: Column, unit: HeadingUnit): number | undefined {
  const { kind } = column.type;
  if (kind === "percent") return unit.kind === "percent" ? 1 : undefined;
  if (kind !== "number" && kind !== "duration") return undefined;
  return unitFactor(unit, ownUnit(column));
}

function ownUnit(column: Column): HeadingUnit | undefined {
  return column.type.kind === "percent" ? { kind: "percent" } : unitFromText(column.unit);
}

function indexOf(definition: SheetDefinition): Index {
  const known = INDEXES.get(definition);
  if (known) return known;
  const own = new Map<string, string>();
  const bases = new Map<string, Set<string>>();
  const other = new Map<string, Set<string>>();
  const maybe = new Map<string, Set<string>>();
  for (const [key, column] of Object.entries(definition.columns)) {
    own.set(comparableName(column.header), key);
    const bare = headingParts(column.header);
    if (bare.base !== "" && bare.unit) add(bases, bare.base, key);
    for (const name of column.otherHeadings) add(other, comparableName(name), key);
    for (const name of column.maybe) add(maybe, comparableName(name), key);
  }
  const index = { own, bases, other, maybe };
  INDEXES.set(definition, index);
  return index;
}

function add(map: Map<string, Set<string>>, name: string, key: string): void {
  const known = map.get(name);
  if (known) known.add(key);
  else map.set(name, new Set([key]));
}

/** Columns whose headings differ by a slip of the keys: they are asked, never taken. */
function nearColumns(index: Index, full: string, base: string): string[] {
  const found = new Set<string>();
  const consider = (name: string, keys: Iterable<string>) => {
    if (isNear(name, full) || (base.length > 3 && isNear(name, base))) {
      for (const key of keys) found.add(key);
    }
  };
  for (const [name, key] of index.own) consider(name, [key]);
  for (const [name, keys] of index.other) consider(name, keys);
  return found.size <= 3 ? [...found] : [];
}

function isNear(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length);
  if (longest < 5 || longest > 40) return false;
  const allowed = longest < 8 ? 1 : 2;
  return Math.abs(a.length - b.length) <= allowed && distance(a, b) <= allowed;
}

/** Letters to put in, leave out or change to get from `a` to `b` (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
