/** A factory small enough to follow by eye: two machines, four orders, calendars, one hold-up each way. */
import { at, clock, type PlainBook, type PlainRow } from "../support/plain-book";

export const PLAN_START = "2026-03-02T06:00";

export function smallFactory(
  more: {
    readonly settings?: readonly PlainRow[];
    readonly orders?: readonly PlainRow[];
  } = {},
): PlainBook {
  return {
    Orders: more.orders ?? [
      {
        Order: "A1",
        Product: "Bolt",
        Quantity: 120,
        Due: at("2026-03-02T10:00"),
        Customer: "North",
      },
      {
        Order: "A2",
        Product: "Nut",
        Quantity: 120,
        Due: at("2026-03-02T12:00"),
        Customer: "South",
      },
      { Order: "A3", Product: "Bolt", Quantity: 60, Due: at("2026-03-03"), Customer: "North" },
      { Order: "A4", Product: "Nut", Quantity: 300, Due: at("2026-03-02T09:00"), Customer: "East" },
    ],
    Products: [
      { Product: "Bolt", Description: "Bolt M8" },
      { Product: "Nut", Description: "Nut M8" },
    ],
    Standards: [
      {
        Product: "Bolt",
        Step: 10,
        Operation: "Cut",
        Resource: "Saw",
        "Setup min": 10,
        "Rate per hour": 60,
        Family: "bolt",
      },
      { Product: "Bolt", Step: 20, Operation: "Thread", Resource: "Lathe", "Rate per hour": 120 },
      {
        Product: "Nut",
        Step: 10,
        Operation: "Cut",
        Resource: "Saw",
        "Setup min": 10,
        "Rate per hour": 120,
        Family: "nut",
      },
    ],
    Capacities: [
      { Resource: "Saw", Calendar: "Day" },
      { Resource: "Lathe", Calendar: "Day" },
    ],
    Calendars: [
      {
        Calendar: "Day",
        Shift: "Early",
        Days: "Daily",
        Start: clock("06:00"),
        End: clock("14:00"),
        Breaks: "09:00-09:15",
      },
      { Calendar: "Day", Shift: "Late", Days: "Daily", Start: clock("14:00"), End: clock("22:00") },
    ],
    Changeovers: [{ "From family": "bolt", "To family": "nut", Minutes: 30 }],
    Settings: more.settings ?? [{ Setting: "Plan start", Value: at(PLAN_START) }],
  };
}
