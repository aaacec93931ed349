import { validateWorkbook } from "../../../src/app/validate-workbook";
import { momentFromCivil } from "../../../src/kernel/moment";
import { jsonHost } from "../../support/json-workbook";

const NOW = momentFromCivil(2026, 11, 23, 6);
type Booked = readonly [order: string, resource: string];

/** What is said of bookings in a shop with the order O1 and the resource SAW-1. */
async function said(...bookings: readonly Booked[]): Promise<readonly string[]> {
  const sheets = [
    {
      name: "Orders",
      rows: [
        ["Order", "Product", "Quantity", "Due"],
        ["O1", "P", 10, 46400],
      ],
    },
    {
      name: "Standards",
      rows: [
        ["Product", "Step", "Resource", "Rate per hour"],
        ["P", 10, "SAW-1", 60],
      ],
    },
    { name: "Capacities", rows: [["Resource"], ["SAW-1"]] },
    {
      name: "Actuals",
      rows: [
        ["Order", "Step", "Resource", "Start", "End", "Good"],
        ...bookings.map(([order, resource], i) => [
          ...[order, 10, resource],
          ...[46300.25 + i, 46300.3 + i, 1],
        ]),
      ],
    },
  ];
  const options = { bookName: "case.xlsx", now: NOW, headings: [] };
  const outcome = await validateWorkbook(jsonHost({ sheets }), options, {
    ...{ now: () => NOW, elapsed: () => 0 },
  });
  if (!("issues" in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.issues
    .filter(({ code }) => /dangling-reference|unknown-order/.test(code))
    .map(({ what, how }) => `${what} ${how}`);
}

describe("a resource that is spelled otherwise", () => {
  it("is the same whatever its case and its dash", async () => {
    const spelled = ["saw-1", "SAW\u20111", "SAW\u20131", "SAW\u22121"];
    expect(await said(...spelled.map((name): Booked => ["O1", name]))).toEqual([]);
  });

  it.each(["SAW1", "SAW 1", "saw_1"])("is asked after when it is %p", async (name) => {
    expect(await said(["O1", name])).toEqual([
      `Resource "${name}" is not listed in Capacities; it is taken as empty. Did you mean "SAW-1"? Then correct the spelling; else add it to Capacities.`,
    ]);
  });

  it("has no name near it when it is quite another", async () => {
    expect(await said(["O1", "MILL-1"])).toEqual([
      'Resource "MILL-1" is not listed in Capacities; it is taken as empty. Add it to Capacities, or correct the spelling.',
    ]);
  });
});

describe("bookings of orders that are not there", () => {
  const said1 = (...orders: string[]) => said(...orders.map((order): Booked => [order, "SAW-1"]));

  it("are counted in words that fit", async () => {
    expect((await said1("A"))[0]).toMatch(/^A booking is of an order .*"A"; it is kept\./);
    expect((await said1("A", "A"))[0]).toMatch(/^2 bookings are of an order .*; they are kept\./);
    expect((await said1("A", "B"))[0]).toMatch(/^2 bookings are of 2 orders /);
  });
});
