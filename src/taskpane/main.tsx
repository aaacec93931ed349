/// <reference types="office-js" />
import { createRoot } from "react-dom/client";
import { excelHost } from "../hosts/excel/excel-host";
import { browserClock } from "../worker/browser-clock";
import { lazyPageSolver } from "../worker/lazy-page-solver";
import { startWorker } from "../worker/start-worker";
import { workerSolver } from "../worker/worker-solver";
import { App } from "./app";
import { excelSide, officeBackground } from "./excel-side";
import { PaneStore } from "./pane-store";
import { lookSource } from "./theme";

void Office.onReady(() => {
  const solver = workerSolver({
    start: startWorker,
    inPage: lazyPageSolver,
    onTrouble: (what) => store.tell({ intent: "warning", what, how: "" }),
  });
  const store = new PaneStore(excelSide(excelHost()), solver, browserClock);
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
});
