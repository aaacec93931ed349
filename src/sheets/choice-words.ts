import { comparableName } from "../kernel/names";

/** Other words for the choices of a column, in several languages; a word stands for one choice of its list. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  // States of orders and operations
  Open: "released, active, confirmed, firm, planned, offen, freigegeben, ouvert, ouverte, en cours, lancé, abierto, abierta, liberado, aberto, aberta, liberada",
  Quote:
    "quotation, offer, enquiry, inquiry, angebot, anfrage, devis, offre, presupuesto, cotización, oferta, orçamento, cotação",
  Hold: "on hold, held, blocked, suspended, gesperrt, angehalten, zurückgestellt, bloqué, en attente, suspendu, retenido, bloqueado, en espera, suspenso, em espera",
  Done: "finished, complete, completed, closed, fertig, erledigt, abgeschlossen, geschlossen, beendet, terminé, terminée, fini, clôturé, hecho, terminado, cerrado, finalizado, concluído, fechado, encerrado",
  "Not started":
    "not begun, waiting, nicht begonnen, nicht gestartet, wartend, pas commencé, non commencé, no iniciado, sin empezar, não iniciado, por iniciar",
  Running:
    "started, in progress, in process, wip, läuft, in arbeit, begonnen, en cours, démarré, en curso, en proceso, iniciado, em andamento, em curso",
  // Directions
  Up: "higher is better, more, increase, maximise, maximize, steigend, hoch, hausse, augmenter, subir, aumentar",
  Down: "lower is better, less, decrease, minimise, minimize, fallend, runter, baisse, diminuer, réduire, bajar, reducir, baixar, reduzir",
  Sum: "total, summe, somme, suma, soma",
  Weighted: "weighted average, gewichtet, pondéré, ponderado",
  None: "no, keine, keiner, aucun, aucune, ninguno, ninguna, nenhum, nenhuma",
  // Kinds
  Production: "make, produktion, fertigung, fabrication, producción, produção",
  Sales: "demand, forecast, verkauf, absatz, ventes, ventas, vendas",
  Normal: "regular, standard, regulär, régulier, normale, ordinario",
  Optional: "overtime, extra, optionell, zusatz, zusatzschicht, optionnel, facultatif, opcional",
  All: "every, alle, jede, tous, toutes, todas, todos",
  A: "odd, ungerade, impaire, impar, ímpar",
  B: "even, gerade, paire, par",
  Fixed: "fix, fixed cost, fixkosten, fixe, fijo, fixo",
  Variable: "var, variabel, variable cost",
  // Settings
  Hour: "hourly, stunde, heure, hora",
  Shift: "schicht, poste, équipe, turno",
  Day: "daily, tag, jour, día, dia",
  Week: "weekly, woche, semaine, semana",
  "On time":
    "ontime, punctuality, termintreue, pünktlich, à temps, ponctualité, a tiempo, puntualidad, no prazo, pontualidade",
  "Fewest late": "least late, wenigste verspätete, moins de retards, menos retrasos, menos atrasos",
  Throughput: "durchsatz, débit, rendimiento, vazão",
  Cost: "costs, kosten, coût, coste, costo, custo",
  Stable: "stability, stabil, estable, estável",
  Forward: "forwards, vorwärts, au plus tôt, adelante, para frente",
  "Just in time": "jit, backward, backwards, rückwärts, au plus tard, justo a tiempo",
  Standard: "standards, vorgabe, estándar, padrão",
  Demonstrated: "demonstrated rate, actual, nachgewiesen, démontré, demostrado, demonstrado",
  "Most urgent":
    "highest, urgent, most, am dringendsten, höchste, le plus urgent, más urgente, mais urgente",
  "Least urgent":
    "lowest, least, am wenigsten dringend, niedrigste, le moins urgent, menos urgente",
  Never: "no, nie, niemals, jamais, nunca",
  Always: "yes, immer, toujours, siempre, sempre",
  "Where worth it": "if worth it, wenn lohnend, si rentable, si conviene, se compensar",
};

const YES =
  "yes y true x ✓ ✔ 1 on ja j wahr oui o vrai sí si s verdadero sim verdadeiro da tak hai";
const NO = "no n false 0 off nein falsch non faux falso não nao nee";

const YES_WORDS: ReadonlySet<string> = new Set(YES.split(" "));
const NO_WORDS: ReadonlySet<string> = new Set(NO.split(" "));

/** Choice by comparable name; a word that would stand for two choices of the list stands for none. */
export function wordsOfChoices(choices: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const choice of choices) {
    for (const word of (OTHER_WORDS[choice] ?? "").split(",")) {
      const name = comparableName(word);
      if (name === "" || taken.has(name)) found.delete(name);
      else found.set(name, choice);
      taken.add(name);
    }
  }
  for (const choice of choices) found.set(comparableName(choice), choice);
  return found;
}

/** True, false, or undefined when the text says neither. */
export function yesNoFromText(text: string): boolean | undefined {
  const word = text.normalize("NFKC").trim().toLowerCase();
  if (YES_WORDS.has(word)) return true;
  return NO_WORDS.has(word) ? false : undefined;
}
