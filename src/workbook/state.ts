import { z } from "zod";
import type { Issue } from "../kernel/issue";
import { type Mapping, NO_MAPPING } from "./mapping";

z.config({ jitless: true });

const MAPPING = z.object({
  sheets: z.array(z.object({ name: z.string(), sheet: z.string() })).default([]),
  headings: z
    .array(z.object({ name: z.string(), heading: z.string(), column: z.string() }))
    .default([]),
});

/** Fields of other parts and of later versions are kept as they are. */
const STATE = z.looseObject({
  version: z.literal(1),
  mapping: MAPPING.optional(),
});

/** What Plumbline remembers in the workbook: one JSON text in its state part. */
export type WorkbookState = z.infer<typeof STATE>;

export interface StateReading {
  readonly state: WorkbookState;
  readonly issues: readonly Issue[];
}

/** Parses the state part; a part that cannot be read counts as none, and says so. */
export function parseState(text: string | undefined): StateReading {
  if (text === undefined || text.trim() === "") return { state: { version: 1 }, issues: [] };
  const parsed = STATE.safeParse(fromJson(text));
  if (parsed.success) return { state: parsed.data, issues: [] };
  return { state: { version: 1 }, issues: [UNREADABLE] };
}

export function stateText(state: WorkbookState): string {
  return JSON.stringify(state);
}

export function mappingOf(state: WorkbookState): Mapping {
  return state.mapping ?? NO_MAPPING;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const UNREADABLE: Issue = {
  severity: "warning",
  code: "state-unreadable",
  sheet: "",
  cell: "",
  value: "",
  what: "What Plumbline remembered in this workbook, such as mappings of headings, cannot be read and was not used.",
  how: "Settle the headings again; the next run writes it anew.",
};
