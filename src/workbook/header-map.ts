import { addTo } from "../kernel/groups";
import { comparableName } from "../kernel/names";
import type { SheetDefinition } from "../sheets/define-sheet";
import { type HeadingMatch, matchHeading } from "../sheets/heading-index";
import { headingParts, unitFactor, unitFromText } from "../sheets/heading-unit";
import type { HeadingCell } from "./region";

/** A heading that stands for a column of ours. */
export interface HeadingUse {
  readonly key: string;
  readonly heading: HeadingCell;
  readonly by: "saved" | "heading" | "other heading";
  /** What figures under it are multiplied by to be in the column's own unit. */
  readonly factor: number;
  readonly unitAssumed: boolean;
}

/** Something about headings that only the user can settle. */
export interface HeadingQuestion {
  /** The headings that it is about: one that fits several columns, or several that fit one. */
  readonly headings: readonly HeadingCell[];
  /** Keys of the columns that it may be about. */
  readonly columns: readonly string[];
}

export interface HeaderMap {
  /** By column key. */
  readonly uses: ReadonlyMap<string, HeadingUse>;
  readonly questions: readonly HeadingQuestion[];
  /** Headings that stand for nothing of ours and are left aside. */
  readonly unused: readonly HeadingCell[];
}

/** Key of the column by comparable heading; empty for a heading that is to be left aside. */
export type SavedHeadings = ReadonlyMap<string, string>;

interface Asked {
  readonly heading: HeadingCell;
  readonly columns: readonly string[];
}

/** Maps headings to columns: what is sure is taken, what is not is asked, what is unknown is left aside. */
export function headerMap(
  definition: SheetDefinition,
  headings: readonly HeadingCell[],
  saved: SavedHeadings,
): HeaderMap {
  const claims = new Map<string, HeadingUse[]>();
  const asked: Asked[] = [];
  const unused: HeadingCell[] = [];
  for (const heading of headings) {
    const claim = claimOf(definition, heading, saved);
    if (claim === undefined) unused.push(heading);
    else if ("columns" in claim) asked.push(claim);
    else addTo(claims, claim.key, claim);
  }
  return settle(claims, asked, unused);
}

function claimOf(
  definition: SheetDefinition,
  heading: HeadingCell,
  saved: SavedHeadings,
): HeadingUse | Asked | undefined {
  const settled = saved.get(comparableName(heading.text));
  if (settled === "") return undefined;
  if (settled !== undefined) {
    const factor = statedFactor(definition, settled, heading.text);
    return { key: settled, heading, by: "saved", factor, unitAssumed: false };
  }
  const match = matchOf(definition, heading);
  if (match.kind === "unknown") return undefined;
  if (match.kind === "ask") return { heading, columns: match.columns };
  const { column: key, by, factor, unitAssumed } = match;
  return { key, heading, by, factor, unitAssumed };
}

/** A heading under a band is first read together with it: `crew` under `Setup` is Setup crew, not Crew. */
function matchOf(definition: SheetDefinition, heading: HeadingCell): HeadingMatch {
  const banded = heading.withBand === "" ? undefined : matchHeading(definition, heading.withBand);
  return banded?.kind === "sure" ? banded : matchHeading(definition, heading.text);
}

/** The unit in a heading counts as well when the user said which column it is. */
function statedFactor(definition: SheetDefinition, key: string, heading: string): number {
  const column = definition.columns[key];
  const { unit } = headingParts(heading);
  const measured = column?.type.kind === "number" || column?.type.kind === "duration";
  return (unit && column && measured && unitFactor(unit, unitFromText(column.unit))) || 1;
}

const RANK = { saved: 0, heading: 1, "other heading": 2 } as const;

/** Of several headings for one column the best one counts; equals are asked. */
function settle(
  claims: ReadonlyMap<string, readonly HeadingUse[]>,
  asked: readonly Asked[],
  unknown: readonly HeadingCell[],
): HeaderMap {
  const uses = new Map<string, HeadingUse>();
  const questions: HeadingQuestion[] = [];
  const unused = [...unknown];
  for (const [key, all] of claims) {
    const best = Math.min(...all.map((claim) => RANK[claim.by]));
    const equals = all.filter((claim) => RANK[claim.by] === best);
    if (equals.length === 1) uses.set(key, equals[0]!);
    else questions.push({ headings: equals.map(({ heading }) => heading), columns: [key] });
    for (const claim of all) if (RANK[claim.by] !== best) unused.push(claim.heading);
  }
  for (const { heading, columns } of asked) {
    if (columns.some((key) => uses.has(key))) unused.push(heading);
    else questions.push({ headings: [heading], columns });
  }
  unused.sort((a, b) => a.column - b.column);
  return { uses, questions, unused };
}
