import { readWorkbook } from "../../../src/app/read-workbook";
import { type JsonSheet, type JsonWorkbook, jsonHost } from "../../support/json-workbook";

const ORDERS = [
  ["Order", "Product", "Quantity"],
  ["O1", "P1", 10],
];
const STANDARDS: JsonSheet = {
  name: "Standards",
  rows: [
    ["Product", "Step", "Resource", "Rate per hour"],
    ["P1", 10, "M1", 60],
  ],
};
const CAPACITIES: JsonSheet = { name: "Capacities", rows: [["Resource"], ["M1"]] };

/** Reads a workbook with these sheets beside Standards and Capacities. */
async function read(
  sheets: readonly JsonSheet[],
  more: Partial<JsonWorkbook> & { maps?: string[] } = {},
) {
  const { maps, ...book } = more;
  const host = jsonHost({ sheets: [...sheets, STANDARDS, CAPACITIES], ...book });
  const reading = await readWorkbook(host, { mappings: maps ?? [] });
  const orders = reading.rows.Orders.rows.map(({ order, quantity }) => [order, quantity]);
  return { ...reading, orders };
}

describe("where a sheet is found", () => {
  it("goes by table name before sheet name", async () => {
    const one = {
      name: "Orders",
      rows: [
        ["Order", "Product", "Quantity"],
        ["WRONG", "P1", 1],
      ],
    };
    const two = { name: "Data", rows: ORDERS, tables: [{ name: "tbl_Orders", area: "A1:C2" }] };
    const { orders, sheets } = await read([one, two]);
    expect(orders).toEqual([["O1", 10]]);
    expect(sheets.find(({ name }) => name === "Orders")?.by).toBe("table");
  });

  it("goes by the saved mapping before all else", async () => {
    const one = {
      name: "Orders",
      rows: [
        ["Order", "Product", "Quantity"],
        ["WRONG", "P1", 1],
      ],
    };
    const { orders, mapping } = await read([one, { name: "ERP out", rows: ORDERS }], {
      maps: ["ERP out=Orders"],
    });
    expect(orders).toEqual([["O1", 10]]);
    expect(mapping.sheets).toEqual([{ name: "Orders", sheet: "ERP out" }]);
  });

  it("remembers mappings in the state, keeps what others put there, and lets new ones win", async () => {
    const sheet = {
      name: "Orders",
      rows: [
        ["No.", "Thing", "Quantity"],
        ["O1", "P1", 10],
      ],
    };
    const first = await read([sheet], { maps: ["Orders.No.=Order", "Orders.Thing=Product"] });
    expect(first.orders).toEqual([["O1", 10]]);
    const state = JSON.stringify({ ...first.state, solver: { seed: 7 } });
    const second = await read([sheet], { state });
    expect(second.orders).toEqual([["O1", 10]]);
    expect(second.state).toMatchObject({ solver: { seed: 7 } });
    const third = await read([sheet], { state, maps: ["Orders.Thing=-"] });
    expect(third.fatal.map(({ code }) => code)).toEqual(["required-column-missing"]);
  });

  it("knows names in other languages, without case, spaces and punctuation", async () => {
    for (const name of ["AUFTRÄGE", "Ordres de fabrication", "Órdenes", "work_orders", "Ordens"]) {
      expect((await read([{ name, rows: ORDERS }])).orders).toEqual([["O1", 10]]);
    }
  });

  it("takes our own name before another one", async () => {
    const other = {
      name: "Aufträge",
      rows: [
        ["Order", "Product", "Quantity"],
        ["WRONG", "P1", 1],
      ],
    };
    expect((await read([other, { name: "Orders", rows: ORDERS }])).orders).toEqual([["O1", 10]]);
  });

  it("never takes an archive with the same headings for another input", async () => {
    const archive = {
      name: "Archive",
      rows: [
        ["Order", "Part", "Qty"],
        ["A", "X", 1],
      ],
    };
    const { rows } = await read([{ name: "Orders", rows: ORDERS }, archive]);
    expect(Object.values(rows).filter(({ sheet }) => sheet === "Archive")).toEqual([]);
  });

  it("never reads a sheet of ours as an input", async () => {
    const table = { name: "PlumbSchedule", area: "A1:C2" };
    const ours = { name: "Schedule", rows: ORDERS, tables: [table] };
    const { fatal } = await read([ours]);
    expect(fatal.map(({ code }) => code)).toEqual(["required-sheet-missing"]);
  });

  it("reads a plumber's own table, whatever it begins with", async () => {
    const table = { name: "PlumbingOrders", area: "A1:C2" };
    expect((await read([{ name: "Orders", rows: ORDERS, tables: [table] }])).orders).toEqual([
      ["O1", 10],
    ]);
  });

  it("needs no Orders where there is a Plan", async () => {
    const plan = {
      name: "Plan",
      rows: [
        ["Period", "Product", "Quantity"],
        [46357, "P1", 100],
      ],
    };
    expect((await read([plan])).fatal).toEqual([]);
  });

  it("leaves an optional sheet unread that lacks a required column, and reads the rest", async () => {
    const own = {
      name: "Materials",
      rows: [
        ["Shelf", "Colour"],
        ["A1", "red"],
      ],
    };
    const { fatal, issues, orders } = await read([{ name: "Orders", rows: ORDERS }, own]);
    expect(fatal).toEqual([]);
    expect(orders).toEqual([["O1", 10]]);
    expect(issues.filter(({ code }) => code === "required-column-missing")).toHaveLength(3);
  });

  it("says that a workbook is empty", async () => {
    const reading = await readWorkbook(jsonHost({ sheets: [{ name: "Sheet1", rows: [] }] }));
    expect(reading.fatal.map(({ code }) => code)).toEqual(Array(3).fill("required-sheet-missing"));
  });
});

describe("where the rows are found", () => {
  const orders = async (sheet: Omit<JsonSheet, "name">) =>
    (await read([{ name: "Orders", ...sheet }])).orders;

  it("passes over titles, blank rows and repeated headings", async () => {
    const rows = [
      ["Order book 2026"],
      ["as of", 46349],
      [],
      ["Order", "Product", "Quantity"],
      ["O1", "P1", 10],
      [],
      ["Order", "Product", "Quantity"],
      ["O2", "P1", 20],
      ["", "  ", null],
    ];
    expect(await orders({ rows })).toEqual([
      ["O1", 10],
      ["O2", 20],
    ]);
  });

  it("reads a table without its totals row, wherever it stands", async () => {
    const rows = [
      ["Something else", null, null],
      [null, null, null],
      ["Order", "Product", "Quantity"],
      ["O1", "P1", 10],
      ["O2", "P1", 20],
      ["Total", null, 30],
      ["Order", "Product", 99],
    ];
    const tables = [{ name: "Data", area: "D7:F10", totals: true }];
    expect(await orders({ rows, from: "D5", tables })).toEqual([
      ["O1", 10],
      ["O2", 20],
    ]);
  });

  it("reads one of several blocks side by side, and no column of the others", async () => {
    const rows = [
      ["Order", "Product", "Quantity", null, "Resource", "Units"],
      ["O1", "P1", 10, null, "M1", 2],
      ["O2", "P1", 20, null, null, null],
    ];
    const reading = await read([{ name: "Orders", rows }]);
    expect(reading.orders).toEqual([
      ["O1", 10],
      ["O2", 20],
    ]);
    expect(reading.rows.Orders.columnAt.has("resource")).toBe(false);
  });

  it("reads two inputs that share a sheet", async () => {
    const rows = [
      ["Order", "Product", "Quantity", null, "Resource", "Units", "Efficiency"],
      ["O1", "P1", 10, null, "M1", 2, 0.9],
    ];
    const host = jsonHost({ sheets: [{ name: "Orders", rows }, STANDARDS] });
    const { rows: read, fatal } = await readWorkbook(host);
    expect(fatal).toEqual([]);
    expect(read.Capacities.rows).toMatchObject([{ resource: "M1", units: 2, efficiency: 0.9 }]);
  });

  it("understands headings merged over two rows and a row of units", async () => {
    const rows = [
      ["Product", "Step", "Resource", "Setup", "Rate"],
      [null, null, null, "[h]", "[/min]"],
      ["P1", 10, "M1", 0.5, 2],
    ];
    const host = jsonHost({
      sheets: [{ name: "Orders", rows: ORDERS }, { name: "Standards", rows }, CAPACITIES],
    });
    const reading = await readWorkbook(host);
    expect(reading.rows.Standards.rows).toMatchObject([{ setupMin: 30, ratePerHour: 120 }]);
  });

  it("understands a band of headings that is merged over its columns", async () => {
    const rows = [
      ["Product", "Step", "Resource", "Setup", null, "Rate per hour"],
      [null, null, null, "min", "crew", null],
      ["P1", 10, "M1", 30, 2, 60],
    ];
    const host = jsonHost({
      sheets: [{ name: "Orders", rows: ORDERS }, { name: "Standards", rows }, CAPACITIES],
    });
    const { rows: read } = await readWorkbook(host);
    expect(read.Standards.rows).toMatchObject([{ setupMin: 30, setupCrew: 2, ratePerHour: 60 }]);
  });

  it("reads the same from a grid that begins far down and right", async () => {
    expect(await orders({ rows: ORDERS, from: "AB40" })).toEqual([["O1", 10]]);
  });

  it("looks for headings in the first 25 rows only", async () => {
    const rows = [...Array.from({ length: 30 }, (_, i) => [`note ${i}`]), ...ORDERS];
    expect(await orders({ rows })).toEqual([]);
    expect(await orders({ rows: rows.slice(10) })).toEqual([["O1", 10]]);
  });

  it("is not led astray by a table without headings", async () => {
    const tables = [{ name: "T", area: "A2:C2", header: false }];
    expect(await orders({ rows: ORDERS, tables })).toEqual([["O1", 10]]);
  });
});

describe("date systems", () => {
  it("reads 1904 serials as the days that they show", async () => {
    const rows = [
      ["Order", "Product", "Quantity", "Due"],
      ["O1", "P1", 1, 46349 - 1462],
    ];
    const { rows: read1904 } = await read([{ name: "Orders", rows }], { date1904: true });
    const plain = [rows[0]!, ["O1", "P1", 1, 46349]];
    const { rows: read1900 } = await read([{ name: "Orders", rows: plain }]);
    expect(read1904.Orders.rows[0]!.due).toBe(read1900.Orders.rows[0]!.due);
  });
});
