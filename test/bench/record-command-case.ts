import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLine } from "../../src/cli/command-line";
import { nodeTerminal } from "../../src/cli/node-terminal";
import { DAY, serialFromMoment } from "../../src/kernel/moment";
import { at } from "../support/a-plan";
import { type BenchCase, type Figure, peak } from "./cases";
import { noisyShop } from "./noisy-shop";
import { plainBook, type PlainCell, type PlainSheet } from "./plain-book";

const UNTIL = at("2026-11-30 06:00");
const BOOKINGS = 100_000;
/** Orders that are not finished: 2,000 operations. */
const OPEN = 500;

/** What a planner waits for with such a record: from the file to the record, the variance and the checks. */
export const RECORD_COMMAND_CASE: BenchCase = {
  name: "plumbline variance and check, 100,000 bookings",
  run,
};

async function run(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
  try {
    writeFileSync(join(folder, "book.xlsx"), plainBook(sheets()));
    const variance = await secondsOf(folder, "variance");
    const check = await secondsOf(folder, "check");
    const inAll = variance["record"]! + variance["variance"]! + check["check"]!;
    return [
      { what: "bookings", value: BOOKINGS, unit: "rows" },
      { what: "workbook read", value: variance["read"]!, unit: "s" },
      { what: "record", value: variance["record"]!, unit: "s" },
      { what: "variance of a week", value: variance["variance"]!, unit: "s" },
      { what: "checks", value: check["check"]!, unit: "s" },
      { what: "record, variance, checks", value: inAll, unit: "s", limit: 3 },
      { what: "plan made afterwards", value: variance["plan"]!, unit: "s" },
      { what: "as reality says", value: check["reschedule"]!, unit: "s", limit: 60 },
      ...peak(2000),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a command says of its own time, by part. */
async function secondsOf(folder: string, command: string): Promise<Record<string, number>> {
  let out = "";
  const terminal = { ...nodeTerminal(), folder, out: (text: string) => void (out += text) };
  const argv = [command, "book.xlsx", "-o", `${command}.xlsx`, "--json", "--quiet"];
  const status = await commandLine(argv, terminal);
  if (status !== 0) throw new Error(`plumbline ${command} ended with ${status}`);
  return (JSON.parse(out) as { seconds: Record<string, number> }).seconds;
}

/** The noisy shop as somebody keeps it: whole orders done but for the last. */
function sheets(): PlainSheet[] {
  const shop = noisyShop(BOOKINGS, UNTIL);
  const day = (moment: number | undefined) =>
    moment === undefined ? null : serialFromMoment(moment);
  const cells = (...values: readonly (PlainCell | undefined)[]) =>
    values.map((value): PlainCell => value ?? null);
  const sheet = (name: string, headings: readonly string[], rows: readonly PlainCell[][]) => ({
    name,
    rows: [headings, ...rows],
  });
  const orders = shop.orders!;
  return [
    sheet(
      "Orders",
      ["Order", "Product", "Quantity", "Due", "Status"],
      orders.map(({ order, product, quantity }, i) => [
        ...cells(order, product, quantity, day(UNTIL + DAY * (1 + (i % 30)))),
        i < orders.length - OPEN ? "Done" : "Open",
      ]),
    ),
    sheet(
      "Standards",
      ["Product", "Step", "Resource", "Min per unit", "Setup min", "Yield"],
      shop.standards!.map((row) => [
        ...cells(row.product, row.step, row.resource),
        ...cells(row.minPerUnit, row.setupMin, row.yield),
      ]),
    ),
    sheet(
      "Capacities",
      ["Resource", "Calendar", "Cost per hour", "Uptime"],
      shop.capacities!.map((row) => cells(row.resource, "Day", row.costPerHour, row.uptime)),
    ),
    sheet(
      "Calendars",
      ["Calendar", "Shift", "Days", "Start", "End"],
      [
        ["Day", "Early", "Mon-Sun", "06:00", "14:00"],
        ["Day", "Late", "Mon-Sun", "14:00", "22:00"],
        ["Day", "Night", "Mon-Sun", "22:00", "06:00"],
      ],
    ),
    sheet(
      "Actuals",
      ["Order", "Step", "Resource", "Start", "End", "Good", "Scrap", "Setup min", "Down min"],
      shop.actuals.map((row) => [
        ...cells(row.order, row.step, row.resource, day(row.start), day(row.end)),
        ...cells(row.good, row.scrap, row.setupMin, row.downMin),
      ]),
    ),
    sheet(
      "Supply",
      ["Material", "Supplier", "Lead time days"],
      shop.supply!.map((row) => cells(row.material, row.supplier, row.leadTimeDays)),
    ),
    sheet(
      "Receipts",
      ["Material", "Supplier", "Quantity", "Ordered", "Promised", "Received"],
      shop.receipts!.map((row) => [
        ...cells(row.material, row.supplier, row.quantity),
        ...cells(day(row.ordered), day(row.promised), day(row.received)),
      ]),
    ),
    sheet(
      "Settings",
      ["Setting", "Value"],
      [
        ["Plan start", "2026-11-30 06:00"],
        ["Solve seconds", 1],
      ],
    ),
  ];
}
