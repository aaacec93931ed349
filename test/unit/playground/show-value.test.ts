import { momentFromCivil, serialFromMoment } from "../../../src/kernel/moment";
import { showValue } from "../../../src/playground/show-value";

const SERIAL = serialFromMoment(momentFromCivil(2026, 11, 23, 14, 5, 9));

describe("a value as its number format shows it", () => {
  it.each([
    [SERIAL, "yyyy-mm-dd hh:mm", "2026-11-23 14:05"],
    [SERIAL, "ddd d mmm h:mm", "Mon 23 Nov 14:05"],
    [SERIAL, "m/d/yy h:mm AM/PM", "11/23/26 2:05 PM"],
    [SERIAL, "mm:ss", "05:09"],
    [1.5, "[h]:mm", "36:00"],
    [0.125, "0.0%", "12.5%"],
    [1234.5, "#,##0.00", "1,234.50"],
    [1234.5, "0.##", "1234.5"],
    [-3, '0.0" h";(0.0)', "(3.0)"],
    [-3, "0.0", "-3.0"],
    [0.1 + 0.2, "General", "0.3"],
    [true, "General", "TRUE"],
    ["4711", "0.00", "4711"],
    ["", "General", ""],
  ])("%p as %s is %s", (value, format, shown) => {
    expect(showValue(value, format)).toBe(shown);
  });
});
