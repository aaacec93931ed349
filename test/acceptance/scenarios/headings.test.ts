/** The same small factory under other headings: other words, languages, units; and just in time. */
import { at, type PlainBook } from "../support/plain-book";
import { workFolder } from "../support/run-plumbline";
import { type Disguise } from "../support/write-book";
import { describeScenarios, play, shown } from "./scenario";

const BOOK: PlainBook = {
  Orders: [{ Order: "A", Product: "P", Quantity: 120, Due: at("2026-03-02T14:00") }],
  Standards: [{ Product: "P", Step: 10, Resource: "M", "Setup min": 30, "Rate per hour": 60 }],
  Capacities: [{ Resource: "M" }],
};

const EXPECTED = {
  Start: "03-02 06:00",
  "Run start": "03-02 06:30",
  End: "03-02 08:30",
  Due: "03-02 14:00",
};

/** The words, and cells of Standards where a unit in the heading makes them others. */
const WORDS: [string, NonNullable<Disguise["headings"]>, Record<string, number>][] = [
  ["units in brackets", { Standards: { "Setup min": "Setup [h]" } }, { "Setup min": 0.5 }],
  ["a rate by the minute", { Standards: { "Rate per hour": "Rate /min" } }, { "Rate per hour": 1 }],
  [
    "other English words",
    {
      Orders: { Order: "Job", Product: "Material no.", Quantity: "Qty", Due: "Delivery date" },
      Standards: {
        Product: "Item",
        Step: "Sequence",
        Resource: "Machine",
        "Rate per hour": "Pcs/hr",
      },
      Capacities: { Resource: "Machine" },
    },
    {},
  ],
  [
    "no capitals, spaces or full stops where we have them",
    {
      Orders: { Order: "ORDER", Quantity: " quantity ", Due: "due." },
      Standards: { "Setup min": "setupmin", "Rate per hour": "Rate_per_hour" },
    },
    {},
  ],
  [
    "German",
    {
      Orders: { Order: "Auftrag", Product: "Artikel-Nr.", Quantity: "Menge", Due: "Liefertermin" },
      Standards: {
        Product: "Artikel-Nr.",
        Step: "Arbeitsgang-Nr.",
        Resource: "Maschine",
        "Setup min": "Rüsten",
      },
      Capacities: { Resource: "Maschine" },
    },
    {},
  ],
  [
    "Spanish",
    {
      Orders: {
        Order: "Orden",
        Product: "Producto",
        Quantity: "Cantidad",
        Due: "Fecha de entrega",
      },
    },
    {},
  ],
  [
    "French",
    {
      Orders: {
        Order: "Ordre",
        Product: "Article",
        Quantity: "Quantité",
        Due: "Date de livraison",
      },
    },
    {},
  ],
];

const shared = workFolder("headings");

describe("the same factory in other words", () => {
  it.each(WORDS)("%s", async (name, headings, cells) => {
    const standards = (BOOK["Standards"] ?? []).map((row) => ({ ...row, ...cells }));
    const written = { ...BOOK, Standards: standards };
    const disguise = { headings, titleRows: name.length % 3 };
    const { row } = await play(shared, [{ name, book: written }], { disguise });
    expect(shown(row("A|10"), EXPECTED)).toEqual(EXPECTED);
  });
});

describeScenarios(
  "just in time",
  workFolder("just-in-time"),
  [
    {
      name: "moves every operation as late as it can go with no order late",
      book: BOOK,
      rows: { "A|10": { Start: "03-02 11:30", "Run start": "03-02 12:00", End: "03-02 14:00" } },
    },
  ],
  {
    settings: [
      { Setting: "Plan start", Value: at("2026-03-02T06:00") },
      { Setting: "Direction", Value: "Just in time" },
    ],
  },
);
