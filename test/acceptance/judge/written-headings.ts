/** The headings of the written sheets, word for word and in order, as the contract lists them. */
const list = (text: string): string[] => text.split(",").map((heading) => heading.trim());

export const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  Schedule: list(
    "Order, Line, Product, Description, Customer, Step, Operation, Resource, Unit, Labour, Start, Run start, End, Setup min, Run min, Start quantity, Good quantity, Rate per hour, Due, Slack h, Status, Objective, Waits for, Locked",
  ),
  Targets: list(
    "Date, Shift, Hour, Resource, Order, Line, Product, Description, Step, Operation, Activity, Crew, Target units, Cumulative target, Standard rate, Actual units, Scrap, Lost min, Reason, Comment, Variance",
  ),
  Load: list("Resource, Group, Period, Available h, Setup h, Run h, Load %, Verdict"),
  Promises: list(
    "Order, Line, Product, Description, Customer, Quantity, Due, First promised, Finish, Late days, Probability on time, Safe date (P90), If pushed in, Waits most for, Objective, Source",
  ),
  Shortages: list(
    "Material, Description, Supplier, Short from, Quantity short, Purchase order, Promised, Needed, Days to gain, Order by, Buy quantity, Orders held up, Late days saved",
  ),
  Issues: list("Severity, Sheet, Cell, What, How to mend it"),
};

/** `Safe date (P90)` may be read as a heading with a remark. */
export function sameHeading(written: string, contract: string): boolean {
  return written === contract || `${written} (P90)` === contract;
}
