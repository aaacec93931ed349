/**
 * Headings that people use for things that stand on many sheets: English first, then German, French,
 * Spanish and Portuguese.
 */
export const ORDER_HEADINGS = [
  ...[
    "Order no.",
    "Order number",
    "Order ID",
    "WO",
    "WO no.",
    "Work order",
    "Work order no.",
    "Job",
  ],
  ...[
    "Job no.",
    "Job number",
    "Production order",
    "Production order no.",
    "MO",
    "Manufacturing order",
  ],
  ...[
    "Auftrag",
    "Auftrags-Nr.",
    "Auftragsnummer",
    "Fertigungsauftrag",
    "FA-Nr.",
    "Produktionsauftrag",
  ],
  ...["Ordre", "Ordre de fabrication", "OF", "N° OF", "N° d'ordre", "Numéro d'ordre"],
  ...["Orden", "Orden de fabricación", "Orden de producción", "Nº de orden", "Número de orden"],
  ...["Ordem", "Ordem de produção", "Ordem de fabrico", "Nº da ordem", "Número da ordem"],
] as const;

export const LINE_HEADINGS = [
  ...["Order line", "Line no.", "Line number", "Line item", "Pos.", "Position", "Positions-Nr."],
  ...[
    "Auftragsposition",
    "Ligne",
    "N° de ligne",
    "Línea",
    "Nº de línea",
    "Posición",
    "Linha",
    "Nº da linha",
  ],
] as const;

export const PRODUCT_HEADINGS = [
  ...["Part", "Part no.", "Part number", "Item", "Item no.", "Item number", "Item code", "SKU"],
  ...["Product no.", "Product number", "Product ID", "Product code", "Article", "Article no."],
  ...["Material no.", "Material number", "Finished good"],
  ...[
    "Artikel",
    "Artikel-Nr.",
    "Artikelnummer",
    "Produkt",
    "Produkt-Nr.",
    "Teil",
    "Teile-Nr.",
    "Teilenummer",
  ],
  ...["Materialnummer", "Material-Nr.", "Sachnummer", "Erzeugnis"],
  ...["Produit", "Code produit", "Code article", "Référence produit", "Référence article"],
  ...["Producto", "Código de producto", "Artículo", "Código de artículo"],
  ...["Produto", "Código do produto", "Artigo", "Código do artigo"],
] as const;

export const MATERIAL_HEADINGS = [
  ...[
    "Component",
    "Component no.",
    "Raw material",
    "Part",
    "Part no.",
    "Part number",
    "Item",
    "Item no.",
  ],
  ...["Material no.", "Material number", "Material code", "SKU", "Article", "Article no."],
  ...[
    "Artikel",
    "Artikel-Nr.",
    "Artikelnummer",
    "Komponente",
    "Rohstoff",
    "Materialnummer",
    "Material-Nr.",
  ],
  ...["Matière", "Matière première", "Composant", "Code article", "Code matière"],
  ...["Materia prima", "Componente", "Código de material", "Artículo", "Código de artículo"],
  ...["Matéria-prima", "Código do material", "Artigo", "Insumo"],
] as const;

export const QUANTITY_HEADINGS = [
  ...["Qty", "Qty.", "Order qty", "Order quantity", "Ordered quantity", "Pieces", "Pcs", "Pcs."],
  ...["Menge", "Auftragsmenge", "Bestellmenge", "Stückzahl", "Stück", "Sollmenge", "Anzahl"],
  ...["Quantité", "Qté", "Quantité commandée", "Cantidad", "Cant.", "Cantidad pedida"],
  ...["Quantidade", "Qtd.", "Qtde.", "Quantidade pedida"],
] as const;

export const RESOURCE_HEADINGS = [
  ...["Work center", "Work centre", "Workcenter", "WC", "Machine", "Machine no.", "Machine ID"],
  ...["Machine name", "Assigned line", "Assigned machine", "Assigned resource", "Production line"],
  ...["Equipment", "Workstation", "Resource name", "Resource ID"],
  ...["Arbeitsplatz", "Maschine", "Maschinen-Nr.", "Anlage", "Ressource", "Fertigungslinie"],
  ...["Poste de charge", "Poste de travail", "Centre de charge", "Équipement"],
  ...["Centro de trabajo", "Máquina", "Recurso", "Puesto de trabajo"],
  ...["Centro de trabalho", "Posto de trabalho", "Equipamento"],
] as const;

export const STEP_HEADINGS = [
  ...[
    "Routing step",
    "Step no.",
    "Op no.",
    "Op.",
    "Operation no.",
    "Operation number",
    "Sequence",
    "Seq.",
  ],
  ...[
    "Sequence no.",
    "Arbeitsgang",
    "Arbeitsgang-Nr.",
    "AG",
    "AG-Nr.",
    "Vorgang",
    "Vorgangsnummer",
    "Schritt",
  ],
  ...["Étape", "N° d'opération", "N° opération", "Phase", "Paso", "Nº de operación", "Secuencia"],
  ...["Etapa", "Passo", "Nº da operação", "Sequência"],
] as const;

export const SUPPLIER_HEADINGS = [
  ...["Vendor", "Supplier name", "Supplier no.", "Vendor name", "Vendor no."],
  ...["Lieferant", "Lieferanten-Nr.", "Kreditor", "Fournisseur", "Nom du fournisseur"],
  ...["Proveedor", "Nombre del proveedor", "Fornecedor", "Nome do fornecedor"],
] as const;

export const RATE_HEADINGS = [
  ...[
    "Std rate",
    "Standard rate",
    "Rate",
    "Hourly rate of output",
    "Pcs/hr",
    "Pcs/h",
    "Pieces per hour",
  ],
  ...["Units per hour", "Output per hour", "Parts per hour", "UPH"],
  ...["Stück pro Stunde", "Stück/h", "Stk/h", "Leistung pro Stunde", "Stundenleistung"],
  ...["Pièces par heure", "Pièces/h", "Cadence", "Cadence horaire"],
  ...[
    "Piezas por hora",
    "Piezas/h",
    "Unidades por hora",
    "Peças por hora",
    "Peças/h",
    "Produção por hora",
  ],
] as const;

/** Speeds of machines: they say what they count only where a unit stands with them. */
export const RATE_MAYBE = [
  ...[
    "Speed",
    "Capacity",
    "Throughput",
    "Output",
    "Performance",
    "Geschwindigkeit",
    "Kapazität",
    "Leistung",
  ],
  ...["Vitesse", "Capacité", "Velocidad", "Capacidad", "Velocidade", "Capacidade"],
] as const;

export const DESCRIPTION_HEADINGS = [
  ...[
    "Product description",
    "Product name",
    "Item description",
    "Part name",
    "Part description",
    "Name",
  ],
  ...[
    "Designation",
    "Bezeichnung",
    "Beschreibung",
    "Benennung",
    "Artikelbezeichnung",
    "Désignation",
  ],
  ...["Libellé", "Descripción", "Nombre", "Denominación", "Descrição", "Nome", "Denominação"],
] as const;

export const ON_HAND_HEADINGS = [
  ...["Stock", "Stock on hand", "Inventory", "In stock", "Current stock", "Available stock", "SOH"],
  ...["Bestand", "Lagerbestand", "Vorrat", "En stock", "Stock disponible", "Stock actuel"],
  ...["Existencias", "Inventario", "Stock actual", "Estoque", "Estoque atual", "Em estoque"],
] as const;

export const SETUP_HEADINGS = [
  ...["Setup", "Setup time", "Set-up time", "Changeover time", "Make-ready", "Preparation time"],
  ...[
    "Rüsten",
    "Rüstzeit",
    "Einrichtzeit",
    "Umrüstzeit",
    "Temps de réglage",
    "Réglage",
    "Temps de préparation",
  ],
  ...[
    "Tiempo de preparación",
    "Preparación",
    "Tiempo de ajuste",
    "Tempo de preparação",
    "Preparação",
    "Tempo de setup",
  ],
] as const;

export const GOOD_HEADINGS = [
  ...[
    "Good quantity",
    "Good units",
    "Good qty",
    "Good pieces",
    "Quantity good",
    "Yielded quantity",
  ],
  ...["Gut", "Gutmenge", "Gutstück", "Quantité bonne", "Pièces bonnes", "Bonnes"],
  ...["Cantidad buena", "Piezas buenas", "Buenas", "Quantidade boa", "Peças boas", "Boas"],
] as const;

export const SCRAP_HEADINGS = [
  ...["Scrap quantity", "Scrap qty", "Scrapped", "Rejects", "Rejected", "Defects", "Bad units"],
  ...["Ausschuss", "Ausschussmenge", "Rebut", "Rebuts", "Quantité rebutée"],
  ...[
    "Rechazos",
    "Chatarra",
    "Desecho",
    "Cantidad rechazada",
    "Refugo",
    "Sucata",
    "Quantidade rejeitada",
  ],
] as const;

export const REASON_HEADINGS = [
  ...["Reason code", "Cause", "Stop reason", "Loss reason", "Grund", "Störgrund", "Ursache"],
  ...["Motif", "Raison", "Motivo", "Causa", "Razón", "Razão"],
] as const;

export const COMMENT_HEADINGS = [
  ...["Comments", "Remark", "Remarks", "Note", "Notes", "Bemerkung", "Kommentar", "Anmerkung"],
  ...["Commentaire", "Remarque", "Comentario", "Observaciones", "Comentário", "Observações"],
] as const;

export const OWNER_HEADINGS = [
  ...["Responsible", "Person responsible", "Verantwortlich", "Verantwortlicher", "Zuständig"],
  ...["Responsable", "Propriétaire", "Responsável", "Dono"],
] as const;

export const GROUP_HEADINGS = [
  ...["Resource group", "Machine group", "Work center group", "Gruppe", "Maschinengruppe"],
  ...["Groupe", "Groupe de machines", "Grupo", "Grupo de máquinas", "Grupo de recursos"],
] as const;

export const VALID_FROM_HEADINGS = [
  ...["From date", "Effective from", "Gültig ab", "Gültig von", "Valable à partir du", "Valide du"],
  ...["Válido desde", "Vigente desde", "Válido a partir de", "Vigente a partir de"],
] as const;

/** A plain date: which one, nobody can tell from the heading. */
export const DATE_MAYBE = ["Date", "Datum", "Fecha", "Data"] as const;
export const START_MAYBE = [
  ...[
    "Start",
    "Start date",
    "Planned start",
    "Begin",
    "Startdatum",
    "Starttermin",
    "Beginn",
    "Début",
  ],
  ...["Date de début", "Inicio", "Fecha de inicio", "Início", "Data de início"],
] as const;
export const END_MAYBE = [
  ...[
    "End",
    "End date",
    "Finish",
    "Finish date",
    "Completion date",
    "Delivery",
    "Enddatum",
    "Endtermin",
    "Ende",
  ],
  ...["Fin", "Date de fin", "Fecha de fin", "Fim", "Data de término", "Data de fim"],
] as const;
