import fc from "fast-check";
import { createEmbeddedHost, type EmbeddedHost } from "../../src/embedded/embedded-host";
import type { HostObject } from "../../src/embedded/host-object";
import { catalog } from "../support/office-js";
import { runs } from "../support/runs";

type Act = (book: HostObject) => void;

function part(object: HostObject, name: string): HostObject {
  return object.object(name)!;
}

function range(book: HostObject, address: string): HostObject {
  const sheet = part(book, "Worksheets").call("GetItem", ["Sheet1"]) as HostObject;
  return sheet.call("GetRange", [address]) as HostObject;
}

function sheet(book: HostObject): HostObject {
  return part(book, "Worksheets").call("GetItem", ["Sheet1"]) as HostObject;
}

const cell = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 8 }))
  .map(([column, row]) => `${"ABCDEF"[column]}${row}`);
const area = fc.tuple(cell, cell).map(([a, b]) => `${a}:${b}`);
const value = fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant("=A1+1"));

/** A change of each kind that an add-in makes; some are refused, and then change nothing. */
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(area, value).map(
    ([at, v]): Act =>
      (book) =>
        range(book, at).write("Values", v),
  ),
  fc.tuple(area, fc.constantFrom("0.00", "@", "yyyy-mm-dd")).map(
    ([at, format]): Act =>
      (book) =>
        range(book, at).write("NumberFormat", format),
  ),
  area.map((at): Act => (book) => {
    part(part(range(book, at), "Format"), "Fill").write("Color", "#AABBCC");
    part(range(book, at), "Format").write("ColumnWidth", 70);
  }),
  area.map(
    (at): Act =>
      (book) =>
        void part(sheet(book), "Tables").call("Add", [at, true]),
  ),
  area.map((at): Act => (book) => {
    const format = part(range(book, at), "ConditionalFormats").call("Add", ["Custom"]);
    part(part(format as HostObject, "Custom"), "Rule").write("Formula", "=A1>1");
  }),
  area.map((at): Act => (book) => {
    const rule = { list: { inCellDropDown: true, source: "a,b" } };
    part(range(book, at), "DataValidation").write("Rule", rule);
  }),
  area.map(
    (at): Act =>
      (book) =>
        void range(book, at).call("Clear", ["All"]),
  ),
  area.map(
    (at): Act =>
      (book) =>
        void range(book, at).call("Merge", [false]),
  ),
  fc.tuple(fc.constantFrom("One", "Two"), area).map(
    ([name, at]): Act =>
      (book) =>
        void part(book, "Names").call("Add", [name, range(book, at)]),
  ),
  fc.constantFrom("New", "Other").map(
    (name): Act =>
      (book) =>
        void part(book, "Worksheets").call("Add", [name]),
  ),
  fc.integer({ min: 1, max: 3 }).map(
    (rows): Act =>
      (book) =>
        void part(sheet(book), "FreezePanes").call("FreezeRows", [rows]),
  ),
  fc.string().map((text): Act => (book) => {
    part(book, "Settings").call("Add", ["key", text]);
    part(book, "CustomXmlParts").call("Add", ["<a/>"]);
  }),
);

/** A refused act may have done a part of itself: in Excel, too. */
function attempt(host: EmbeddedHost, change: Act): void {
  try {
    host.workbook.act(change);
  } catch {
    host.workbook.act(() => undefined);
  }
}

describe("undo in the embedded host", () => {
  it("gives back every cell, format, table and name, step by step", () => {
    let [attempts, made] = [0, 0];
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 12 }), (acts) => {
        const host = createEmbeddedHost({ catalog: catalog() });
        const before = [host.workbook.snapshot()];
        for (const change of acts) {
          const steps = host.undoSteps;
          attempt(host, change);
          attempts++;
          made += host.undoSteps - steps;
          if (host.undoSteps > steps) before.push(host.workbook.snapshot());
        }
        while (host.undoSteps > 0) {
          expect(host.workbook.snapshot()).toEqual(before.pop());
          expect(host.undo()).toBe(true);
        }
        expect(host.workbook.snapshot()).toEqual(before[0]);
        expect(host.undo()).toBe(false);
        expect(host.statistics().crashes).toEqual([]);
      }),
      { numRuns: runs(150, 5000) },
    );
    expect(made / attempts).toBeGreaterThan(0.6);
  });

  it("takes a group of batches back in one step", () => {
    const host = createEmbeddedHost({ catalog: catalog() });
    host.workbook.type("A1", [[1]]);
    const before = host.workbook.snapshot();
    host.beginUndoGroup();
    host.workbook.type("A1", [[2]]);
    host.workbook.addSheet("New");
    host.endUndoGroup();
    expect(host.undoSteps).toBe(2);
    host.undo();
    expect(host.workbook.snapshot()).toEqual(before);
  });

  it("leads nowhere behind a deleted sheet", () => {
    const host = createEmbeddedHost({ catalog: catalog() });
    host.workbook.addSheet("New");
    host.workbook.act((book) => {
      (part(book, "Worksheets").call("GetItem", ["New"]) as HostObject).call("Delete", []);
    });
    expect(host.undo()).toBe(false);
  });
});
