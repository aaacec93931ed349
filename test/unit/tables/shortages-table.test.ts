import { shortagesSheet } from "../../../src/tables/shortages-table";
import { PLAN_START, hour } from "../../support/a-plan";
import { aContext, aScheduledPlan, rowsOf, serialAfter } from "./sheet-reading";

const receipt = (purchaseOrder: string, material: string, quantity: number, hours: number) => ({
  ...{ purchaseOrder, material, quantity },
  ...{ ordered: PLAN_START - hour(48), promised: PLAN_START + hour(hours) },
});

describe("the Shortages", () => {
  const plan = aScheduledPlan({
    orders: [
      { order: "A", product: "P", quantity: 10, due: PLAN_START + hour(27) },
      { order: "B", product: "Q", quantity: 10 },
      { order: "C", product: "R", quantity: 10 },
    ],
    standards: [
      { product: "P", step: "10", resource: "Saw", ratePerHour: 10 },
      { product: "Q", step: "10", resource: "Mill", ratePerHour: 10 },
      { product: "R", step: "10", resource: "Press", ratePerHour: 10 },
    ],
    capacities: [{ resource: "Saw" }, { resource: "Mill" }, { resource: "Press" }],
    materials: [
      { product: "P", material: "STEEL", quantityPer: 2 },
      { product: "Q", material: "BRASS", quantityPer: 1 },
      { product: "R", material: "TIN", quantityPer: 1 },
    ],
    supply: [
      { material: "STEEL", supplier: "Smith", description: "Bar", onHand: 5, leadTimeDays: 30 },
      { material: "BRASS", onHand: 4, leadTimeDays: 10, safetyDays: 1, minimumQuantity: 25 },
      { material: "TIN", onHand: 100, leadTimeDays: 10 },
    ],
    receipts: [receipt("4711", "STEEL", 40, 50), receipt("4712", "TIN", 40, 72)],
  });
  const content = shortagesSheet(plan, aContext());
  const row = (material: string) => rowsOf(content).find((one) => one["Material"] === material)!;

  it("names the purchase order to chase, and what having it in time would save", () => {
    // 20 needed and 5 on hand; 50 h to wait, and the order is late by 51 − 27 = 24 h for it.
    expect(row("STEEL")).toMatchObject({
      Supplier: "Smith",
      "Short from": serialAfter(0),
      "Quantity short": 15,
      "Purchase order": "4711",
      Promised: serialAfter(50),
      Needed: serialAfter(0),
      "Days to gain": 2.08,
      "Order by": null,
      "Buy quantity": null,
      "Orders held up": "A",
      "Late days saved": 1,
    });
  });

  it("says what to buy and by when it should have been ordered", () => {
    expect(row("BRASS")).toMatchObject({
      "Quantity short": 6,
      "Purchase order": null,
      Promised: null,
      "Days to gain": 11,
      "Order by": Math.floor(serialAfter(0)) - 11,
      "Buy quantity": 25,
      "Orders held up": "B",
      "Late days saved": 0,
    });
  });

  it("leaves out what nothing waits for", () => {
    expect(row("TIN")).toBeUndefined();
  });

  it("lists below it the purchase orders that can wait", () => {
    expect(rowsOf(content, "PlumbCanWait")).toEqual([
      {
        ...{ "Purchase order": "4712", Line: null, Material: "TIN", Supplier: "", Quantity: 40 },
        ...{ Promised: serialAfter(72), Needed: null, "Days to spare": null },
      },
    ]);
    const [first, second] = content.tables;
    expect(second!.row).toBeGreaterThan(first!.row + first!.rows.length + 1);
  });

  it("says so when nothing is short", () => {
    const easy = aScheduledPlan({
      orders: [{ order: "A", product: "P", quantity: 1 }],
      standards: [{ product: "P", step: "10", resource: "Saw", ratePerHour: 10 }],
      capacities: [{ resource: "Saw" }],
    });
    const sheet = shortagesSheet(easy, aContext());
    expect(rowsOf(sheet)[0]!["Material"]).toBe("Nothing waits for a material.");
    expect(rowsOf(sheet, "PlumbCanWait")[0]!["Purchase order"]).toBe(
      "No open purchase order can wait.",
    );
  });
});
