import { type Signal, xmrChart } from "../checks/statistics/xmr-chart";
import { type Answer, type Argument, matrixOf } from "./argument";
import { FunctionFault, invalid, notAvailable } from "./function-fault";
import { numberList } from "./number-list";
import { readCell } from "./read-cell";
import { clean } from "./row-wise";

const HEADINGS = ["Centre", "Lower limit", "Upper limit", "Signal"];

const WORDS: Readonly<Record<Signal, string>> = {
  Outside: "Outside the limits",
  "Near limit": "Three of four near a limit",
  "One side": "Eight in a row on one side",
};

/**
 * Which of the values in a series stand out from its usual ups and downs: the individuals (XmR)
 * chart, with limits at the mean ± 2.66 × the mean moving range.
 * @customfunction XMR
 * @param {any[][]} values The values in their order of time, without their heading; blanks are passed over.
 * @returns {any[][]} Headings, then a row for each value: centre, lower and upper limit, and its signal in words; a blank keeps its row.
 * @example =PLUMB.XMR(B2:B40)
 * @helpurl docs/functions.md#xmr
 */
export function xmr(values: Argument): Answer {
  const cells = matrixOf(values);
  if (!cells) return invalid("XMR needs values: a range of numbers in their order of time.");
  const given = numberList(cells, readCell<number>("values", { kind: "number", range: {} }));
  if (given instanceof FunctionFault) return given;
  const chart = xmrChart(given.filter((value) => value !== undefined));
  if (!chart) return notAvailable("XMR needs at least two values. Give it a longer range.");
  const lines = [chart.centre, chart.lower, chart.upper].map(clean);
  const signals = chart.signals.values();
  const rows = given.map((value) => {
    if (value === undefined) return HEADINGS.map(() => "");
    const signal = signals.next().value;
    return [...lines, signal === undefined ? "" : WORDS[signal]];
  });
  return [HEADINGS, ...rows];
}
