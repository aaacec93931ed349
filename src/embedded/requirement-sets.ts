/** Version by the set's name, as `Office.context.requirements` knows them. */
export type RequirementSets = Readonly<Record<string, string>>;

/** The lowest sets that the manifest declares, and what they bring along. */
export const DECLARED_SETS: RequirementSets = {
  ExcelApi: "1.12",
  SharedRuntime: "1.1",
  CustomFunctions: "1.1",
  CustomFunctionsRuntime: "1.1",
  RibbonApi: "1.1",
  AddInCommands: "1.1",
  DialogApi: "1.1",
  Settings: "1.1",
};

/** Whether `since` (`1.7`, or `SetName 1.1`; undefined is from the beginning) is among the sets. */
export function isSupported(sets: RequirementSets, since: string | undefined): boolean {
  if (since === undefined) return true;
  const [set, version] = since.includes(" ") ? since.split(" ") : ["ExcelApi", since];
  const [major, minor] = parts(version);
  const [hasMajor, hasMinor] = parts(sets[set ?? ""]);
  return hasMajor > major || (hasMajor === major && hasMinor >= minor);
}

function parts(version = "0.0"): [number, number] {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return [major, minor];
}
