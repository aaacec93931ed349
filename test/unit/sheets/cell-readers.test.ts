import { DAY, HOUR, momentFromCivil } from "../../../src/kernel/moment";
import {
  CellFault,
  type FormatKind,
  type RawCell,
  type Remark,
} from "../../../src/sheets/cell-value";
import { cellReader } from "../../../src/sheets/cell-readers";
import type { ColumnType } from "../../../src/sheets/define-sheet";

/** Value of a cell, or the code of its fault; with the codes of remarks behind it. */
function read(type: ColumnType, cell: RawCell, format: FormatKind = "number", factor = 1): unknown {
  const remarks: Remark[] = [];
  const value = cellReader(type, { date1904: false, factor })(cell, format, remarks);
  const said = value instanceof CellFault ? value.code : value;
  return remarks.length === 0 ? said : [said, ...remarks.map(({ code }) => code)];
}

const ANY = { kind: "number", range: {} } as const;
const POSITIVE = { kind: "number", range: { above: 0 } } as const;
const WHOLE = { kind: "number", range: { min: 0 }, whole: true } as const;
const SHARE = { kind: "percent", range: { above: 0, max: 1 } } as const;
const EFFICIENCY = { kind: "percent", range: { above: 0 } } as const;
const MINUTES = { kind: "duration", unit: "min", range: { min: 0 } } as const;
const DAYS = { kind: "duration", unit: "days", range: { min: 0 } } as const;
const RELEASE = { kind: "moment", bareDate: "start" } as const;
const DUE = { kind: "moment", bareDate: "end" } as const;

describe("numbers", () => {
  it.each([
    [120, 120],
    ["120", [120, "number-as-text"]],
    ["1.234,5", [1234.5, "number-as-text"]],
    ["1,234.5", [1234.5, "number-as-text"]],
    ["0,75", [0.75, "number-as-text"]],
    ["0.750", [0.75, "number-as-text"]],
    ["1 234", [1234, "number-as-text"]],
    ["1'234.50", [1234.5, "number-as-text"]],
    ["1.234.567", [1234567, "number-as-text"]],
    ["(120)", [-120, "number-as-text"]],
    ["120-", [-120, "number-as-text"]],
    ["1.5E3", [1500, "number-as-text"]],
    ["€ 12.50", [12.5, "number-as-text"]],
    ["1,234", "number-ambiguous"],
    ["1.234", "number-ambiguous"],
    ["1,23,456", "not-a-number"],
    ["abc", "not-a-number"],
    ["12 pcs", "not-a-number"],
    ["1e999", "not-a-number"],
    ["=1+1", "not-a-number"],
    ["__proto__", "not-a-number"],
    [true, "not-a-number"],
    [{ error: "#DIV/0!" }, "error-value"],
    [1e13, "number-too-large"],
    [NaN, "not-a-number"],
    ["", undefined],
    ["  ", undefined],
    [null, undefined],
  ])("reads %p as %p", (cell, value) => expect(read(ANY, cell as RawCell)).toEqual(value));

  it("holds limits", () => {
    expect(read(POSITIVE, 0)).toBe("number-out-of-range");
    expect(read(POSITIVE, -5)).toBe("number-out-of-range");
    expect(read(POSITIVE, 0.001)).toBe(0.001);
  });

  it("takes whole numbers, and numbers that are whole but for the last bits", () => {
    expect(read(WHOLE, 3)).toBe(3);
    expect(read(WHOLE, 2.9999999999)).toBe(3);
    expect(read(WHOLE, 2.5)).toBe("not-whole");
  });

  it("takes no date or time for a number", () => {
    expect(read(ANY, 46000, "date")).toBe("not-a-number");
    expect(read(ANY, 0.5, "time")).toBe("not-a-number");
  });
});

describe("percentages", () => {
  it.each([
    [0.95, "number", 0.95],
    [0.95, "percent", 0.95],
    ["95%", "number", [0.95, "number-as-text"]],
    ["95 %", "text", [0.95, "number-as-text"]],
    ["0,95", "text", [0.95, "number-as-text"]],
    [95, "number", [0.95, "percent-as-number"]],
    [1, "number", 1],
    [1, "percent", 1],
    [1.5, "number", "percent-ambiguous"],
    [2, "number", "percent-ambiguous"],
    [1.05, "number", "percent-ambiguous"],
    [0, "number", "number-out-of-range"],
    [-0.1, "number", "number-out-of-range"],
    [1.5, "percent", "number-out-of-range"],
    [95, "percent", "number-out-of-range"],
    [150, "number", ["number-out-of-range", "percent-as-number"]],
  ] as const)("reads %p in a %s cell as %p", (cell, format, value) => {
    expect(read(SHARE, cell, format)).toEqual(value);
  });

  it("takes a percent-formatted cell for its fraction, whatever its size", () => {
    expect(read(EFFICIENCY, 1.5, "percent")).toBe(1.5);
    expect(read(EFFICIENCY, 110)).toEqual([1.1, "percent-as-number"]);
  });
});

describe("durations", () => {
  it.each([
    [45, "number", 45],
    [0.03125, "time", 45],
    [1.5 / 24, "elapsed", 90],
    ["0:45", "text", [45, "number-as-text"]],
    ["1.5 h", "text", [90, "number-as-text"]],
    ["45 min", "text", [45, "number-as-text"]],
    ["30", "text", [30, "number-as-text"]],
    [46000, "date", "not-a-number"],
    [-1, "number", "number-out-of-range"],
    [1e9, "number", "number-too-large"],
  ] as const)("reads %p in a %s cell as %p minutes", (cell, format, value) => {
    expect(read(MINUTES, cell, format)).toEqual(value);
  });

  it("converts from the unit of the heading, but not what is a time itself", () => {
    expect(read(MINUTES, 0.5, "number", 60)).toBe(30);
    expect(read(MINUTES, 0.5 / 24, "time", 60)).toBe(30);
    expect(read(MINUTES, "30 min", "text", 60)).toEqual([30, "number-as-text"]);
    expect(read(DAYS, "2 Wochen", "text")).toEqual([14, "number-as-text"]);
  });
});

describe("dates", () => {
  const day = momentFromCivil(2026, 11, 23);
  it.each([
    [46349, "date", day],
    [46349.25, "date", day + 6 * HOUR],
    [46349, "number", day],
    ["2026-11-23", "text", day],
    ["2026-11-23T06:00", "text", day + 6 * HOUR],
    ["2026-11-23 06:00", "text", day + 6 * HOUR],
    [20261123, "number", [day, "date-as-text"]],
    ["23.11.2026", "text", [day, "date-as-text"]],
    ["23.11.2026 14:30", "text", [day + 14.5 * HOUR, "date-as-text"]],
    ["23/11/2026", "text", [day, "date-as-text"]],
    ["11/23/2026", "text", [day, "date-as-text"]],
    ["2026/11/23", "text", [day, "date-as-text"]],
    ["20261123", "text", [day, "date-as-text"]],
    ["23 Nov 2026", "text", [day, "date-as-text"]],
    ["23-Nov-26", "text", [day, "date-as-text"]],
    ["Nov 23, 2026", "text", [day, "date-as-text"]],
    ["23. November 2026", "text", [day, "date-as-text"]],
    ["23 novembre 2026", "text", [day, "date-as-text"]],
    ["23 de noviembre de 2026", "text", [day, "date-as-text"]],
    ["Mon, 23 Nov 2026", "text", [day, "date-as-text"]],
    ["2026-11-23T06:00:00.000+01:00", "text", [day + 6 * HOUR, "date-as-text"]],
    ["03/04/2026", "text", "date-ambiguous"],
    ["23.11.26", "text", "date-ambiguous"],
    ["31.02.2026", "text", "not-a-date"],
    ["2026-02-30", "text", "not-a-date"],
    ["soon", "text", "not-a-date"],
    ["KW 48", "text", "not-a-date"],
    [2026, "number", "date-out-of-range"],
    [0, "date", "date-out-of-range"],
    [0.25, "time", "not-a-date"],
    [1e9, "number", "date-out-of-range"],
    [-3, "date", "date-out-of-range"],
    [true, "number", "not-a-date"],
    [{ error: "#N/A" }, "number", "error-value"],
  ] as const)("reads %p in a %s cell as %p", (cell, format, value) => {
    expect(read(RELEASE, cell, format)).toEqual(value);
  });

  it("takes a date without a time for the end of its day where that is meant", () => {
    expect(read(DUE, 46349, "date")).toBe(day + DAY);
    expect(read(DUE, "2026-11-23", "text")).toBe(day + DAY);
    expect(read(DUE, "2026-11-23 00:00", "text")).toBe(day);
    expect(read(DUE, 46349.5, "date")).toBe(day + DAY / 2);
    expect(read(DUE, 2958465, "date")).toBe(momentFromCivil(10000, 1, 1));
  });

  it("counts from 1904 where the workbook does", () => {
    const reader = cellReader(RELEASE, { date1904: true, factor: 1 });
    expect(reader(46349 - 1462, "date", [])).toBe(day);
  });
});

describe("choices, yes and no", () => {
  const STATUS = { kind: "choice", choices: ["Open", "Quote", "Hold", "Done"] } as const;
  it.each([
    ["open", "Open"],
    [" DONE ", "Done"],
    ["Offen", "Open"],
    ["Terminé", "Done"],
    ["on hold", "Hold"],
    ["Oferta", "Quote"],
    ["perhaps", "not-a-choice"],
    [3, "not-a-choice"],
    [{ error: "#REF!" }, "error-value"],
    ["", undefined],
  ])("reads %p as %p", (cell, value) => expect(read(STATUS, cell as RawCell)).toEqual(value));

  it.each([
    [true, true],
    ["Ja", true],
    ["OUI", true],
    ["Sí", true],
    ["sim", true],
    ["x", true],
    [1, true],
    ["Nein", false],
    ["não", false],
    [0, false],
    ["maybe", "not-yes-or-no"],
    [{ error: "#N/A" }, "error-value"],
    [null, undefined],
  ])("reads %p as %p", (cell, value) => {
    expect(read({ kind: "yesNo" }, cell as RawCell)).toEqual(value);
  });
});

describe("texts and keys", () => {
  it.each([
    ["1001 ", "1001"],
    [1001, "1001"],
    [10.5, "10.5"],
    ["A\u00a0 1", "A 1"],
    ["line\nbreak", "line break"],
    ["__proto__", "__proto__"],
    ["=SUM(A1)", "=SUM(A1)"],
    ["-5", "-5"],
    ["@home", "@home"],
    ["🏭 Ofen 1", "🏭 Ofen 1"],
    ["طلب 7", "طلب 7"],
    ["A\u0007B", ["AB", "control-characters"]],
    [true, "TRUE"],
    [{ error: "#NAME?" }, "error-value"],
  ])("reads the key %p as %p", (cell, value) => {
    expect(read({ kind: "key" }, cell as RawCell)).toEqual(value);
  });

  it("says when a key is a date that Excel may have made", () => {
    expect(read({ kind: "key" }, 46349, "date")).toEqual(["2026-11-23", "key-is-date"]);
  });

  it("keeps texts of any length", () => {
    expect(read({ kind: "text" }, "x".repeat(10_000))).toHaveLength(10_000);
    expect(read({ kind: "text" }, "two\nlines")).toBe("two\nlines");
  });
});

describe("times of day", () => {
  const CLOCK = { kind: "clock" } as const;
  it.each([
    [0.25, "time", 6 * HOUR],
    [0.25, "number", 6 * HOUR],
    [6, "number", 6 * HOUR],
    [22.5, "number", 22.5 * HOUR],
    [24, "number", DAY],
    [1, "time", DAY],
    [46349.25, "time", 6 * HOUR],
    ["06:00", "text", 6 * HOUR],
    ["6", "text", 6 * HOUR],
    ["6:30 pm", "text", 18.5 * HOUR],
    ["12 am", "text", 0],
    ["6h30", "text", 6.5 * HOUR],
    ["0600", "text", 6 * HOUR],
    ["14.30", "text", 14.5 * HOUR],
    ["6 Uhr", "text", 6 * HOUR],
    ["24:00", "text", DAY],
    [1, "number", "not-a-time"],
    ["24:30", "text", "not-a-time"],
    ["25:00", "text", "not-a-time"],
    [1.5, "elapsed", "not-a-time"],
    [600, "number", "not-a-time"],
    ["early", "text", "not-a-time"],
  ] as const)("reads %p in a %s cell as %p", (cell, format, value) => {
    expect(read(CLOCK, cell, format)).toEqual(value);
  });
});

describe("small languages", () => {
  const flags = (days: string) => [...days].map((flag) => flag === "1");
  it.each([
    ["Mon-Fri", flags("1111100")],
    ["Sat, Sun", flags("0000011")],
    ["Daily", flags("1111111")],
    ["Mo-Fr", flags("1111100")],
    ["Mo, Di, Do", flags("1101000")],
    ["lundi à vendredi", flags("1111100")],
    ["Lu-Ve", flags("1111100")],
    ["lunes a viernes", flags("1111100")],
    ["segunda-feira a sexta-feira", flags("1111100")],
    ["2ª-6ª", flags("1111100")],
    ["Sat-Mon", flags("1000011")],
    ["Weekdays", flags("1111100")],
    ["täglich", flags("1111111")],
    ["Di", "not-weekdays"],
    ["often", "not-weekdays"],
    ["1-5", "not-weekdays"],
  ])("reads the weekdays %p", (cell, value) => {
    expect(read({ kind: "weekdays" }, cell)).toEqual(value);
  });

  it("reads several breaks", () => {
    const value = [
      { start: 9 * HOUR, end: 9.25 * HOUR },
      { start: 12 * HOUR, end: 12.5 * HOUR },
    ];
    expect(read({ kind: "breaks" }, "09:00-09:15; 12:00-12:30")).toEqual(value);
    expect(read({ kind: "breaks" }, "9:00 – 9:15, 12:00 – 12:30")).toEqual(value);
    expect(read({ kind: "breaks" }, "-")).toEqual([]);
    expect(read({ kind: "breaks" }, "half an hour")).toBe("not-breaks");
    expect(read({ kind: "breaks" }, 30)).toBe("not-breaks");
  });

  it("reads steps", () => {
    expect(read({ kind: "steps" }, "10, 20")).toEqual(["10", "20"]);
    expect(read({ kind: "steps" }, 10)).toEqual(["10"]);
    expect(read({ kind: "steps" }, "-")).toEqual([]);
  });

  it("reads needs", () => {
    expect(read({ kind: "needs" }, "Oven:1; Crane:2")).toEqual([
      { resource: "Oven", amount: 1 },
      { resource: "Crane", amount: 2 },
    ]);
    expect(read({ kind: "needs" }, "Oven")).toEqual([{ resource: "Oven", amount: 1 }]);
    expect(read({ kind: "needs" }, "Oven:0")).toBe("not-needs");
    expect(read({ kind: "needs" }, "Oven:many")).toBe("not-needs");
  });

  it("reads times of the week", () => {
    expect(read({ kind: "weekTime" }, "Mon 06:00")).toBe(6 * HOUR);
    expect(read({ kind: "weekTime" }, "Freitag 14:00")).toBe(4 * DAY + 14 * HOUR);
    expect(read({ kind: "weekTime" }, "Mon-Fri 06:00")).toBe("not-a-time-of-the-week");
    expect(read({ kind: "weekTime" }, "06:00")).toBe("not-a-time-of-the-week");
  });
});
