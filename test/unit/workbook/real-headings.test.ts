import type { Issue } from "../../../src/kernel/issue";
import type { CellValue } from "../../../src/workbook/grid";
import { NO_MAPPING, parseMappings } from "../../../src/workbook/mapping";
import { type InputReading, readInput } from "../../../src/workbook/read-input";
import { gridOf, type JsonSheet } from "../../support/json-workbook";

const STANDARDS: JsonSheet = {
  name: "Standards",
  rows: [
    ["Product", "Step", "Resource", "Rate per hour"],
    ["P1", 10, "L1", 60],
  ],
};
const CAPACITIES: JsonSheet = { name: "Capacities", rows: [["Resource"], ["L1"]] };

function readSheets(sheets: readonly JsonSheet[], maps: readonly string[] = []): InputReading {
  const names = sheets.map((sheet) => sheet.name);
  const mapping = maps.length > 0 ? parseMappings(maps, names).mapping : NO_MAPPING;
  return readInput(sheets.map(gridOf), [], false, mapping);
}

/** Heading by column key, of what was mapped; then what is asked, and what is left aside. */
function mapped(reading: InputReading, name: string) {
  const sheet = reading.sheets.find((each) => each.name === name);
  const uses = [...(sheet?.map.uses ?? [])].map(([key, use]) => [key, use.heading.text]);
  const asked = sheet?.map.questions.flatMap(({ headings }) => headings.map(({ text }) => text));
  const unused = sheet?.map.unused.map(({ text }) => text);
  return { uses: Object.fromEntries(uses) as Record<string, string>, asked, unused };
}

const headingsOf = (line: string): CellValue[] => line.split("|").map((heading) => heading.trim());
const said = (issues: readonly Issue[], code: string) =>
  issues.filter((issue) => issue.code === code).map(({ what, how }) => `${what} ${how}`);

describe("headings of real planning files", () => {
  it("Item No. | Customer | Order placement date | Qty | Order deadline", () => {
    const headings = headingsOf(
      "Item No. | Customer | Order placement date | Qty | Order deadline",
    );
    const orders = { name: "Orders", rows: [headings, ["P1", "Miller", 46300, 10, 46350]] };
    const reading = readSheets([orders, STANDARDS, CAPACITIES]);
    expect(mapped(reading, "Orders")).toEqual({
      uses: { product: "Item No.", customer: "Customer", quantity: "Qty", due: "Order deadline" },
      asked: [],
      unused: ["Order placement date"],
    });
    expect(reading.fatal.map(({ code }) => code)).toEqual(["required-column-missing"]);
    expect(reading.fatal[0]!.what).toContain("Orders has no column Order");
    expect(reading.fatal[0]!.how).toContain("--map");
  });

  it("OrderID | EstimatedHours | DueDate | AssignedLine | Dependencies", () => {
    const headings = headingsOf("OrderID | EstimatedHours | DueDate | AssignedLine | Dependencies");
    const orders = {
      name: "Orders",
      rows: [headings, ["A", 5, 46350, "L1", null], ["B", 2.5, 46351, "L1", "A"]],
    };
    const lines = headingsOf("LineID | Capacity_UnitsPerHour | SetupTime_Minutes");
    const reading = readSheets([
      orders,
      { name: "Lines", rows: [lines, ["L1", 50, 30]] },
      CAPACITIES,
    ]);
    expect(mapped(reading, "Orders")).toEqual({
      uses: {
        order: "OrderID",
        hours: "EstimatedHours",
        due: "DueDate",
        resource: "AssignedLine",
        afterOrder: "Dependencies",
      },
      asked: [],
      unused: [],
    });
    expect(reading.fatal).toEqual([]);
    expect(reading.rows.Orders.rows).toMatchObject([
      { order: "A", hours: 5, resource: "L1", product: "", quantity: 1, afterOrder: undefined },
      { order: "B", hours: 2.5, resource: "L1", product: "", quantity: 1, afterOrder: "A" },
    ]);
  });

  it("Hose | Quantity | DueDate", () => {
    const orders = {
      name: "Orders",
      rows: [headingsOf("Hose | Quantity | DueDate"), ["P1", 5, 46350]],
    };
    const reading = readSheets([orders, STANDARDS, CAPACITIES]);
    expect(mapped(reading, "Orders")).toEqual({
      uses: { quantity: "Quantity", due: "DueDate" },
      asked: [],
      unused: ["Hose"],
    });
    expect(reading.fatal.map(({ what }) => what)).toEqual([
      expect.stringContaining("no column Order:"),
      expect.stringContaining("no column Product:"),
    ]);
    expect(reading.fatal[1]!.how).toContain('--map "Orders.Hose=Product"');
  });

  it("is settled by --map", () => {
    const orders = {
      name: "Orders",
      rows: [
        ["Hose", "No.", "Quantity"],
        ["P1", 7, 5],
      ],
    };
    const reading = readSheets(
      [orders, STANDARDS, CAPACITIES],
      ["Orders.Hose=Product", "Orders.No.=Order"],
    );
    expect(reading.fatal).toEqual([]);
    expect(reading.rows.Orders.rows).toMatchObject([{ order: "7", product: "P1", quantity: 5 }]);
  });

  it("Product | Machine | Prioraty | Batch No. | Production Order (kg) | Start Date | Speed | …", () => {
    const headings = headingsOf(
      "Product | Machine | Prioraty | Batch No. | Production Order (kg) | Start Date | Speed | Working Hours | PPT | End Date | Current Production | Remain Production | Material Reservation",
    );
    const row = ["P1", "L1", 1, "B7", 1200, 46300, 80, 15, 3, 46310, 0, 1200, "yes"];
    const reading = readSheets([{ name: "Orders", rows: [headings, row] }, STANDARDS, CAPACITIES]);
    expect(mapped(reading, "Orders")).toEqual({
      uses: { product: "Product", resource: "Machine" },
      asked: [
        ...[
          "Prioraty",
          "Batch No.",
          "Production Order (kg)",
          "Start Date",
          "Speed",
          "Working Hours",
        ],
        ...["End Date", "Current Production"],
      ],
      unused: ["PPT", "Remain Production", "Material Reservation"],
    });
    expect(said(reading.issues, "heading-fits-two-columns")).toEqual([
      '"Production Order (kg)" could be Order or Quantity; it was not read. Say so with --map "Orders.Production Order (kg)=Order" or --map "Orders.Production Order (kg)=Quantity", or leave it aside with --map "Orders.Production Order (kg)=-".',
      '"End Date" could be Due or Shipped; it was not read. Say so with --map "Orders.End Date=Due" or --map "Orders.End Date=Shipped", or leave it aside with --map "Orders.End Date=-".',
    ]);
    expect(said(reading.issues, "heading-unsure")).toHaveLength(6);
  });

  it("LineID | Capacity_UnitsPerHour | SetupTime_Minutes", () => {
    const headings = headingsOf("LineID | Capacity_UnitsPerHour | SetupTime_Minutes");
    const orders = {
      name: "Orders",
      rows: [
        ["Order", "Product", "Quantity"],
        ["A", "P1", 1],
      ],
    };
    const lines = { name: "Capacities", rows: [headings, ["L1", 50, 30]] };
    const reading = readSheets([orders, STANDARDS, lines]);
    expect(mapped(reading, "Capacities")).toEqual({
      uses: { resource: "LineID" },
      asked: [],
      unused: ["Capacity_UnitsPerHour", "SetupTime_Minutes"],
    });
  });

  it("Artikel-Nr. | Rüsten | Mindestmenge | Sicherheitsbestand | Lieferzeit", () => {
    const headings = headingsOf(
      "Artikel-Nr. | Rüsten | Mindestmenge | Sicherheitsbestand | Lieferzeit",
    );
    const parts = { name: "Beschaffung", rows: [headings, ["M1", 30, 100, 50, 14]] };
    const orders = {
      name: "Aufträge",
      rows: [
        ["Auftrags-Nr.", "Artikel-Nr.", "Menge"],
        ["A", "P1", 1],
      ],
    };
    const reading = readSheets([parts, orders, STANDARDS, CAPACITIES]);
    expect(mapped(reading, "Supply")).toEqual({
      uses: {
        material: "Artikel-Nr.",
        minimumQuantity: "Mindestmenge",
        leadTimeDays: "Lieferzeit",
      },
      asked: [],
      unused: ["Rüsten", "Sicherheitsbestand"],
    });
    expect(said(reading.issues, "unit-assumed")).toEqual([
      expect.stringContaining(
        '"Lieferzeit" is read as Lead time days, and its figures are taken to be days.',
      ),
    ]);
    const asProducts = readSheets([{ ...parts, name: "Artikel" }, orders, STANDARDS, CAPACITIES]);
    expect(mapped(asProducts, "Products").uses).toEqual({
      product: "Artikel-Nr.",
      lotMin: "Mindestmenge",
      safetyStock: "Sicherheitsbestand",
    });
  });
});
