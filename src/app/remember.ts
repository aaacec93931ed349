import type { HeadingMapping, SheetMapping } from "../workbook/mapping";
import { mappingOf, parseState, stateText, type WorkbookState } from "../workbook/state";
import { mergedMapping } from "../workbook/mapping";
import type { WorkbookHost } from "../workbook/workbook-host";
import { applyOnce } from "./apply-once";
import type { NothingDone } from "./plan-outcome";

/** Keeps in the workbook what a heading stands for, or that it stands for nothing. */
export function settleHeading(
  host: WorkbookHost,
  heading: HeadingMapping,
): Promise<NothingDone | undefined> {
  return rememberMapping(host, { sheets: [], headings: [heading] });
}

/** Keeps in the workbook which of its sheets an input is read from. */
export function settleSheet(
  host: WorkbookHost,
  sheet: SheetMapping,
): Promise<NothingDone | undefined> {
  return rememberMapping(host, { sheets: [sheet], headings: [] });
}

async function rememberMapping(
  host: WorkbookHost,
  settled: Parameters<typeof mergedMapping>[1],
): Promise<NothingDone | undefined> {
  return change(host, (state) => {
    const { sheets, headings } = mergedMapping(mappingOf(state), settled);
    return { ...state, mapping: { sheets: [...sheets], headings: [...headings] } };
  });
}

/** What was chosen in the pane for the next schedule; what is missing is taken from Settings. */
export interface PaneChoices {
  readonly goal?: string;
  readonly horizonDays?: number;
  readonly freezeHours?: number;
}

/** Keeps the pane's choices in the workbook, so that they are there when it is opened again. */
export function rememberChoices(
  host: WorkbookHost,
  choices: PaneChoices,
): Promise<NothingDone | undefined> {
  return change(host, (state) => ({ ...state, pane: choices }));
}

/** The choices that the workbook keeps; anything that is not one is passed over. */
export async function rememberedChoices(host: WorkbookHost): Promise<PaneChoices> {
  const { state } = parseState((await host.readInfo()).state);
  const pane: unknown = state["pane"];
  if (typeof pane !== "object" || pane === null) return {};
  const { goal, horizonDays, freezeHours } = pane as Record<string, unknown>;
  return {
    ...(typeof goal === "string" ? { goal } : {}),
    ...(typeof horizonDays === "number" && horizonDays > 0 ? { horizonDays } : {}),
    ...(typeof freezeHours === "number" && freezeHours >= 0 ? { freezeHours } : {}),
  };
}

async function change(
  host: WorkbookHost,
  next: (state: WorkbookState) => WorkbookState,
): Promise<NothingDone | undefined> {
  const { state: before } = await host.readInfo();
  const text = stateText(next(parseState(before).state));
  return text === before ? undefined : applyOnce(host, [{ kind: "putState", text }]);
}
