import { mergedMapping, parseMappings } from "../../../src/workbook/mapping";
import { mappingOf, parseState, stateText } from "../../../src/workbook/state";

const SHEETS = ["Orders", "Order.list 2026", "Aufträge", "Teile"];
const headings = (...texts: string[]) => parseMappings(texts, SHEETS).mapping.headings;

describe("mappings as typed", () => {
  it("may have points and equals signs in sheets and headings", () => {
    expect(headings("Orders.Artikel-Nr.=Product")).toEqual([
      { name: "Orders", heading: "Artikel-Nr.", column: "Product" },
    ]);
    expect(headings("Orders.a=b.c=Due")).toEqual([
      { name: "Orders", heading: "a=b.c", column: "Due" },
    ]);
    expect(headings("Order.list 2026.No.=order")).toEqual([
      { name: "Order.list 2026", heading: "No.", column: "Order" },
    ]);
  });

  it("may name a sheet by our name, by an other one, or by the workbook's", () => {
    expect(headings("ORDERS.x=Due")[0]!.name).toBe("Orders");
    expect(headings("Aufträge.x=Due")[0]!.name).toBe("Orders");
    expect(headings("Teile.x=Lot min")[0]!.name).toBe("Teile");
  });

  it("may leave a heading aside, and settle a sheet", () => {
    expect(headings("Orders.Date=-")).toEqual([{ name: "Orders", heading: "Date", column: "" }]);
    const { mapping } = parseMappings(["Teile=Supply", "Teile.x=Lead time days"], SHEETS);
    expect(mapping.sheets).toEqual([{ name: "Supply", sheet: "Teile" }]);
    expect(mapping.headings).toEqual([{ name: "Supply", heading: "x", column: "Lead time days" }]);
  });

  it.each([
    "",
    "Orders",
    "Orders.x",
    "Orders.x=Nonsense",
    "Nowhere.x=Due",
    "=Due",
    "Orders.=Due",
    "__proto__.x=Due",
  ])("are not understood: %p", (text) => {
    const { mapping, issues } = parseMappings([text], SHEETS);
    expect(mapping).toEqual({ sheets: [], headings: [] });
    expect(issues.map(({ code }) => code)).toEqual(["mapping-not-understood"]);
  });

  it("win over what was remembered, without losing the rest", () => {
    const first = parseMappings(["Orders.a=Due", "Orders.b=Release"], SHEETS).mapping;
    const second = parseMappings(["Orders.A=Shipped"], SHEETS).mapping;
    expect(mergedMapping(first, second).headings).toEqual([
      { name: "Orders", heading: "A", column: "Shipped" },
      { name: "Orders", heading: "b", column: "Release" },
    ]);
  });
});

describe("the state", () => {
  it("keeps what it does not know", () => {
    const text = JSON.stringify({
      version: 1,
      pane: { tab: 2 },
      mapping: { sheets: [], headings: [] },
    });
    const { state, issues } = parseState(text);
    expect(issues).toEqual([]);
    expect(JSON.parse(stateText(state))).toEqual(JSON.parse(text));
  });

  it("begins empty", () => {
    expect(parseState(undefined)).toEqual({ state: { version: 1 }, issues: [] });
    expect(mappingOf(parseState(" ").state)).toEqual({ sheets: [], headings: [] });
  });

  it.each([
    "{",
    "null",
    "[]",
    '"x"',
    '{"version":2}',
    '{"version":1,"mapping":{"sheets":[{"name":1}]}}',
  ])("says so when it cannot be read: %s", (text) => {
    const { state, issues } = parseState(text);
    expect(state).toEqual({ version: 1 });
    expect(issues.map(({ code }) => code)).toEqual(["state-unreadable"]);
  });

  it("takes no name for special", () => {
    const text =
      '{"version":1,"__proto__":{"polluted":true},"mapping":{"sheets":[],"headings":[{"name":"__proto__","heading":"constructor","column":"toString"}]}}';
    parseState(text);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
