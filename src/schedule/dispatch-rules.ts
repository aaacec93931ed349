import type { Goal, SchedulingProblem } from "./problem";
import type { WorkAhead } from "./work-ahead";

/**
 * A way to say which operation comes first. `key` orders what waits, smallest first; `index`, where
 * there is one, chooses among the first of them by how urgent they are now, largest first.
 * Rules after Panwalkar and Iskander (1977), "A survey of scheduling rules".
 */
export interface DispatchRule {
  readonly name: string;
  key(operation: number, ready: number): number;
  index?(operation: number, now: number, setup: number): number;
  /** Whether `index` looks at the setup. */
  readonly seesSetup?: boolean;
  /** How much later an end may be for each second of setup that it saves. */
  readonly setupPenalty: number;
  /** What it looks at: large problems are spared the rules that do not look at their goal. */
  readonly looksAt: "due dates" | "flow" | "both";
}

const COST_OF_TARDINESS = "apparent tardiness cost";
const COST_WITH_SETUPS = "apparent tardiness cost with setups";
const MOST_WORK = "most work remaining";
const LATEST_FINISH = "latest finish";
const FEWEST_SETUPS = "fewest setups";
const SERIAL_LATEST_FINISH = "serial, latest finish";

/** From so many operations on only the rules that look at the goal are tried. */
const LARGE = 5_000;

/** From so many operations on only a few rules are tried, since each takes seconds. */
const HUGE = 20_000;

/** What is tried then, the most promising first. */
const LEADING: Readonly<Record<Goal, readonly string[]>> = {
  "On time": [COST_WITH_SETUPS, COST_OF_TARDINESS, LATEST_FINISH],
  "Fewest late": [COST_WITH_SETUPS, COST_OF_TARDINESS, LATEST_FINISH],
  Stable: [COST_WITH_SETUPS, COST_OF_TARDINESS, LATEST_FINISH],
  Cost: [COST_WITH_SETUPS, FEWEST_SETUPS, COST_OF_TARDINESS],
  Throughput: [LATEST_FINISH, MOST_WORK, SERIAL_LATEST_FINISH],
};

/** The rules that are worth their time for a problem. */
export function worthwhile(
  rules: readonly DispatchRule[],
  { goal, operations, orders }: SchedulingProblem,
): DispatchRule[] {
  const spared = goal === "Throughput" ? "due dates" : "flow";
  const timeless = goal !== "Throughput" && orders.every((order) => order.due === undefined);
  if (operations.length >= HUGE) {
    const leading = LEADING[timeless ? "Throughput" : goal];
    return leading.flatMap((name) => rules.filter((one) => one.name === name));
  }
  if (operations.length < LARGE || timeless) return [...rules];
  return rules.filter((one) => one.looksAt !== spared);
}

/** What the ATC rules look ahead, in mean processing times (Vepsalainen and Morton 1987: 1.5 to 4.5). */
const LOOK_AHEAD = 3;
/** The share of a mean setup that costs an operation its urgency (Lee, Bhaskaran, Pinedo 1997). */
const SETUP_SCALE = 0.7;

/** The rule that large problems fall back on when not all fits before the horizon. */
export const ORDER_BY_ORDER = "serial, order by order";

/** Rules for dispatching in time order. */
export function dispatchRules(ahead: WorkAhead, setups: boolean): DispatchRule[] {
  const { due, tail, elapsed, work, remaining } = ahead;
  const rules: DispatchRule[] = [
    tardinessCost(ahead, COST_OF_TARDINESS, Infinity),
    rule(MOST_WORK, "flow", (o) => -remaining[o]!),
    rule("earliest due date", "due dates", (o) => due[o]!),
    rule("least slack", "both", (o) => due[o]! - tail[o]!),
    rule(LATEST_FINISH, "both", (o) => due[o]! - tail[o]! + elapsed[o]!),
    rule("first come", "flow", (_, ready) => ready),
    rule("shortest time", "flow", (o) => work[o]!),
  ];
  if (setups) {
    rules.push(tardinessCost(ahead, COST_WITH_SETUPS, SETUP_SCALE));
    rules.push(fewestSetups(ahead));
  }
  return rules;
}

/** Rules whose keys do not change over time, for serial generation. */
export function serialRules(ahead: WorkAhead): DispatchRule[] {
  const { due, tail, elapsed, remaining, weight } = ahead;
  return [
    rule(SERIAL_LATEST_FINISH, "both", (o) => due[o]! - tail[o]! + elapsed[o]!),
    rule("serial, most work remaining", "flow", (o) => -remaining[o]!),
    rule(ORDER_BY_ORDER, "due dates", (o) => due[o]!),
    rule(
      "serial, heavy orders first",
      "due dates",
      (o) => due[o]! - (tail[o]! + elapsed[o]!) * weight[o]!,
    ),
  ];
}

/** A rule by keys alone. */
export function rule(
  name: string,
  looksAt: DispatchRule["looksAt"],
  key: (operation: number, ready: number) => number,
): DispatchRule {
  return { name, looksAt, key, setupPenalty: 0 };
}

/**
 * Apparent tardiness cost (Vepsalainen and Morton 1987): weight ÷ time × e^(−slack ÷ k times), and
 * with setups (ATCS) × e^(−setup ÷ k mean setups).
 */
function tardinessCost(ahead: WorkAhead, name: string, setupScale: number): DispatchRule {
  const { due, tail, work, weight } = ahead;
  const setups = setupScale < Infinity;
  const horizon = LOOK_AHEAD * Math.max(1, ahead.meanElapsed);
  const scale = setupScale * Math.max(1, ahead.meanSetup);
  return {
    name,
    key: (o) => due[o]! - tail[o]!,
    index(o, now, setup) {
      const slack = due[o]! - tail[o]! - now;
      const urgency = (weight[o]! + 1e-3) / Math.max(1, work[o]!);
      const waiting = urgency * fallingOff(slack > 0 ? slack / horizon : 0);
      return setups ? waiting * fallingOff(setup / scale) : waiting;
    },
    setupPenalty: setups ? 1 : 0,
    seesSetup: setups,
    looksAt: setups ? "both" : "due dates",
  };
}

/** The shortest setup first, among those alike the one with least slack. */
function fewestSetups(ahead: WorkAhead): DispatchRule {
  const { due, tail } = ahead;
  return {
    name: FEWEST_SETUPS,
    key: (o) => due[o]! - tail[o]!,
    index: (_, __, setup) => -setup,
    setupPenalty: 4,
    seesSetup: true,
    looksAt: "both",
  };
}

/** e^(−x) for x from 0 on, near enough, in plain arithmetic (its last bits are the same everywhere). */
export function fallingOff(x: number): number {
  return 1 / (1 + x * (1 + x * (1 / 2 + x * (1 / 6 + x * (1 / 24 + x / 120)))));
}
