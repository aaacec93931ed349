/// <reference types="office-js" />
import { createRoot } from "react-dom/client";
import type { Clock, Replayer, Solver } from "../app/ports";
import { excelHost } from "../hosts/excel/excel-host";
import { App } from "./app";
import { excelSide, officeBackground } from "./excel-side";
import { PaneStore } from "./pane-store";
import { lookSource } from "./theme";

/** Shows the pane in its page and reads the workbook. Office.js must be ready. */
export function openPane(solver: Solver, clock: Clock, replayer: Replayer): PaneStore {
  const store = new PaneStore(excelSide(excelHost()), solver, clock, replayer);
  createRoot(document.getElementById("pane")!).render(
    <App store={store} look={lookSource(officeBackground)} />,
  );
  void store.open();
  // The ribbon's Refresh runs in this page too, and changes what the pane shows.
  window.addEventListener("plumbline-refreshed", (event) => {
    const { written, text } = (event as CustomEvent<{ written: boolean; text: string }>).detail;
    void store.open().then(() => {
      if (!written) store.tell({ intent: "error", what: text, how: "" });
    });
  });
  return store;
}
