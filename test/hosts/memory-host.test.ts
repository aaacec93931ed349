import { MemoryHost } from "../../src/hosts/memory-host";
import { describeHost } from "./host-contract";
import { chartInContent } from "./seen-charts";

describeHost(
  "memory",
  (seed) => Promise.resolve(new MemoryHost(seed)),
  (host, sheet) => ((host as MemoryHost).contentOf(sheet)?.charts ?? []).map(chartInContent),
);
