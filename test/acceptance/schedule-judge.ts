/**
 * Judges a written workbook against the rules of scheduling, from its sheets alone. It shares no
 * code with the product; what it knows, it knows from the contract.
 */
import type * as XLSX from "@e965/xlsx";
import { judgePools, judgeUnits } from "./judge/judge-capacity";
import { judgeMaterials } from "./judge/judge-material";
import { judgePromises, judgeStatus, type PriorityRule } from "./judge/judge-promises";
import { judgeResult, type Result } from "./judge/judge-result";
import { judgeHeadings, judgeLoad, judgeTargets } from "./judge/judge-sheets";
import {
  judgeBounds,
  judgeLots,
  judgePrecedence,
  judgeQuantities,
  judgeTimes,
} from "./judge/judge-work";
import { type Fault, type Operation, operationsOf, OperationTime } from "./judge/operations";
import { readShop, type Shop } from "./judge/shop";
import { textOf } from "./judge/cell-meaning";
import { cellTexts, readTable, type Table, type ValueBook } from "./support/read-book";

export interface Case {
  /** The inputs in the contract's words, whatever disguise the file has. */
  readonly inputs: ValueBook;
  readonly output: XLSX.WorkBook;
  /** The workbook as it was given; its sheets must be in the output unchanged. */
  readonly given?: XLSX.WorkBook;
  readonly result?: Result;
  /** The moment of `--now`, in seconds; used where Settings have no Plan start. */
  readonly now?: number;
  readonly priority?: PriorityRule;
  /** The goal given on the command line, where one is. */
  readonly goal?: string;
  /** What is written for another sheet name because the user has one of that name. */
  readonly sheetNames?: Readonly<Record<string, string>>;
  /** Orders that may be left unscheduled, with a part of the reason. */
  readonly unscheduled?: Readonly<Record<string, RegExp>>;
}

export interface Judgement {
  readonly faults: readonly Fault[];
  readonly operations: readonly Operation[];
  readonly shop: Shop;
  readonly schedule: Table | undefined;
  readonly promises: Table | undefined;
}

const WRITTEN_NOW = ["Schedule", "Targets", "Load", "Promises", "Shortages", "Issues"];

export function judge(given: Case): Judgement {
  const shop = readShop(given.inputs, given.now);
  const table = (name: string): Table | undefined => {
    const sheet = given.output.Sheets[given.sheetNames?.[name] ?? name];
    const keys: Record<string, string[]> = {
      Issues: ["Severity", "What"],
      Shortages: ["Material", "Quantity short"],
      Load: ["Resource", "Available h"],
    };
    const shiftDates = given.output.Workbook?.WBProps?.date1904 === true;
    const wanted = keys[name] ?? ["Order", "Product"];
    return sheet && readTable(sheet, wanted, { stopAtBlank: true, shiftDates });
  };
  const faults: Fault[] = WRITTEN_NOW.flatMap((name) => judgeHeadings(name, table(name)));
  const schedule = table("Schedule");
  const promises = table("Promises");
  if (schedule === undefined || promises === undefined) {
    return { faults, operations: [], shop, schedule, promises };
  }
  const read = operationsOf(shop, schedule, promises.rows);
  const operations = read.operations;
  const time = new OperationTime(shop);
  faults.push(
    ...read.faults,
    ...judgeComplete(shop, operations, promises, given.unscheduled ?? {}),
    ...judgeQuantities(shop, operations),
    ...judgeLots(operations),
    ...judgeTimes(operations, time),
    ...judgeBounds(shop, operations),
    ...judgePrecedence(shop, operations, time),
    ...judgeUnits(shop, operations),
    ...judgePools(shop, operations, time),
    ...judgeMaterials(shop, operations),
    ...judgePromises(shop, operations, promises.rows),
    ...judgeStatus(shop, operations),
    ...judgeLoad(shop, operations, time, table("Load")?.rows ?? []),
    ...judgeTargets(shop, operations, table("Targets")?.rows ?? []),
  );
  if (given.result) {
    faults.push(
      ...judgeResult(shop, operations, promises.rows, given.result, {
        priority: given.priority,
        goal: given.goal,
      }),
    );
  }
  if (given.given) faults.push(...judgeInputs(given.given, given.output));
  return { faults, operations, shop, schedule, promises };
}

/** Every order that is not excused is scheduled, with each of its steps once. */
function judgeComplete(
  shop: Shop,
  operations: readonly Operation[],
  promises: Table,
  excused: Readonly<Record<string, RegExp>>,
): Fault[] {
  const faults: Fault[] = [];
  const fault = (text: string): void => void faults.push({ rule: "complete", text });
  const reasons = new Map(
    promises.rows.map(
      (row) =>
        [`${textOf(row["Order"])}|${textOf(row["Line"])}`, textOf(row["Waits most for"])] as const,
    ),
  );
  const steps = new Map<string, string[]>();
  for (const { demand, step } of operations) {
    const key = `${demand.key}|${demand.line}`;
    steps.set(key, [...(steps.get(key) ?? []), step.step]);
  }
  for (const { order, line, status } of shop.orders) {
    const reason = reasons.get(`${order}|${line}`) ?? "";
    const excuse = excused[order] ?? (status === "Hold" ? /on hold/i : undefined);
    if (excuse) {
      if (!reason.startsWith("Not scheduled:") || !excuse.test(reason)) {
        fault(`${order}: should not be scheduled for ${String(excuse)}, but: ${reason}`);
      }
    } else if (reason.startsWith("Not scheduled:")) fault(`${order}: ${reason}`);
  }
  for (const { demand } of operations) {
    const key = `${demand.key}|${demand.line}`;
    const found = steps.get(key) ?? [];
    steps.set(key, []);
    if (found.length === 0) continue;
    for (const { step } of demand.steps) {
      const count = found.filter((name) => name === step).length;
      if (count === 0 && textOf(demand.order?.row["Steps done to"]) === "") {
        fault(`${demand.key}: no operation for step ${step}`);
      }
      if (count > 1 && !(shop.book["Actuals"] ?? []).length)
        fault(`${demand.key}: step ${step} ${count} times`);
    }
  }
  return faults;
}

/** Every cell that was there is there still; the sheets of orders and times have no cell more. */
export function judgeInputs(given: XLSX.WorkBook, output: XLSX.WorkBook): Fault[] {
  const faults: Fault[] = [];
  const checked = ["Standards", "Supply", "Capacities", "Objectives", "Actions"];
  for (const name of given.SheetNames) {
    const before = given.Sheets[name];
    const after = output.Sheets[name];
    if (before === undefined || after === undefined) {
      faults.push({ rule: "inputs", text: `the sheet ${name} is gone` });
      continue;
    }
    const was = cellTexts(before);
    const is = cellTexts(after);
    const changed = [...was].filter(([address, text]) => is.get(address) !== text);
    for (const [address, text] of changed.slice(0, 3)) {
      faults.push({
        rule: "inputs",
        text: `${name}!${address} was ${text}, is ${is.get(address)}`,
      });
    }
    const added = [...is.keys()].filter((address) => !was.has(address));
    if (added.length > 0 && !checked.includes(name)) {
      faults.push({
        rule: "inputs",
        text: `${name} has new cells: ${added.slice(0, 5).join(", ")}`,
      });
    }
  }
  return faults;
}

/** For test output: the first faults of each rule. */
export function sayFaults(faults: readonly Fault[]): string[] {
  const shown = new Map<string, number>();
  return faults
    .filter(({ rule }) => {
      const count = (shown.get(rule) ?? 0) + 1;
      shown.set(rule, count);
      return count <= 4;
    })
    .map(({ rule, text }) => `${rule}: ${text}`);
}
