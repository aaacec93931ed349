import { comparableName } from "../kernel/names";
import type { SheetDefinition } from "../sheets/define-sheet";
import { knownHeading } from "../sheets/heading-index";
import type { InputSheetName } from "../sheets/registry";
import type { SavedHeadings } from "./header-map";
import type { Mapping } from "./mapping";
import type { Region } from "./region";

/** How well the headings of a region fit a sheet of ours. */
export interface Fit {
  readonly region: Region;
  /** Columns that a heading surely stands for. */
  readonly columns: number;
  /** Required columns that no heading stands for. */
  readonly missing: number;
}

/** Headings that the user settled for a sheet, by comparable heading. */
export function savedHeadings(
  mapping: Mapping,
  definition: SheetDefinition,
  workbookSheet: string,
): SavedHeadings {
  const names = new Set([comparableName(definition.name), comparableName(workbookSheet)]);
  const found = new Map<string, string>();
  for (const entry of mapping.headings) {
    if (!names.has(comparableName(entry.name))) continue;
    const wanted = comparableName(entry.column);
    const key = Object.keys(definition.columns).find(
      (candidate) => comparableName(definition.columns[candidate]!.header) === wanted,
    );
    if (entry.column === "" || key !== undefined) {
      found.set(comparableName(entry.heading), key ?? "");
    }
  }
  return found;
}

export function fitOf(definition: SheetDefinition, region: Region, saved: SavedHeadings): Fit {
  const keys = new Set<string>();
  for (const heading of region.headings) {
    const settled = saved.size === 0 ? undefined : saved.get(comparableName(heading.text));
    if (settled !== undefined) {
      if (settled !== "") keys.add(settled);
      continue;
    }
    const banded = heading.withBand === "" ? undefined : knownHeading(definition, heading.withBand);
    const match = banded?.kind === "sure" ? banded : knownHeading(definition, heading.text);
    if (match.kind === "sure") keys.add(match.column);
  }
  const missing = Object.entries(definition.columns).filter(
    ([key, column]) => column.required && !keys.has(key) && !standsIn(definition, key, keys),
  );
  return { region, columns: keys.size, missing: missing.length };
}

/** True when other columns make a required one unnecessary. */
export function standsIn(
  definition: SheetDefinition,
  key: string,
  present: { has(key: string): boolean },
): boolean {
  return (definition.standIns ?? []).some(
    (standIn) =>
      standIn.column === key && standIn.when.some((set) => set.every((each) => present.has(each))),
  );
}

/** The best of some fits: most columns, a table before a plain range, the upper one first. */
export function bestFit(fits: readonly Fit[]): Fit | undefined {
  const tables = fits.filter((fit) => fit.region.table && fit.columns > 0);
  const complete = tables.filter((fit) => fit.missing === 0);
  const plainComplete = fits.some((fit) => !fit.region.table && fit.missing === 0);
  const pool = complete.length > 0 ? complete : tables.length > 0 && !plainComplete ? tables : fits;
  let best: Fit | undefined;
  for (const fit of pool) if (!best || fit.columns > best.columns) best = fit;
  return best;
}

export type SheetWay = "saved" | "table" | "sheet" | "headings";

/** Where an input sheet of ours stands in the workbook. */
export interface FoundSheet {
  readonly name: InputSheetName;
  readonly region: Region;
  readonly by: SheetWay;
}
