import type { Inspection } from "../app/inspect-workbook";
import { insertSample, insertTemplate } from "../app/insert-sheets";
import type { PlanOptions } from "../app/plan-options";
import type { NothingDone } from "../app/plan-outcome";
import type { Clock, Replayer, Solver } from "../app/ports";
import type { Proposal } from "../app/propose-schedule";
import {
  type PaneChoices,
  rememberChoices,
  rememberedChoices,
  settleHeading,
  settleSheet,
} from "../app/remember";
import { GOALS } from "../sheets/settings";
import type { HeadingMapping, SheetMapping } from "../workbook/mapping";
import { type Notice, noticeOfError, noticeOfNothingDone } from "./notice";
import type { OfficeSide } from "./office-side";
import { FIRST_STATE, type PaneState, type PaneTab } from "./pane-state";
import { strings } from "./strings";

const NOTHING_CHANGED = { inputs: [], ours: [] };

/** All that the pane knows. It lives as long as the page, whether or not the pane is shown. */
export class PaneStore {
  private state: PaneState = FIRST_STATE;
  private readonly listeners = new Set<() => void>();
  private stopAsked = false;

  constructor(
    private readonly office: OfficeSide,
    private readonly solver: Solver,
    private readonly clock: Clock,
    private readonly replayer: Replayer,
    /** More that every plan is to be made with; tests limit the search by iterations. */
    private readonly limits: Pick<PlanOptions, "iterations" | "now"> = {},
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): PaneState => this.state;

  /** Reads the workbook and what was chosen before. */
  readonly open = (): Promise<void> =>
    this.guarded(async () => {
      this.set({ book: { kind: "reading" }, notice: undefined });
      const choices = await rememberedChoices(this.office.host);
      this.set({ choices });
      const inspection = await this.inspect();
      this.set({ book: { kind: "read", inspection } });
    });

  /** What went well has been read by then; what went wrong stays until it is closed. */
  readonly showTab = (tab: PaneTab): void => {
    const { notice } = this.state;
    this.set({ tab, notice: notice?.intent === "success" ? undefined : notice });
  };
  readonly dismiss = (): void => this.set({ notice: undefined });
  readonly tell = (notice: Notice): void => this.set({ notice });

  readonly insertTemplate = (): Promise<void> =>
    this.insert(() => insertTemplate(this.office.host), strings.fillIn);

  readonly insertSample = (): Promise<void> =>
    this.insert(() => insertSample(this.office.host), strings.goOn);

  readonly settleHeading = (heading: HeadingMapping): Promise<void> =>
    this.settle(() => settleHeading(this.office.host, heading));

  readonly settleSheet = (sheet: SheetMapping): Promise<void> =>
    this.settle(() => settleSheet(this.office.host, sheet));

  /** Keeps a choice for the next run, here and in the workbook. */
  readonly choose = (choice: PaneChoices): Promise<void> =>
    this.guarded(async () => {
      const choices = { ...this.state.choices, ...choice };
      this.set({ choices });
      this.tellNothingDone(await rememberChoices(this.office.host, choices));
    });

  readonly goTo = (sheet: string, cell: string): Promise<void> =>
    this.guarded(() => this.office.goTo(sheet, cell));

  readonly run = (): Promise<void> =>
    this.guarded(async () => {
      if (this.state.plan.kind === "solving" || this.state.plan.kind === "writing") return;
      this.stopAsked = false;
      const before = this.state.plan;
      this.set({
        notice: undefined,
        plan: { kind: "solving", progress: undefined, stopping: false },
      });
      try {
        await this.propose();
      } catch (error) {
        this.set({ plan: before });
        throw error;
      }
    });

  readonly stop = (): void => {
    const { plan } = this.state;
    if (plan.kind !== "solving") return;
    this.stopAsked = true;
    this.set({ plan: { ...plan, stopping: true } });
  };

  readonly write = (anyway = false): Promise<void> =>
    this.guarded(async () => {
      const { plan } = this.state;
      if (plan.kind !== "proposed") return;
      this.set({ notice: undefined, plan: { kind: "writing", proposal: plan.proposal } });
      try {
        await this.writeProposal(plan.proposal, anyway);
      } catch (error) {
        this.set({ plan });
        throw error;
      }
    });

  /** Takes back the last write: the workbook is as it was, and the schedule can be written again. */
  readonly undo = (): Promise<void> =>
    this.guarded(async () => {
      const { plan } = this.state;
      if (plan.kind !== "written") return;
      if (plan.undo === "host") await this.office.undo?.();
      else {
        const { takeBack } = await scheduling();
        const refused = await takeBack(this.office.host, plan.proposal.stateBefore);
        if (this.tellNothingDone(refused)) return;
      }
      this.set({
        plan: { kind: "proposed", proposal: plan.proposal, changed: NOTHING_CHANGED },
        notice: { intent: "success", what: strings.undone, how: "" },
      });
    });

  private async propose(): Promise<void> {
    const inputs = inputSheets(this.state);
    const { proposeSchedule } = await scheduling();
    const proposed = await proposeSchedule(
      this.office.host,
      inputs,
      this.planOptions(),
      this.solver,
      this.clock,
      this.replayer,
    );
    if (proposed.kind !== "proposed") {
      this.set({ plan: { kind: "none" }, notice: noticeOfNothingDone(proposed) });
      await this.readAgain();
      return;
    }
    this.set({ plan: { kind: "proposed", proposal: proposed, changed: NOTHING_CHANGED } });
  }

  private async writeProposal(proposal: Proposal, anyway: boolean): Promise<void> {
    const end = await proposal.write(anyway);
    switch (end.kind) {
      case "written":
        this.set({
          plan: { kind: "written", proposal, sheets: end.sheets, undo: this.wayBack(proposal) },
        });
        return;
      case "changed": {
        const { inputs, ours } = end;
        this.set({ plan: { kind: "proposed", proposal, changed: { inputs, ours } } });
        return;
      }
      case "refused":
      case "fault":
        this.set({ plan: { kind: "proposed", proposal, changed: NOTHING_CHANGED } });
        this.tellNothingDone(end);
    }
  }

  private wayBack({ isFirst }: Proposal): "host" | "first write" | "none" {
    if (this.office.canUndo?.() === true) return "host";
    return isFirst ? "first write" : "none";
  }

  private planOptions(): PlanOptions {
    const { goal: chosen, horizonDays, freezeHours } = this.state.choices;
    const goal = GOALS.find((one) => one === chosen);
    return {
      bookName: this.office.bookName(),
      ...this.limits,
      ...(goal ? { goal } : {}),
      ...(horizonDays === undefined ? {} : { horizonDays }),
      ...(freezeHours === undefined ? {} : { freezeHours }),
      watch: {
        stopped: () => this.stopAsked,
        onProgress: (progress) => {
          const { plan } = this.state;
          if (plan.kind === "solving") this.set({ plan: { ...plan, progress } });
        },
      },
    };
  }

  private async insert(
    act: () => Promise<NothingDone | undefined>,
    whatNext: string,
  ): Promise<void> {
    await this.guarded(async () => {
      this.set({ book: { kind: "inserting" }, notice: undefined });
      const refused = await act();
      if (!this.tellNothingDone(refused))
        this.set({ notice: { intent: "success", what: strings.inserted, how: whatNext } });
    });
    await this.readAgain();
  }

  private settle(act: () => Promise<NothingDone | undefined>): Promise<void> {
    return this.guarded(async () => {
      this.tellNothingDone(await act());
      await this.readAgain();
    });
  }

  private async readAgain(): Promise<void> {
    const inspection = await this.inspect();
    this.set({ book: { kind: "read", inspection } });
  }

  private async inspect(): Promise<Inspection> {
    const { inspectWorkbook } = await reading();
    const { watch: _, ...options } = this.planOptions();
    return inspectWorkbook(this.office.host, options, this.clock);
  }

  /** Tells what stopped a use case; true when something did. */
  private tellNothingDone(nothing: NothingDone | undefined): boolean {
    if (nothing) this.set({ notice: noticeOfNothingDone(nothing) });
    return nothing !== undefined;
  }

  private async guarded(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      const book = this.state.book.kind === "read" ? this.state.book : { kind: "unread" as const };
      this.set({ book, notice: noticeOfError(error) });
    }
  }

  private set(part: Partial<PaneState>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }
}

/** The pane is shown before the code that reads workbooks is there. */
const reading = () => import("../app/inspect-workbook");

/** All that makes and writes a schedule is loaded when it is first asked for. */
const scheduling = () => import("../app/propose-schedule");

/** Names of the sheets that inputs are read from. */
function inputSheets({ book }: PaneState): readonly string[] {
  if (book.kind !== "read") return [];
  return [...new Set(book.inspection.sheets.flatMap(({ found }) => found?.sheet ?? []))];
}
