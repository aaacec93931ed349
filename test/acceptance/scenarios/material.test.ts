/** Rule 6: material that is there, expected, bought or made. */
import { at, type PlainRow } from "../support/plain-book";
import { workFolder } from "../support/run-plumbline";
import { describeScenarios, type Scenario } from "./scenario";

function order(Order: string, Product: string, Quantity: number, more: PlainRow = {}): PlainRow {
  return { Order, Product, Quantity, ...more };
}

function standard(Product: string, Step: number, Resource: string, more: PlainRow = {}): PlainRow {
  return { Product, Step, Resource, "Rate per hour": 60, ...more };
}

function machines(...names: string[]): PlainRow[] {
  return names.map((Resource) => ({ Resource }));
}

const material: Scenario[] = [
  {
    name: "a receipt counts as there at the end of its day, safety and inspection days later",
    book: {
      Orders: [order("M1", "m", 40), order("M2", "m b", 40)],
      Standards: [standard("m", 10, "m1", { "Setup min": 30 }), standard("m b", 10, "m2")],
      Capacities: machines("m1", "m2"),
      Materials: [
        { Product: "m", Material: "m steel", "Quantity per": 1 },
        { Product: "m b", Material: "m brass", "Quantity per": 2 },
      ],
      Supply: [
        { Material: "m steel", "On hand": 10, "Lead time days": 30, "Safety days": 1 },
        { Material: "m brass", "On hand": 79, "Lead time days": 30 },
      ],
      Receipts: [
        {
          "Purchase order": "mp1",
          Material: "m steel",
          Quantity: 50,
          Ordered: at("2026-02-20"),
          Promised: at("2026-03-03"),
        },
        {
          "Purchase order": "mp2",
          Material: "m brass",
          Quantity: 1,
          Ordered: at("2026-02-20"),
          Promised: at("2026-03-03T12:00"),
          "Inspection days": 1,
        },
      ],
    },
    rows: {
      "M1|10": { Start: "03-04 23:30", "Run start": "03-05 00:00" },
      "M2|10": { Start: "03-04 12:00" },
    },
  },
  {
    name: "what no receipt covers is bought and arrives a lead time after plan start",
    book: {
      Orders: [order("M3", "m c", 40)],
      Standards: [standard("m c", 10, "m3", { "Setup min": 30, "Setup needs material": "Yes" })],
      Capacities: machines("m3"),
      Materials: [{ Product: "m c", Material: "m foil", "Quantity per": 1 }],
      Supply: [{ Material: "m foil", "On hand": 39, "Lead time days": 3 }],
    },
    rows: { "M3|10": { Start: "03-05 06:00", "Run start": "03-05 06:30" } },
  },
  {
    name: "an open receipt without Promised is expected at Ordered + Lead time days",
    book: {
      Orders: [order("M4", "m d", 40)],
      Standards: [standard("m d", 10, "m4")],
      Capacities: machines("m4"),
      Materials: [{ Product: "m d", Material: "m wire", "Quantity per": 1 }],
      Supply: [{ Material: "m wire", "Lead time days": 10 }],
      Receipts: [
        {
          "Purchase order": "mp4",
          Material: "m wire",
          Quantity: 40,
          Ordered: at("2026-02-23T08:00"),
        },
      ],
    },
    rows: { "M4|10": { Start: "03-05 08:00" } },
  },
  {
    name: "an overdue receipt counts as arriving some days after plan start",
    book: {
      Orders: [order("M5", "m e", 40)],
      Standards: [standard("m e", 10, "m5")],
      Capacities: machines("m5"),
      Materials: [{ Product: "m e", Material: "m tin", "Quantity per": 1 }],
      Supply: [{ Material: "m tin", "Lead time days": 60 }],
      Receipts: [
        {
          "Purchase order": "mp5",
          Material: "m tin",
          Quantity: 40,
          Ordered: at("2026-02-01"),
          Promised: at("2026-02-20"),
        },
      ],
    },
    rows: { "M5|10": { Start: "03-07 06:00" } },
  },
  {
    name: "the step that consumes waits for material, the others do not",
    book: {
      Orders: [order("M6", "m f", 60)],
      Standards: [standard("m f", 10, "m6"), standard("m f", 20, "m7")],
      Capacities: machines("m6", "m7"),
      Materials: [{ Product: "m f", Material: "m lid", "Quantity per": 1, Step: 20 }],
      Supply: [{ Material: "m lid", "Lead time days": 1 }],
    },
    rows: {
      "M6|10": { Start: "03-02 06:00" },
      "M6|20": { Start: "03-03 06:00" },
    },
  },
  {
    name: "what is made for another product is made first, net of stock",
    book: {
      Orders: [order("F1", "f table", 50)],
      Products: [{ Product: "f table" }, { Product: "f leg", "On hand": 40 }],
      Standards: [standard("f table", 10, "f1"), standard("f leg", 10, "f2")],
      Capacities: machines("f1", "f2"),
      Materials: [{ Product: "f table", Material: "f leg", "Quantity per": 2 }],
    },
    rows: {
      "F1/f leg|10": { Start: "03-02 06:00", End: "03-02 07:00", "Start quantity": 60 },
      "F1|10": { "Run start": "03-02 07:00", End: "03-02 07:50" },
    },
    promises: { "F1/f leg": { Quantity: 60, Source: "Material", Due: "03-02 07:00" } },
  },
];

describeScenarios("material by hand", workFolder("material"), material);
