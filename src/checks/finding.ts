import type { Moment } from "../kernel/moment";

export type CheckKind =
  "Record" | "Lead time" | "Rate" | "Setup" | "Yield" | "Uptime" | "Calendar" | "Load";

export type Verdict =
  | "Realistic"
  | "Optimistic"
  | "Padded"
  | "Too tight"
  | "Not achieved"
  | "Too loose"
  | "Stale"
  | "Holds"
  | "Unproven"
  | RecordVerdict
  | LoadVerdict;

export type RecordVerdict = "Measured" | "Copied, not measured" | "Too coarse" | "Unproven";
export type LoadVerdict = "Overloaded" | "Idle" | "Balanced";

/** What the assumption is about; empty where it does not matter. */
export interface Subject {
  readonly material: string;
  readonly supplier: string;
  readonly product: string;
  readonly step: string;
  readonly resource: string;
}

/** One assumption and what the record says about it. Figures are in the unit of its cell. */
export interface Finding {
  readonly kind: CheckKind;
  readonly subject: Subject;
  readonly verdict: Verdict;
  /** What the plan reckons with; undefined where it has no single figure. */
  readonly planned: number | undefined;
  /** Jobs, receipts, shifts or bookings behind it. */
  readonly n: number;
  readonly observed: number | undefined;
  /** Ends of what the record allows at Confidence; undefined where it is too short for them. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** What to put into the cell; undefined where the cell should stay. */
  readonly suggested: number | undefined;
  /** The first job after a lasting shift. */
  readonly since: Moment | undefined;
  readonly cause: string;
  /** How many more jobs would decide it; undefined where decided, or where no number would. */
  readonly more: number | undefined;
  /** One or two sentences in a planner's words. */
  readonly evidence: string;
}

export const NOWHERE: Subject = { material: "", supplier: "", product: "", step: "", resource: "" };

/** A verdict is never given from fewer. */
export const FEWEST = 5;
