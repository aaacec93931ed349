import { join } from "node:path";
import { generateBook } from "../generate/generate-book";
import { readInputs, readWorkbook, valuesOf } from "./read-book";
import { workFolder } from "./run-plumbline";
import { writeBook } from "./write-book";

const folder = workFolder("writer");

describe("the writer of test workbooks", () => {
  it.each([1, 2, 3])("writes what it is given (seed %i)", (seed) => {
    const { book } = generateBook(seed);
    const path = join(folder, `plain-${seed}.xlsx`);
    writeBook(path, book);
    expect(readInputs(readWorkbook(path))).toEqual(valuesOf(book));
  });

  it("keeps moments in the 1904 system, below titles", () => {
    const { book } = generateBook(4);
    const path = join(folder, "1904.xlsx");
    writeBook(path, book, { date1904: true, titleRows: 3, indent: 1 });
    const orders = readInputs(readWorkbook(path))["Orders"];
    expect(orders?.map((row) => row["Due"])).toEqual(
      valuesOf(book)["Orders"]?.map((row) => row["Due"]),
    );
  });
});
