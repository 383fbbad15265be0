/* Every kind of reply the application gives, once each: it is long because it is whole. */
import type {
  ArrangedGroup,
  ArrangedItem,
  Arrangement,
  Canvas,
  CountTable,
  ChildTable,
  ChangeNotice,
  Choice,
  Drawing,
  FieldView,
  FoundWords,
  Grid,
  GridRow,
  FindingView,
  Home,
  Kind,
  OrganisationLook,
  Place,
  RecordView,
  RegisterTab,
  RegisterView,
  RowView,
  Screen,
  Settings,
  TemplateHead,
  Templates,
  TerritoryHits,
  WaivedView,
  Workspace,
} from "../src/bindings/wire";

export const axes: Choice[] = [
  { code: "ecologique", label: "Transition écologique" },
  { code: "economique", label: "Transition économique" },
  { code: "modes_de_vie", label: "Transition des modes de vie" },
];

export function field(id: string, kind: Kind, label: string, more: Partial<FieldView> = {}): FieldView {
  return {
    id,
    of: null,
    section: "",
    kind,
    label,
    help: "",
    example: "",
    source: "",
    required: false,
    value: null,
    isDefault: false,
    typed: "",
    typedRows: [],
    grid: null,
    ...more,
  };
}

export const place = (task: Place["task"], more: Partial<Place> = {}): Place => ({
  task,
  register: null,
  record: null,
  template: null,
  step: null,
  only: null,
  ...more,
});

export function workspace(screen: Screen, at: Place, more: Partial<Workspace> = {}): Workspace {
  return {
    dossier: "d1",
    territory: "CC du Clunisois",
    contract: "Contrat pour la réussite de la transition écologique",
    document: "contrat-crte",
    saved: "14 h 02",
    undo: "saisie de « Intitulé »",
    redo: null,
    later: null,
    remarks: [],
    tasks: [
      { name: "territory", title: "Territoire", state: "Terminé", done: true },
      { name: "diagnostic", title: "Diagnostic", state: "À revoir : 2 points", done: false },
      { name: "mobilisation", title: "Mobilisation", state: "Terminé", done: true },
      { name: "orientations", title: "Orientations", state: "Terminé", done: true },
      { name: "actions", title: "Actions", state: "À revoir : 12 points", done: false },
      { name: "funding", title: "Financement", state: "Terminé", done: true },
      { name: "governance", title: "Gouvernance et signataires", state: "À compléter", done: false },
      { name: "contract", title: "Contrat", state: "Incomplet : 2 champs", done: false },
      { name: "toolbox", title: "Boîte à outils", state: "Documents à préparer", done: true },
      { name: "documents", title: "Documents", state: "Aperçu et PDF", done: true },
      { name: "findings", title: "Points à revoir", state: "3 points", done: false },
      { name: "dashboard", title: "Tableau de bord", state: "Faits et graphiques", done: true },
      { name: "versions", title: "Versions", state: "2 versions figées", done: true },
      { name: "lists", title: "Listes de référence", state: "Dispositifs, seuils, leviers", done: true },
    ],
    place: at,
    screen,
    ...more,
  };
}

const record = (id: string, number: string, title: string, fields: FieldView[]): RecordView => ({
  id,
  number,
  title,
  fields,
  children: [],
  facts: [],
  drawings: [],
  namedBy: [],
});

export const funders: Choice[] = [
  { code: "fu1", label: "État" },
  { code: "fu2", label: "Région Bourgogne-Franche-Comté" },
  { code: "fu3", label: "Département de Saône-et-Loire" },
  { code: "fu4", label: "Région Auvergne-Rhône-Alpes" },
];

/** Records as the lines of a table. */
const lines = (records: RecordView[]): Pick<ChildTable, "columns" | "rows"> => ({
  columns: (records[0]?.fields ?? []).map((column) => ({ ...column, value: null, typed: "" })),
  rows: records.map(({ id, fields }) => ({
    id,
    cells: fields.map(({ value, typed }) => ({ value, typed })),
  })),
});

const line = (id: string, funder: Choice | undefined, amount: number, typed: string): RecordView =>
  record(id, "1", funder?.label ?? "", [
    field("funder", { kind: "link", register: "funders" }, "Financeur", {
      value: funder?.code ?? null,
      required: true,
    }),
    field("scheme", { kind: "entry", list: "dispositifs" }, "Dispositif", {
      value: "DETR",
      typed: "Dotation d’équipement des territoires ruraux",
    }),
    field(
      "nature",
      {
        kind: "choice",
        options: [
          { code: "subvention", label: "Subvention" },
          { code: "fonds_propres", label: "Fonds propres" },
        ],
      },
      "Nature",
      { value: "subvention", required: true },
    ),
    field("public", { kind: "yesNo" }, "Public ?", { value: true }),
    field("amount", { kind: "money" }, "Montant", { value: amount, typed, required: true }),
    field("base", { kind: "money" }, "Assiette"),
    field("year", { kind: "year" }, "Année", { value: 2027, typed: "2027" }),
    field(
      "state",
      {
        kind: "choice",
        options: [
          { code: "envisage", label: "Envisagé" },
          { code: "acquis", label: "Acquis" },
        ],
      },
      "Statut",
      { value: "envisage" },
    ),
    field("requested_on", { kind: "date" }, "Dossier reçu le"),
    field("reference", { kind: "line", suggestions: [] }, "Référence"),
    field("decided_on", { kind: "date" }, "Décision du"),
    field("deposit", { kind: "money" }, "Acompte reçu"),
  ]);

const cost = (id: string, year: number): RecordView =>
  record(id, "1", "", [
    field("year", { kind: "year" }, "Année", { value: year, typed: `${year}`, required: true }),
    field("amount", { kind: "money" }, "Montant", { value: 12_500_000, typed: "125\u202f000" }),
  ]);

/** A long list of reference. */
export const levers: Choice[] = Array.from({ length: 52 }, (_, place) => ({
  code: `levier_${place + 1}`,
  label: `Levier ${place + 1} : rénover, sobriété, mobilités`,
}));

/** What the fields of an action are chosen among. */
export const options: RegisterView["options"] = {
  funders,
  dispositifs: [
    { code: "DETR", label: "Dotation d’équipement des territoires ruraux" },
    { code: "DSIL", label: "Dotation de soutien à l’investissement local" },
  ],
  orientations: [{ code: "or1", label: "1 — Sobriété des bâtiments" }],
  stakes: [
    { code: "s1", label: "1 — Des bâtiments publics énergivores" },
    { code: "s2", label: "2 — Une ressource en eau fragile" },
  ],
  themes: [
    { code: "renovation", label: "Rénovation énergétique" },
    { code: "mobilites", label: "Mobilités durables" },
  ],
  communes: Array.from({ length: 41 }, (_, place) => ({
    code: `c${place}`,
    label: `Commune ${place + 1}`,
  })),
  leviers: levers,
};

export function action(): RecordView {
  const part = (section: string) => (view: FieldView) => ({ ...view, section });
  const fields = [
    ...[
      field("title", { kind: "line", suggestions: [] }, "Intitulé", {
        value: "Rénover l’école de Salornay",
        typed: "Rénover l’école de Salornay",
        required: true,
        help: "Court et concret : ce qui sera fait, et où.",
        example: "Rénover thermiquement l’école de Salornay-sur-Guye",
        source: "Exemple rédigé pour ce modèle.",
      }),
      field(
        "stage",
        {
          kind: "choice",
          options: [
            { code: "fiche_projet", label: "Fiche projet (en maturation)" },
            { code: "fiche_action", label: "Fiche action (prête)" },
          ],
        },
        "Type de fiche",
        { value: "fiche_action", required: true },
      ),
      field("orientation", { kind: "link", register: "orientations" }, "Orientation", {
        value: "or1",
        required: true,
      }),
      field("stakes", { kind: "links", register: "stakes" }, "Enjeux auxquels elle répond", {
        value: ["s1"],
      }),
      field("axis", { kind: "choice", options: axes }, "Axe", { value: "ecologique" }),
      field("theme", { kind: "entry", list: "themes" }, "Thème", {
        value: "renovation",
        typed: "Rénovation énergétique",
      }),
      field("communes", { kind: "links", register: "communes" }, "Communes concernées", {
        value: ["c3"],
      }),
    ].map(part("Identité")),
    ...[field("context", { kind: "text" }, "Contexte", { value: "Le bâtiment date de 1974." })].map(
      part("Contexte et objectifs"),
    ),
    ...[
      field("owner", { kind: "line", suggestions: [] }, "Maître d’ouvrage", { required: true }),
      field("owner_siret", { kind: "siret" }, "SIRET du maître d’ouvrage", { help: "Quatorze chiffres." }),
      field("owner_private", { kind: "yesNo" }, "Maître d’ouvrage de droit privé ?", { value: false }),
    ].map(part("Acteurs")),
    ...[
      field("start", { kind: "date" }, "Début", { value: "2027-09-01", typed: "01/09/2027" }),
      field("end", { kind: "date" }, "Fin"),
    ].map(part("Calendrier et maturité")),
    ...[
      field("total_cost", { kind: "money" }, "Coût total", {
        value: 25_000_000,
        typed: "250\u202f000",
        help: "Le coût prévisionnel de toute l’opération, dans l’unité choisie.",
      }),
    ].map(part("Coût")),
    ...[
      field("levers", { kind: "entries", list: "leviers" }, "Leviers de la planification écologique", {
        value: ["levier_3", "levier_12"],
      }),
    ].map(part("Écologie")),
  ];
  return {
    ...record("a1", "1.1", "Rénover l’école de Salornay", fields),
    children: [
      {
        register: "milestones",
        title: "Étapes",
        link: "action",
        addLabel: "Ajouter une étape",
        columns: [],
        rows: [],
      },
      {
        register: "costs",
        title: "Dépenses par année",
        link: "action",
        addLabel: "Ajouter une dépense",
        ...lines([cost("k1", 2027), cost("k2", 2028)]),
      },
      {
        register: "funding",
        title: "Plan de financement",
        link: "action",
        addLabel: "Ajouter une ligne de financement",
        ...lines([
          line("f1", funders[0], 10_000_000, "100\u202f000"),
          line("f2", funders[1], 5_000_000, "50\u202f000"),
        ]),
      },
    ],
    facts: [
      { label: "Subventions acquises", text: "0\u00a0€", alert: false },
      { label: "Total du plan", text: "150\u202f000\u00a0€", alert: false },
      { label: "Reste à financer", text: "100\u202f000\u00a0€", alert: true },
    ],
    drawings: [],
    namedBy: [
      {
        register: "indicators",
        title: "Indicateurs",
        records: [{ code: "i1", label: "4 — Consommation des bâtiments publics" }],
      },
      {
        register: "actions",
        title: "Actions (Actions liées)",
        records: [{ code: "a3", label: "2.1 — Maison de santé de Joncy" }],
      },
    ],
  };
}

export function actions(more: Partial<RegisterView> = {}): RegisterView {
  const row = (id: string, number: string, title: string, axis: string | null, missing: number) => ({
    id,
    number,
    title,
    note: "Fiche action (prête)\u00a0· 250\u202f000\u00a0€",
    axis,
    missing,
  });
  return {
    register: "actions",
    title: "Actions",
    guidance: "Une fiche projet est en maturation ; une fiche action est prête.",
    openEnded: true,
    tabular: false,
    drawable: false,
    drawing: null,
    map: null,
    coverage: [],
    panel: null,
    trends: [],
    layout: null,
    arrangement: null,
    grid: null,
    only: null,
    addLabel: "Ajouter une action",
    rows: [
      row("a1", "1.1", "Rénover l’école de Salornay", "ecologique", 1),
      row("a2", "1.2", "Ouvrir une recyclerie à Cluny", "economique", 0),
      row("a3", "2.1", "Maison de santé de Joncy", "modes_de_vie", 2),
    ],
    open: action(),
    options,
    ...more,
  };
}

export const actionsScreen = (more: Partial<RegisterView> = {}): Workspace =>
  workspace({ screen: "register", tabs: [], view: actions(more) }, place("actions", { register: "actions" }));

export function diagnosticScreen(): Workspace {
  const view = actions({
    register: "observations",
    title: "Constats",
    addLabel: "Ajouter un constat",
    open: null,
  });
  return workspace(
    {
      screen: "register",
      tabs: [
        { register: "observations", title: "Constats", count: 3 },
        { register: "stakes", title: "Enjeux", count: 4 },
      ],
      view,
    },
    place("diagnostic", { register: "observations" }),
  );
}

export function canvas(more: Partial<Canvas> = {}): Canvas {
  const step = (id: string, number: string, title: string, missing: number) => ({
    id,
    number,
    title,
    missing,
    answered: 2,
    total: 4,
  });
  return {
    template: "contrat-crte",
    title: "Contrat",
    steps: [
      step("cadrage", "", "Cadre du contrat", 1),
      step("objet", "1", "Objet du contrat", 0),
      step("ambition", "2", "Ambition du territoire", 2),
    ],
    open: "objet",
    whole: false,
    shown: [
      {
        id: "objet",
        number: "1",
        title: "Objet du contrat",
        guidance:
          "Dites en deux phrases ce que le contrat engage.\n\nLe détail viendra dans les articles suivants.",
        fields: [
          field("objet_du_contrat", { kind: "text" }, "Objet du contrat", {
            required: true,
            value: "Le présent contrat fixe les engagements des signataires.",
            isDefault: true,
            help: "Une phrase suffit.",
            example: "Le contrat accompagne la transition du territoire sur six ans.",
          }),
          field("ambition", { kind: "rich" }, "Ambition du territoire", {
            value: {
              type: "doc",
              content: [
                {
                  type: "paragraph",
                  content: [{ type: "text", text: "Réduire de 40 % les émissions d’ici 2030." }],
                },
              ],
            },
          }),
          field("duree", { kind: "number", unit: "ans" }, "Durée", {
            value: 6,
            typed: "6",
            of: { register: "contract", record: "contract", field: "years" },
          }),
          field("annee", { kind: "year" }, "Année de signature", { value: 2027, typed: "2027" }),
          field("themes", { kind: "choices", options: axes }, "Axes retenus", { value: ["ecologique"] }),
        ],
      },
    ],
    planned: true,
    plan: null,
    options: {},
    ...more,
  };
}

export const canvasScreen = (): Workspace =>
  workspace({ screen: "canvas", canvas: canvas() }, place("contract", { step: "objet" }));

export const planScreen = (): Workspace =>
  workspace(
    {
      screen: "canvas",
      canvas: canvas({
        open: null,
        shown: [],
        plan: [
          { id: "objet", number: "1", title: "Objet du contrat", level: 1, excluded: false, own: false },
          { id: "engagements", number: "2", title: "Engagements", level: 1, excluded: false, own: false },
          { id: "engagements_etat", number: "2.1", title: "L’État", level: 2, excluded: false, own: false },
          { id: "avis", number: "", title: "Avis des conseils", level: 1, excluded: true, own: false },
          { id: "r9", number: "3", title: "Notre charte", level: 1, excluded: false, own: true },
        ],
      }),
    },
    place("contract", { step: "plan" }),
  );

export const toolboxScreen = (): Workspace =>
  workspace(
    {
      screen: "toolbox",
      families: [
        {
          title: "Mobiliser les acteurs et les habitants",
          tools: [
            {
              id: "evaluation-collegiale",
              title: "Évaluation collégiale",
              purpose: "Recueillir les regards de plusieurs évaluateurs.",
              moment: "À mi-parcours et à la fin du contrat.",
              filledBy: "Le comité de suivi.",
              state: "2 réponses sur 6",
              done: false,
            },
          ],
        },
      ],
    },
    place("toolbox"),
  );

export const documentsScreen = (): Workspace =>
  workspace(
    {
      screen: "documents",
      tabs: [{ register: "attachments", title: "Pièces jointes", count: 2 }],
      documents: [
        {
          id: "contrat",
          title: "Contrat",
          purpose: "Le contrat et ses annexes, à signer.",
          group: "Le contrat",
          canvas: false,
          previewed: true,
          blank: "vierge-contrat",
          sheets: [],
        },
        {
          id: "planche",
          title: "Planche d’atelier",
          purpose: "Un panneau A0 pour un atelier.",
          group: "Calculés à partir des fiches",
          canvas: false,
          previewed: false,
          blank: null,
          sheets: [
            { id: "planche", title: "A3" },
            { id: "planche-a0", title: "A0" },
          ],
        },
      ],
    },
    place("documents"),
  );

const openPoints: FindingView[] = [
  {
    rule: "F1",
    severity: "blocking",
    message: "Action 1.1 : les financements dépassent le coût de 5 000 €.",
    source: "Article L. 1111-10 du CGCT",
    place: place("actions", { register: "actions", record: "a1" }),
    field: "total_cost",
    about: null,
  },
  {
    rule: "F2",
    severity: "warning",
    message: "Action 1.2 : le maître d’ouvrage public apporte 12 %, moins que les 20 % attendus.",
    source: "Article L. 1111-10 du CGCT, III",
    place: place("actions", { register: "actions", record: "a2" }),
    field: null,
    about: { register: "actions", record: "a2", field: "total_cost" },
  },
  {
    rule: "D2",
    severity: "warning",
    message: "Le constat 3 donne un chiffre sans source.",
    source: "Circulaire n° 6231/SG du 20 novembre 2020, annexe 2 (à vérifier)",
    place: place("diagnostic", { register: "observations", record: "o1" }),
    field: "source",
    about: { register: "observations", record: "o1", field: "source" },
  },
  {
    rule: "I1",
    severity: "information",
    message: "Deux communes n’ont aucune action.",
    source: "",
    place: place("territory", { register: "communes" }),
    field: null,
    about: { register: "communes", record: "", field: "" },
  },
];

export const findingsScreen = (waived: WaivedView[] = [waivedPoint]): Workspace =>
  workspace({ screen: "findings", open: openPoints, waived }, place("findings"));

const waivedPoint: WaivedView = {
  finding: {
    rule: "P1",
    severity: "warning",
    message: "L’action 2.1 n’a gardé aucune trace de la participation des habitants.",
    source: "Loi n° 2015-991, article 70",
    place: place("actions", { register: "actions", record: "a3" }),
    field: null,
    about: { register: "actions", record: "a3", field: "participation" },
  },
  waiver: "w1",
  reason: "La concertation a eu lieu avant le contrat.",
  reference: "Délibération 2026-14",
};

/** A register narrowed to what a figure counts. */
export const narrowedScreen = (): Workspace =>
  workspace(
    { screen: "register", tabs: [], view: actions({ only: "Fiche action (prête)" }) },
    place("actions", { register: "actions", only: "actions.stage.fiche_action" }),
  );

export function attachmentsScreen(): Workspace {
  const kept = record("p1", "1", "Délibération du conseil", [
    field("title", { kind: "line", suggestions: [] }, "Pièce", {
      value: "Délibération du conseil",
      typed: "Délibération du conseil",
      required: true,
    }),
    field("date", { kind: "date" }, "Date de la pièce", { value: "2026-09-14", typed: "14/09/2026" }),
  ]);
  const view: RegisterView = {
    register: "attachments",
    title: "Pièces jointes",
    guidance: "Les actes et les pièces qui prouvent ce que dit le contrat.",
    openEnded: true,
    tabular: false,
    drawable: false,
    drawing: null,
    map: null,
    coverage: [],
    panel: null,
    trends: [],
    layout: null,
    arrangement: null,
    grid: null,
    only: null,
    options: {},
    addLabel: "Joindre un fichier",
    rows: [
      { id: "p1", number: "1", title: kept.title, note: "deliberation.pdf", axis: null, missing: 0 },
      { id: "p2", number: "2", title: "Arrêté DETR 2026", note: "arrete.pdf", axis: null, missing: 1 },
    ],
    open: kept,
  };
  const tabs: RegisterTab[] = [{ register: "attachments", title: "Pièces jointes", count: 2 }];
  return workspace(
    { screen: "register", tabs, view },
    place("documents", { register: "attachments", record: "p1" }),
  );
}

export function listsScreen(): Workspace {
  const row = (id: string, title: string, note: string): RowView => ({
    id,
    number: "",
    title,
    note,
    axis: null,
    missing: 0,
  });
  const view: RegisterView = {
    register: "references",
    title: "Listes de référence",
    guidance: "Changez une entrée, ajoutez les vôtres.",
    openEnded: true,
    tabular: false,
    drawable: false,
    drawing: null,
    map: null,
    coverage: [],
    panel: null,
    trends: [],
    layout: null,
    arrangement: null,
    grid: null,
    only: null,
    options: {},
    addLabel: "Ajouter une entrée",
    rows: [
      row("dispositifs/DETR", "Dotation d’équipement des territoires ruraux", "Dispositifs\u00a0· État"),
      row("0199-own", "Fonds local d’initiatives", "Dispositifs\u00a0· EPCI"),
      ...Array.from({ length: 40 }, (_, place) => row(`leviers/l${place}`, `Levier ${place + 1}`, "Leviers")),
    ],
    open: record("dispositifs/DETR", "", "Dotation d’équipement des territoires ruraux", [
      field("code", { kind: "line", suggestions: [] }, "Code", {
        value: "DETR",
        typed: "DETR",
        required: true,
      }),
    ]),
  };
  return workspace({ screen: "register", tabs: [], view }, place("lists", { register: "references" }));
}

export function indicatorsScreen(): Workspace {
  const view = actions({ register: "indicators", title: "Indicateurs", addLabel: "Ajouter un indicateur" });
  return workspace(
    {
      screen: "register",
      tabs: [
        { register: "orientations", title: "Orientations", count: 3 },
        { register: "indicators", title: "Indicateurs", count: 3 },
      ],
      view,
    },
    place("orientations", { register: "indicators" }),
  );
}

const drawing = (title: string): Drawing => ({
  title,
  alt: `${title} : 3 barres, de 120 000 € à 1 250 000 €.`,
  svg: '<svg xmlns="http://www.w3.org/2000/svg" width="480pt" height="120pt" viewBox="0 0 480 120" font-family="\'Source Sans 3\', sans-serif" font-size="10"><rect width="480" height="120" rx="6" fill="#ffffff"/><rect x="90" y="20" width="300" height="20" fill="#1d4e4a"/><rect x="90" y="50" width="180" height="20" fill="#9a5a00"/><text x="10" y="34" fill="#20292b">État</text><text x="10" y="64" fill="#20292b">Région</text></svg>',
  table: {
    head: ["Financeur", "Acquis", "Demandé"],
    rows: [
      ["État", "650 000 €", "315 000 €"],
      ["Région", "0 €", "1 630 000 €"],
      ["Total", "650 000 €", "1 945 000 €"],
    ],
    numeric: [false, true, true],
  },
});

export const dashboardScreen = (): Workspace =>
  workspace(
    {
      screen: "dashboard",
      dashboard: {
        panels: [
          {
            id: "maturity",
            title: "Maturité des actions",
            note: "",
            figures: [
              { label: "Fiche projet (en maturation)", text: "12", code: "actions.stage.fiche_projet" },
              { label: "Fiche action (prête)", text: "12 sur 24", code: "actions.stage.fiche_action" },
              { label: "Sans priorité", text: "3", code: "actions.+.no_priority" },
            ],
            drawings: [drawing("Calendrier des actions")],
            tables: [],
          },
          {
            id: "money",
            title: "Financement",
            note: "Les montants hors taxes et toutes taxes comprises ne sont jamais additionnés.",
            figures: [
              { label: "Coût total", text: "6 662 500,50 € HT", code: "actions.+.costed" },
              { label: "Subventions acquises", text: "1 385 000,50 € HT", code: "actions.+.money:granted" },
            ],
            drawings: [drawing("Participations par financeur"), drawing("Participations par année")],
            tables: [],
          },
          {
            id: "mobilisation",
            title: "Mobilisation",
            note: "",
            figures: [
              { label: "Acteurs", text: "18", code: "actors" },
              { label: "Contributions qui ont leur réponse", text: "4", code: "contributions.+.answered" },
            ],
            drawings: [],
            tables: coverage,
          },
        ],
      },
    },
    place("dashboard"),
  );

export function changes(): ChangeNotice {
  const long = "Le territoire s’engage à réduire ses consommations. ".repeat(8).trim();
  return {
    money: [{ label: "Coût total (HT)", before: "6 200 000 €", after: "6 662 500,50 €" }],
    registers: [
      {
        register: "actions",
        title: "Actions",
        added: ["2.4. Une légumerie à Cluny"],
        removed: ["3.1. Un pôle d’échanges"],
        changed: [
          {
            name: "1.1. Rénover l’école de Salornay",
            fields: [
              { label: "Maître d’ouvrage", before: "", after: "Commune de Salornay" },
              { label: "Description", before: long, after: `${long} Et ses déplacements.` },
            ],
          },
        ],
        reordered: true,
      },
    ],
    answers: [{ label: "Objet du contrat", before: long, after: "Le contrat fixe les engagements." }],
  };
}

export const versionsScreen = (notice: ChangeNotice | null = changes()): Workspace =>
  workspace(
    {
      screen: "versions",
      versions: [
        {
          id: "v2",
          title: "Contrat signé",
          kind: "Contrat signé",
          frozen: "le 3 mars 2027 à 14 h 02, Camille Martin",
          fingerprint: "5f1c09ab77d2",
        },
        {
          id: "v1",
          title: "Comité de pilotage du 12 janvier 2027",
          kind: "Comité de pilotage",
          frozen: "le 12 janvier 2027 à 9 h 30, Camille Martin",
          fingerprint: "a90be1127f04",
        },
      ],
      freezable: [
        { kind: "contract", label: "Contrat signé", title: "Contrat signé" },
        { kind: "amendment", label: "Avenant", title: "Avenant 1" },
        { kind: "other", label: "Autre", title: "" },
      ],
      changes: notice,
    },
    place("versions", { record: "v2" }),
  );

export const home = (more: Partial<Home> = {}): Home => ({
  dossiers: [
    {
      id: "d1",
      territory: "CC du Clunisois",
      contract: "Contrat pour la réussite de la transition écologique",
      phase: "En préparation",
      progress: "3 actions, dont 1 prête",
      pinned: false,
      changed: "aujourd’hui à 14 h 02",
    },
  ],
  discarded: [
    {
      id: "d9",
      territory: "CC du Mâconnais",
      contract: "Contrat pour la réussite de la transition écologique",
      phase: "",
      progress: "aucune action",
      pinned: false,
      changed: "le 3 mars 2026",
    },
  ],
  examples: [
    { id: "trois-rivieres", title: "Les Trois Rivières", description: "Un contrat complet et fictif." },
  ],
  setAside: [{ file: "ancien.crte", reason: "Le fichier est abîmé : sa fin manque." }],
  ...more,
});

export const contracts: TemplateHead[] = [
  {
    id: "contrat-crte",
    version: "1",
    title: "Contrat complet",
    purpose: "Le contrat-cadre et ses annexes.",
  },
  { id: "avenant", version: "1", title: "Avenant", purpose: "Modifier un contrat signé." },
];

export const hits: TerritoryHits = {
  hits: [
    {
      siren: "200040293",
      name: "CC du Clunisois",
      nature: "Communauté de communes",
      departments: "Saône-et-Loire",
      communes: 41,
      population: "14\u202f020 habitants (2023)",
      matched: "Cluny",
    },
    {
      siren: "200039758",
      name: "CC Avallon, Vézelay, Morvan",
      nature: "Communauté de communes",
      departments: "Yonne",
      communes: 48,
      population: "18\u202f488 habitants (2023)",
      matched: null,
    },
  ],
  total: 2,
  source: "Liste nationale des intercommunalités, 2026",
};

/** The actions as one table. */
/** A canvas with a table of actions among its fields; these are its records. */
export function tableScreen(kept = ["a1", "a2", "a3"]): Workspace {
  const { grid } = gridOf();
  const own = { ...grid, computed: [], rows: grid.rows.filter(({ id }) => kept.includes(id)) };
  const rows = own.rows.map((row) => ({ ...row, sums: [], shown: [] }));
  const table: Kind = { kind: "table", register: "actions", fields: ["title", "total_cost"] };
  const fields = [
    field("objet", { kind: "line", suggestions: [] }, "Objet"),
    field("suivi", table, "Actions suivies", {
      help: "Une ligne par action.",
      value: rows.length === 0 ? null : rows.length,
      grid: { ...own, rows },
    }),
  ];
  const open = { id: "suivi", number: "", title: "Suivi", guidance: "", fields };
  return workspace(
    { screen: "canvas", canvas: canvas({ open: open.id, shown: [open], planned: false }) },
    place("toolbox", { template: "essai", step: "suivi" }),
  );
}

function gridOf(): { grid: Grid } {
  const columns = [
    field("title", { kind: "line", suggestions: [] }, "Intitulé"),
    field("total_cost", { kind: "money" }, "Coût total"),
  ];
  const line = (id: string, number: string, title: string, cost: number, shown: string): GridRow => ({
    id,
    number,
    title,
    axis: null,
    cells: [
      { value: title, typed: title, shown: title },
      { value: cost, typed: shown, shown },
    ],
    sums: [cost],
    shown: [shown],
  });
  const grid: Grid = {
    addLabel: "Ajouter une action",
    columns,
    computed: ["Total du plan"],
    rows: [
      line("a1", "1.1", "Rénover l’école", 2_000_000, "20 000 €"),
      line("a2", "1.2", "Ouvrir une recyclerie", 900_000, "9 000 €"),
      line("a3", "2.1", "Maison de santé", 10_000_000, "100 000 €"),
    ],
  };
  return { grid };
}

export function gridScreen(): Workspace {
  const view = actions({ tabular: true, ...gridOf(), rows: [], open: null });
  return workspace(
    { screen: "register", tabs: [], view },
    place("actions", { register: "actions", step: "tableau" }),
  );
}

export const passages: FoundWords = {
  hits: [
    {
      place: place("actions", { register: "actions", record: "a1" }),
      field: "title",
      heading: "l’action « Rénover l’école »\u00a0· Intitulé",
      question: false,
      before: "Rénover l’",
      words: "école",
      after: " de Salornay",
      about: { register: "actions", record: "a1", field: "title" },
    },
    {
      place: place("contract", { step: "objet" }),
      field: "objet_du_contrat",
      heading: "Contrat\u00a0· Objet",
      question: true,
      before: "Quelle ",
      words: "école",
      after: " ?",
      about: { register: "contrat-crte", record: "objet", field: "objet_du_contrat" },
    },
  ],
  total: 2,
};

export const settings: Settings = {
  author: "",
  theme: "system",
  textSize: 100,
  spelling: true,
  typography: true,
  words: [],
  whole: false,
  folded: false,
  pinned: [],
  folder: "/home/agent/canevas",
  copies: "",
  copied: "",
};

export const look: OrganisationLook = {
  name: "Le pays (fictif)",
  main: "#1d4e4a",
  second: "",
  usualMain: "#1d4e4a",
  usualSecond: "#8a5a12",
  logo: { alt: "Trois vagues", picture: "data:image/png;base64,iVBORw0KGgo=" },
  worded: 1,
};

export const templates: Templates = {
  templates: [
    {
      id: "note-conseil",
      title: "Note de présentation pour le conseil",
      purpose: "Présenter le contrat aux élus.",
      family: "Le contrat",
      version: "1.1.0",
      draft: true,
      shipped: false,
      replaces: "1.0.0",
      changes: ["Étape « La note » : la question a changé."],
    },
  ],
  faulty: [],
  organisation: null,
  told: null,
};

export const spoilt: Partial<Templates> = {
  faulty: [{ file: "recu.json", faults: ["Ligne 19 : « ligne » n’est pas un type de champ."] }],
  told: "« recu.json » a des fautes : il est gardé de côté, à corriger.",
};

/** A canvas of two steps, all on one page. */
export function wholeScreen(): Workspace {
  const step = (id: string, title: string, own: FieldView) => ({
    id,
    number: "",
    title,
    guidance: "",
    fields: [own],
  });
  const head = (id: string, title: string) => ({ id, number: "", title, missing: 0, answered: 0, total: 1 });
  const line: Kind = { kind: "line", suggestions: [] };
  const whole = canvas({
    template: "essai",
    title: "Fiche d’essai",
    planned: false,
    whole: true,
    open: "suivi",
    steps: [head("debut", "Début"), head("suivi", "Suivi")],
    shown: [
      step("debut", "Début", field("objet", line, "Objet")),
      step("suivi", "Suivi", field("suite", line, "Suite")),
    ],
  });
  return workspace(
    { screen: "canvas", canvas: whole },
    place("toolbox", { template: "essai", step: "suivi" }),
  );
}

const arrangedItem = (
  id: string,
  number: string,
  title: string,
  more: Partial<ArrangedItem> = {},
): ArrangedItem => ({
  id,
  number,
  title,
  note: "",
  axis: null,
  family: "",
  missing: 0,
  inner: null,
  ...more,
});

const arrangedGroup = (
  register: RegisterView["register"],
  field: string,
  value: string | null,
  title: string,
  items: ArrangedItem[],
): ArrangedGroup => ({
  id: value ?? "",
  register,
  field,
  value,
  title,
  note: `${items.length} en tout`,
  axis: field === "axis" ? value : null,
  items,
});

function arrangedScreen(
  task: Place["task"],
  register: RegisterView["register"],
  arrangement: Arrangement,
): Workspace {
  const { screen } = listsScreen();
  if (screen.screen !== "register") {
    throw new Error("not a register");
  }
  const view: RegisterView = {
    ...screen.view,
    register,
    title: "Essai",
    rows: [],
    open: null,
    layout: arrangement.layout,
    arrangement,
  };
  return workspace({ screen: "register", tabs: [], view }, place(task, { register, step: "groupes" }));
}

/** Two axes, three orientations, three actions, and those added under orientations. */
export function treeScreen(added: [string, string][] = []): Workspace {
  const limb = (id: string, title: string, actions: ArrangedItem[]) =>
    arrangedGroup("actions", "orientation", id, title, [
      ...actions,
      ...added.filter(([under]) => under === id).map(([, action]) => arrangedItem(action, "", "Sans titre")),
    ]);
  const orientation = (id: string, number: string, title: string, actions: ArrangedItem[]) =>
    arrangedItem(id, number, title, { inner: limb(id, `${number} — ${title}`, actions) });
  return arrangedScreen("orientations", "orientations", {
    layout: "tree",
    groups: [
      arrangedGroup("orientations", "axis", "ecologique", "Transition écologique", [
        orientation("o1", "1", "Sobriété", [
          arrangedItem("a1", "1.1", "École"),
          arrangedItem("a2", "1.2", "Mairie"),
        ]),
        orientation("o2", "2", "Eau", [arrangedItem("a3", "2.1", "Haies")]),
      ]),
      arrangedGroup("orientations", "axis", "economique", "Transition économique", [
        orientation("o3", "3", "Emploi", []),
      ]),
    ],
  });
}

/** The boxes of the observations. */
export function boardScreen(): Workspace {
  const item = (id: string, title: string, axis: string, family: string) =>
    arrangedItem(id, "", title, { axis, family });
  return arrangedScreen("diagnostic", "observations", {
    layout: "board",
    groups: [
      arrangedGroup("observations", "nature", "atout", "Atouts", [
        item("c1", "Une forêt", "ecologique", "Transition écologique"),
        item("c3", "Une rivière", "ecologique", "Transition écologique"),
        item("c2", "Un marché", "economique", "Transition économique"),
      ]),
      arrangedGroup("observations", "nature", "faiblesse", "Faiblesses", []),
      arrangedGroup("observations", "nature", "opportunite", "Opportunités", []),
      arrangedGroup("observations", "nature", "menace", "Menaces", []),
    ],
  });
}

/** The communes, on their map when a file gave one. */
export function communesScreen(record: string | null = null): Workspace {
  const view = actions({
    register: "communes",
    title: "Communes",
    addLabel: "Ajouter une commune",
    map: { record, name: record === null ? "" : "communes.geojson" },
    drawable: record !== null,
    ...(record === null ? {} : { drawing: drawing("Carte du périmètre"), rows: [], open: null }),
  });
  const at = place("territory", { register: "communes", step: record === null ? null : "dessin" });
  return workspace({ screen: "register", tabs: [], view }, at);
}

/** The curves of the indicators. */
export function trendsScreen(): Workspace {
  const shown = arrangedScreen("orientations", "indicators", { layout: "ranking", groups: [] });
  if (shown.screen.screen === "register") {
    Object.assign(shown.screen.view, {
      arrangement: null,
      layout: null,
      drawable: true,
      trends: [
        {
          id: "i1",
          number: "1",
          title: "Haies plantées",
          note: "Cible : 20 km en 2030.",
          drawing: drawing("Haies"),
        },
        { id: "i2", number: "2", title: "Sans valeur", note: "Aucune valeur saisie.", drawing: null },
      ],
    });
  }
  return shown;
}

/** What the mobilisation covers. */
export const coverage: CountTable[] = [
  {
    id: "axes",
    title: "Par axe de transition",
    note: "Sans rencontre : « Transition écologique ».",
    head: ["Axe", "Acteurs", "Rencontres"],
    rows: [
      {
        title: "Transition écologique",
        axis: "ecologique",
        bare: false,
        cells: [
          { label: "Acteurs, Transition écologique", text: "12", code: "actors.axes.ecologique" },
          { label: "Rencontres, Transition écologique", text: "aucune", code: null },
        ],
      },
    ],
  },
];
