import { MemoryHost } from "../../src/hosts/memory-host";
import { describeHost } from "./host-contract";

describeHost("memory", (seed) => Promise.resolve(new MemoryHost(seed)));
