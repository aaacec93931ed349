import type { ObjectivePicture, ObjectiveStatus } from "../../../src/objectives/objective-picture";
import { statusSaid } from "../../../src/tables/summary-objectives";

const said = (status: ObjectiveStatus, statusAhead: ObjectiveStatus) =>
  statusSaid({ status, statusAhead } as ObjectivePicture);

describe("the status of an objective on Summary", () => {
  it("is no praise where the plan lands short", () => {
    expect(said("Ahead", "Behind")).toBe("At risk");
    expect(said("On track", "Behind")).toBe("At risk");
  });

  it("is today's where the plan lands well or nobody knows where", () => {
    for (const ahead of ["Ahead", "On track", "Not measured"] as const) {
      expect(said("Ahead", ahead)).toBe("Ahead");
      expect(said("On track", ahead)).toBe("On track");
    }
  });

  it("stays what it is where today is not well", () => {
    expect(said("Behind", "Ahead")).toBe("Behind");
    expect(said("Behind", "Behind")).toBe("Behind");
    expect(said("Not measured", "Behind")).toBe("Not measured");
  });
});
