import { NOT_MEASURED } from "./not-measured";
import type { ObjectivePicture } from "../objectives/objective-picture";
import { SUMMARY } from "../sheets/written-summary";
import type { SheetContent, TableContent } from "../workbook/sheet-content";
import { columnArea, emptyRow } from "./sheet-parts";
import type { CellContent, ContentRow } from "./written-content";

type Row = ContentRow<typeof SUMMARY>;
type Key = keyof typeof SUMMARY.columns;

const NO_OBJECTIVES = "No objectives yet: they are read from a sheet Objectives.";

export function objectiveRows(objectives: readonly ObjectivePicture[]): readonly Row[] {
  if (objectives.length === 0) return [emptyRow(SUMMARY, "objective", NO_OBJECTIVES)];
  return objectives.map(rowOf);
}

/** A share is shown in per cent, its gap in points. */
function rowOf(picture: ObjectivePicture): Row {
  const shown = (value: number | undefined): CellContent =>
    value === undefined ? NOT_MEASURED : inUnit(picture, value);
  const { metric, appliesTo } = picture;
  const lead: Key =
    picture.projected === picture.projectedAsAssumed
      ? "projectedAsAssumed"
      : "projectedAsRealitySays";
  return {
    objective: picture.name,
    metric: appliesTo === "" ? metric : `${metric}, ${appliesTo}`,
    unit: picture.format === "share" ? "%" : picture.unit,
    target: inUnit(picture, picture.target),
    achieved: shown(picture.achieved),
    projectedAsAssumed: shown(picture.projectedAsAssumed),
    projectedAsRealitySays: shown(picture.projectedAsRealitySays),
    shouldBeNow: picture.shouldBeNow === undefined ? null : inUnit(picture, picture.shouldBeNow),
    gapNow: gapCell(picture, "achieved", "shouldBeNow", picture.gapNow),
    shouldBeAhead:
      picture.shouldBeAtHorizon === undefined ? null : inUnit(picture, picture.shouldBeAtHorizon),
    gapAhead: gapCell(picture, lead, "shouldBeAhead", picture.gapAhead),
    status: statusSaid(picture),
  };
}

/** What stands well today is not called so where the plan lands short of it. */
export function statusSaid({ status, statusAhead }: ObjectivePicture): string {
  const well = status === "Ahead" || status === "On track";
  return well && statusAhead === "Behind" ? "At risk" : status;
}

const inUnit = ({ format }: ObjectivePicture, value: number) =>
  format === "share" ? value * 100 : value;

const cell = (key: Key) => `PlumbSummary[[#This Row],[${SUMMARY.columns[key].header}]]`;

/** Above 0 is ahead, whichever way is better. */
function gapCell(
  picture: ObjectivePicture,
  figure: Key,
  shouldBe: Key,
  gap: number | undefined,
): CellContent {
  if (gap === undefined) return null;
  const [more, less] = picture.direction === "Up" ? [figure, shouldBe] : [shouldBe, figure];
  return { formula: `=${cell(more)}-${cell(less)}`, value: inUnit(picture, gap) };
}

/** Why something is not measured, at its cell. */
export function objectiveNotes(
  objectives: readonly ObjectivePicture[],
  table: TableContent,
): SheetContent["notes"] {
  const at = (key: Key) => columnArea(SUMMARY, table, key).left;
  return objectives.flatMap((picture, i) => {
    const row = table.row + 1 + i;
    const note = (key: Key, text: string) => (text === "" ? [] : [{ row, column: at(key), text }]);
    const unknown = picture.projectedAsAssumed === undefined ? picture.notProjected : "";
    return [
      ...note("achieved", picture.notMeasured || picture.remark),
      ...note("projectedAsAssumed", unknown),
    ];
  });
}
