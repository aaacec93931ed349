import type { Issue } from "../kernel/issue";
import { HOUR } from "../kernel/moment";
import type { Goal } from "../schedule/problem";
import type { Moved } from "../schedule/moved-operations";
import { sayMovedOperations } from "./say-moved";
import { type Plan, plannedOperations } from "./plan-result";
import { type Promised, isLate, promisesOf } from "./promises";
import { type RunReport, sayOrder } from "./run-report";
import { sayFullTime, sayMany, sayNumber } from "./say-time";

/** Orders and issues that are named one by one in the short result. */
const MOST_NAMED = 5;
const MOST_ISSUES = 3;

/** The result in a few lines for people: one sentence, then figures with their labels. */
export function sayReport(plan: Plan, report: RunReport): string {
  const promises = promisesOf(plan);
  const open = promises.filter(({ order }) => order.source === "Order" && order.status === "Open");
  const scheduled = open.filter((promise) => !promise.notScheduled).length;
  const { planStart } = plan.model;
  const resources = new Set(plannedOperations(plan).map((operation) => operation.resource)).size;
  const lastEnd = planStart + Math.round(report.objective.makespan * HOUR);
  const figures: readonly Line[] = [
    ...sayLate(open.filter(isLate), plan),
    ...sayProof(plan.problem.goal, report),
    ["Setups", `${sayNumber(report.objective.changeoverHours, 1)} h`],
    ["Last end", sayFullTime(lastEnd)],
    ...sayMoved(report.moved),
  ];
  const lines: readonly Line[] = [
    ...(resources === 0 ? [] : figures),
    ...sayUnscheduled(promises),
    ...sayIssues(report.issues),
  ];
  const width = Math.max(...lines.map(([label]) => label.length));
  return [
    `${scheduled} of ${count(open.length, "open order line")} scheduled from ${sayFullTime(planStart)}: ${count(report.operations, "operation")} on ${count(resources, "resource")}.`,
    "",
    ...lines.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`),
  ].join("\n");
}

/** A label and what stands behind it; an empty label goes on from the line above. */
type Line = readonly [label: string, text: string];

function sayLate(late: readonly Promised[], plan: Plan): readonly Line[] {
  if (late.length === 0) return [["Late", "none"]];
  const worst = late.reduce((a, b) => ((b.lateDays ?? 0) > (a.lateDays ?? 0) ? b : a));
  const days = sayMany(worst.lateDays ?? 0, 1, "day");
  const hours = sayMany(plan.solution.value.weightedTardinessHours, 0, "hour");
  return [
    ["Late", `${count(late.length, "order")}, ${hours} by weight`],
    ["Latest", `${sayOrder(worst.order)}, ${days}: waits most for ${worst.waitsMostFor}`],
  ];
}

/** What the goal is measured by first, as the lower bound is. */
const MEASURES: Readonly<Record<Goal, string>> = {
  "On time": "hours late by weight",
  "Fewest late": "late orders by weight",
  Throughput: "hours to the last end",
  Cost: "cost",
  Stable: "hours late by weight",
};

function sayProof(goal: Goal, { bound, gap }: RunReport): readonly Line[] {
  const measure = MEASURES[goal];
  if (gap === 0) return [["Proven", `no schedule has fewer ${measure}`]];
  const better = sayNumber(gap * 100, gap < 0.1 ? 1 : 0);
  const least = `no schedule has fewer than ${sayNumber(bound, 0)} ${measure}`;
  return [["Proven", `${least}: at most ${better} % better is possible`]];
}

function sayMoved(moved: Moved): readonly Line[] {
  return moved.ofPlanned === 0 ? [] : [["Moved", sayMovedOperations(moved)]];
}

/** Open orders without a place by name, the rest by number; those on hold and quotes need none. */
function sayUnscheduled(promises: readonly Promised[]): readonly Line[] {
  const left = promises.filter(
    ({ order, notScheduled }) => notScheduled && order.status === "Open",
  );
  const orders = left.filter(({ order }) => order.source === "Order");
  const texts = orders
    .slice(0, MOST_NAMED)
    .map(({ order, notScheduled }) => `${sayOrder(order)}: ${notScheduled!.reason}`);
  const more = orders.length - MOST_NAMED;
  if (more > 0) texts.push(`and ${count(more, "order line")} more, see Promises`);
  const others = left.length - orders.length;
  if (others > 0) {
    texts.push(
      `${count(others, "planned order or made part", "planned orders or made parts")}, see Promises`,
    );
  }
  return underOneLabel("Not scheduled", texts);
}

function sayIssues(issues: readonly Issue[]): readonly Line[] {
  const of = (severity: Issue["severity"]) => issues.filter((one) => one.severity === severity);
  const [errors, warnings] = [of("error"), of("warning")];
  if (errors.length + warnings.length === 0) return [];
  const counted = [
    errors.length > 0 ? count(errors.length, "error") : "",
    warnings.length > 0 ? count(warnings.length, "warning") : "",
  ].filter((text) => text !== "");
  const first = [...errors, ...warnings].slice(0, MOST_ISSUES).map(sayIssue);
  return underOneLabel("Issues", [`${counted.join(", ")}, see the sheet Issues`, ...first]);
}

function sayIssue({ sheet, cell, what }: Issue): string {
  if (sheet === "") return what;
  return cell === "" ? `${sheet}: ${what}` : `${sheet}!${cell}: ${what}`;
}

function underOneLabel(label: string, texts: readonly string[]): readonly Line[] {
  return texts.map((text, index): Line => [index === 0 ? label : "", text]);
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
