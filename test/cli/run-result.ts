import { z } from "zod";

const ISSUE = z.strictObject({
  severity: z.enum(["error", "warning", "note"]),
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  sheet: z.string(),
  cell: z.string().regex(/^([A-Z]{1,3}[1-9]\d*)?$/),
  value: z.string(),
  what: z.string().min(1),
  how: z.string().min(1),
});

const MOMENT = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/);

/** What `--json` prints after `run` and `schedule`, as interfaces.md has it. */
export const RUN_RESULT = z.strictObject({
  plan: z.strictObject({ start: MOMENT, horizon: MOMENT }),
  orders: z.int().min(0),
  operations: z.int().min(0),
  scheduled: z.int().min(0),
  unscheduled: z.array(
    z.strictObject({ order: z.string(), reason: z.string(), sheet: z.string(), cell: z.string() }),
  ),
  objective: z.strictObject({
    weightedTardinessHours: z.number().min(0),
    lateOrders: z.int().min(0),
    changeoverHours: z.number().min(0),
    makespan: z.number().min(0),
  }),
  /** Of `run` alone, where anything is recorded. */
  variance: z.looseObject({ written: z.array(z.string()) }).optional(),
  objectives: z.array(z.looseObject({ objective: z.string() })).optional(),
  check: z.looseObject({ tested: z.int().min(1) }).optional(),
  moved: z.strictObject({
    operations: z.int().min(0),
    ofPlanned: z.int().min(0),
    unitsChanged: z.int().min(0),
    hoursMedian: z.number().min(0),
    hoursMost: z.number().min(0),
  }),
  bound: z.number().min(0),
  gap: z.number().min(0).max(1),
  issues: z.array(ISSUE),
  written: z.array(z.string()),
  output: z.string(),
  seconds: z.record(z.string(), z.number().min(0)),
});

export const VALIDATE_RESULT = z.strictObject({
  sheets: z.array(z.strictObject({ name: z.string(), sheet: z.string(), rows: z.int().min(0) })),
  issues: z.array(ISSUE),
});
