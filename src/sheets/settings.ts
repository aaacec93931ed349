import {
  choice,
  duration,
  moment,
  number,
  percent,
  type RowOf,
  type SheetDefinition,
  weekTime,
  wholeNumber,
  yesNo,
  clock,
} from "./define-sheet";
import { NOT_NEGATIVE, POSITIVE } from "./ranges";
import { DAY, HOUR } from "../kernel/moment";

export const BUCKETS = ["Hour", "Shift", "Day", "Week"] as const;
export const GOALS = ["On time", "Fewest late", "Throughput", "Cost", "Stable"] as const;
export const DIRECTIONS = ["Forward", "Just in time"] as const;
export const PRIORITY_1_IS = ["Most urgent", "Least urgent"] as const;

/** A share strictly between 0 and 100 %. */
const CONFIDENCE_RANGE = { above: 0, below: 1 } as const;

/** Every setting of the sheet Settings, in its order; the headings are the names in column Setting. */
export const SETTINGS = {
  planStart: moment("start", {
    header: "Plan start",
    help: "When the plan begins. Empty: the latest End in Actuals, else the next full hour.",
    example: "2026-11-23 06:00",
    otherHeadings: [
      "Planstart",
      "Planbeginn",
      "Début du plan",
      "Inicio del plan",
      "Início do plano",
    ],
  }),
  horizonDays: duration("days", POSITIVE, {
    header: "Horizon days",
    default: 90,
    help: "How many days ahead are scheduled; what would end later is reported and not scheduled.",
    example: 90,
    otherHeadings: [
      "Horizon",
      "Planning horizon",
      "Planungshorizont",
      "Horizonte",
      "Horizonte de planejamento",
    ],
  }),
  bucket: choice(BUCKETS, {
    header: "Bucket",
    default: "Day",
    help: "The stretch of time that one row of Load stands for; Targets are by the hour unless this is Shift.",
    example: "Day",
    otherHeadings: ["Period", "Zeitraster", "Maille", "Periodo", "Período"],
  }),
  targetDays: number(POSITIVE, {
    header: "Target days",
    default: 2,
    help: "For how many days from plan start the shift targets are written.",
    example: 2,
    unit: "days",
    otherHeadings: [
      "Days of targets",
      "Zieltage",
      "Jours d'objectifs",
      "Días de objetivos",
      "Dias de metas",
    ],
  }),
  goal: choice(GOALS, {
    header: "Goal",
    default: "On time",
    help: "What the schedule is best at first.",
    example: "On time",
    otherHeadings: ["Objective of the schedule", "Ziel", "But", "Meta", "Optimise for"],
  }),
  direction: choice(DIRECTIONS, {
    header: "Direction",
    default: "Forward",
    help: "Forward: as early as possible. Just in time: as late as due dates allow, with no order later.",
    example: "Forward",
    otherHeadings: ["Scheduling direction", "Richtung", "Sens", "Dirección", "Direção"],
  }),
  freezeHours: duration("h", NOT_NEGATIVE, {
    header: "Freeze hours",
    default: 0,
    help: "For so many hours from plan start the published schedule stays as it is.",
    example: 24,
    otherHeadings: [
      "Frozen hours",
      "Freeze",
      "Fixierungshorizont",
      "Heures gelées",
      "Horas congeladas",
    ],
  }),
  commit: weekTime({
    header: "Commit",
    default: 6 * HOUR,
    help: "The first run after this time of the week commits the plan that variance is measured against.",
    example: "Mon 06:00",
    otherHeadings: ["Commit at", "Publish at", "Freigabe", "Validation", "Publicar"],
  }),
  keepWeeks: wholeNumber(
    { min: 1 },
    {
      header: "Keep weeks",
      default: 13,
      help: "For how many weeks committed plans are kept in the workbook.",
      example: 13,
      unit: "weeks",
      otherHeadings: [
        "Weeks kept",
        "Wochen behalten",
        "Semaines conservées",
        "Semanas guardadas",
        "History weeks",
      ],
    },
  ),
  scheduleBy: choice(["Standard", "Demonstrated"], {
    header: "Schedule by",
    default: "Standard",
    help: "Standard: the rates as written. Demonstrated: the rates that the floor has reached.",
    example: "Standard",
    otherHeadings: [
      "Rates from",
      "Planen nach",
      "Planifier selon",
      "Programar por",
      "Schedule with",
    ],
  }),
  priority1Is: choice(PRIORITY_1_IS, {
    header: "Priority 1 is",
    help: "Which end of the Priority column is urgent. It is never guessed.",
    example: "Most urgent",
    otherHeadings: [
      "Priority one is",
      "Priorität 1 ist",
      "Priorité 1 est",
      "Prioridad 1 es",
      "Prioridade 1 é",
    ],
  }),
  useStock: yesNo({
    header: "Use stock",
    default: true,
    help: "Yes: what is on hand covers made materials and planned orders before anything is made.",
    example: "Yes",
    otherHeadings: [
      "Net stock",
      "Bestand verwenden",
      "Utiliser le stock",
      "Usar existencias",
      "Usar estoque",
    ],
  }),
  optionalShifts: choice(["Never", "Always", "Where worth it"], {
    header: "Optional shifts",
    default: "Never",
    help: "Whether shifts of Kind Optional are worked; Where worth it weighs their cost against lateness.",
    example: "Never",
    otherHeadings: [
      "Overtime shifts",
      "Zusatzschichten",
      "Postes optionnels",
      "Turnos opcionales",
      "Turnos opcionais",
    ],
  }),
  solveSeconds: number(NOT_NEGATIVE, {
    header: "Solve seconds",
    default: 10,
    help: "How long a better schedule is looked for; 0 takes the first one.",
    example: 10,
    unit: "s",
    otherHeadings: [
      "Time limit",
      "Rechenzeit",
      "Temps de calcul",
      "Tiempo de cálculo",
      "Tempo de cálculo",
    ],
  }),
  seed: wholeNumber(NOT_NEGATIVE, {
    header: "Seed",
    default: 1,
    help: "The same seed gives the same schedule; another one may find another schedule as good.",
    example: 1,
    otherHeadings: ["Random seed", "Startwert", "Graine", "Semilla", "Semente"],
  }),
  wholeUnits: yesNo({
    header: "Whole units",
    default: true,
    help: "Yes: start quantities are rounded up to whole units. No: for litres, metres and kilograms.",
    example: "Yes",
    otherHeadings: [
      "Integer quantities",
      "Ganze Stück",
      "Unités entières",
      "Unidades enteras",
      "Unidades inteiras",
    ],
  }),
  serviceLevel: percent(CONFIDENCE_RANGE, {
    header: "Service level",
    default: 0.9,
    help: "The share of receipts that should come within the planned lead time.",
    example: "90%",
    otherHeadings: [
      "Servicegrad",
      "Taux de service",
      "Nivel de servicio",
      "Nível de serviço",
      "Target service level",
    ],
  }),
  reviewDays: duration("days", POSITIVE, {
    header: "Review days",
    default: 365,
    help: "After so many days without a review a standard counts as old.",
    example: 365,
    otherHeadings: [
      "Days between reviews",
      "Prüfintervall",
      "Jours entre revues",
      "Días de revisión",
      "Dias de revisão",
    ],
  }),
  achievedDays: duration("days", POSITIVE, {
    header: "Achieved days",
    default: 28,
    help: "The last so many days count as what is achieved today.",
    example: 28,
    otherHeadings: [
      "Look-back days",
      "Rückblick Tage",
      "Jours réalisés",
      "Días logrados",
      "Dias realizados",
    ],
  }),
  overdueReceiptDays: duration("days", NOT_NEGATIVE, {
    header: "Overdue receipt days",
    default: 5,
    help: "A purchase order that is overdue is taken to arrive so many days after plan start.",
    example: 5,
    otherHeadings: [
      "Overdue days",
      "Überfällige Tage",
      "Jours de retard",
      "Días de atraso",
      "Dias de atraso",
    ],
  }),
  dispatchTime: clock({
    header: "Dispatch time",
    default: DAY,
    help: "The time of day at which goods must be finished to leave on that day.",
    example: "24:00",
    otherHeadings: [
      "Shipping time",
      "Versandzeit",
      "Heure d'expédition",
      "Hora de despacho",
      "Hora de expedição",
    ],
  }),
  onTimeToleranceDays: duration("days", NOT_NEGATIVE, {
    header: "On-time tolerance days",
    default: 0,
    help: "So many days late still count as on time.",
    example: 0,
    otherHeadings: [
      "Tolerance days",
      "Toleranz Tage",
      "Tolérance jours",
      "Tolerancia días",
      "Tolerância dias",
    ],
  }),
  earlyCounts: yesNo({
    header: "Early counts",
    default: true,
    help: "Yes: an order that is finished early counts as on time.",
    example: "Yes",
    otherHeadings: [
      "Early is on time",
      "Zu früh zählt",
      "L'avance compte",
      "Anticipado cuenta",
      "Antecipado conta",
    ],
  }),
  confidence: percent(CONFIDENCE_RANGE, {
    header: "Confidence",
    default: 0.95,
    help: "How sure a verdict on an assumption must be.",
    example: "95%",
    otherHeadings: ["Confidence level", "Konfidenz", "Confiance", "Confianza", "Confiança"],
  }),
} as const;

export type SettingKey = keyof typeof SETTINGS;

/** All settings with their values: as the workbook has them, else their defaults. */
export type Settings = Omit<RowOf<SheetDefinition<typeof SETTINGS>>, "row">;

/** The settings of a workbook that sets nothing. */
export const DEFAULT_SETTINGS: Settings = Object.fromEntries(
  Object.entries(SETTINGS).map(([key, setting]) => [key, setting.default]),
) as Settings;
