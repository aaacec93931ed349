import { createContext, useContext, useSyncExternalStore } from "react";
import type { PaneState } from "./pane-state";
import type { PaneStore } from "./pane-store";

export const StoreContext = createContext<PaneStore | undefined>(undefined);

/** What the pane shows, and what can be done from it. */
export function usePlumbline(): { readonly state: PaneState; readonly acts: PaneStore } {
  const acts = useContext(StoreContext);
  if (!acts) throw new Error("The pane has no store.");
  return { state: useSyncExternalStore(acts.subscribe, acts.snapshot), acts };
}
