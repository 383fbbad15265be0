import type {
  Canvas,
  Choice,
  FieldView,
  Home,
  Kind,
  Place,
  RecordView,
  RegisterView,
  Screen,
  TerritoryHits,
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
    kind,
    label,
    help: "",
    example: "",
    source: "",
    required: false,
    value: null,
    isDefault: false,
    typed: "",
    options: [],
    ...more,
  };
}

export const place = (task: Place["task"], more: Partial<Place> = {}): Place => ({
  task,
  register: null,
  record: null,
  step: null,
  ...more,
});

export function workspace(screen: Screen, at: Place, more: Partial<Workspace> = {}): Workspace {
  return {
    dossier: "d1",
    territory: "CC du Clunisois",
    contract: "Contrat pour la réussite de la transition écologique",
    saved: "14 h 02",
    undo: "saisie de « Intitulé »",
    redo: null,
    tasks: [
      { name: "territory", title: "Territoire", state: "41 communes", done: true },
      { name: "diagnostic", title: "Diagnostic", state: "12 constats, 4 enjeux", done: false },
      { name: "orientations", title: "Orientations", state: "3 orientations", done: true },
      { name: "actions", title: "Actions", state: "24 actions", done: false },
      { name: "actors", title: "Acteurs", state: "8 acteurs", done: true },
      { name: "contract", title: "Contrat", state: "Incomplet : 2 champs", done: false },
      { name: "document", title: "Documents", state: "Aperçu et export", done: true },
      { name: "findings", title: "Points à revoir", state: "3 points", done: false },
    ],
    findings: [
      {
        rule: "F1",
        severity: "blocking",
        message: "Action 1.1 : les financements dépassent le coût de 5 000 €.",
        place: place("actions", { register: "actions", record: "a1" }),
        field: "total_cost",
      },
      {
        rule: "D2",
        severity: "warning",
        message: "Le constat 3 donne un chiffre sans source.",
        place: place("diagnostic", { register: "observations", record: "o1" }),
        field: "source",
      },
      {
        rule: "I1",
        severity: "information",
        message: "Deux communes n’ont aucune action.",
        place: place("territory", { register: "communes" }),
        field: null,
      },
    ],
    place: at,
    screen,
    ...more,
  };
}

const line = (id: string, funder: string, amount: number, typed: string): RecordView => ({
  id,
  number: "1",
  title: funder,
  fields: [
    field(
      "funder",
      { kind: "line", suggestions: ["Maître d’ouvrage", "État", "Région", "Département"] },
      "Financeur",
      {
        value: funder,
        typed: funder,
        required: true,
      },
    ),
    field("scheme", { kind: "line", suggestions: [] }, "Dispositif", { value: "DETR", typed: "DETR" }),
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
    field("public", { kind: "yesNo" }, "Financement public ?", { value: true }),
    field("amount", { kind: "money" }, "Montant", { value: amount, typed, required: true }),
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
    field("reference", { kind: "line", suggestions: [] }, "Référence"),
  ],
  children: null,
  facts: [],
});

export function action(): RecordView {
  return {
    id: "a1",
    number: "1.1",
    title: "Rénover l’école de Salornay",
    fields: [
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
        options: [{ code: "or1", label: "1 — Sobriété des bâtiments" }],
        required: true,
      }),
      field("axis", { kind: "choice", options: axes }, "Axe", { value: "ecologique" }),
      field("communes", { kind: "links", register: "communes" }, "Communes concernées", {
        value: ["c3"],
        options: Array.from({ length: 41 }, (_, place) => ({
          code: `c${place}`,
          label: `Commune ${place + 1}`,
        })),
      }),
      field("owner", { kind: "line", suggestions: [] }, "Maître d’ouvrage", { required: true }),
      field("owner_siret", { kind: "siret" }, "SIRET du maître d’ouvrage", { help: "Quatorze chiffres." }),
      field("owner_private", { kind: "yesNo" }, "Maître d’ouvrage de droit privé ?", { value: false }),
      field("context", { kind: "text" }, "Contexte", { value: "Le bâtiment date de 1974." }),
      field("start", { kind: "date" }, "Début", { value: "2027-09-01", typed: "01/09/2027" }),
      field("end", { kind: "date" }, "Fin"),
      field("total_cost", { kind: "money" }, "Coût total", {
        value: 25_000_000,
        typed: "250\u202f000",
        help: "Le coût prévisionnel de toute l’opération, dans l’unité choisie.",
      }),
    ],
    children: {
      register: "funding",
      title: "Plan de financement",
      link: "action",
      addLabel: "Ajouter une ligne de financement",
      rows: [line("f1", "État", 10_000_000, "100\u202f000"), line("f2", "Région", 5_000_000, "50\u202f000")],
    },
    facts: [
      { label: "Subventions acquises", text: "0\u00a0€", alert: false },
      { label: "Total du plan", text: "150\u202f000\u00a0€", alert: false },
      { label: "Reste à financer", text: "100\u202f000\u00a0€", alert: true },
    ],
  };
}

export function actions(more: Partial<RegisterView> = {}): RegisterView {
  const row = (id: string, number: string, title: string, axis: string | null, missing: number) => ({
    id,
    number,
    title,
    note: "Fiche action (prête) · 250\u202f000\u00a0€",
    axis,
    missing,
  });
  return {
    register: "actions",
    title: "Actions",
    guidance: "Une fiche projet est en maturation ; une fiche action est prête.",
    openEnded: true,
    addLabel: "Ajouter une action",
    rows: [
      row("a1", "1.1", "Rénover l’école de Salornay", "ecologique", 1),
      row("a2", "1.2", "Ouvrir une recyclerie à Cluny", "economique", 0),
      row("a3", "2.1", "Maison de santé de Joncy", "modes_de_vie", 2),
    ],
    open: action(),
    ...more,
  };
}

export const actionsScreen = (): Workspace =>
  workspace({ screen: "register", tabs: [], view: actions() }, place("actions", { register: "actions" }));

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
    open: {
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
        field("duree", { kind: "number", unit: "ans" }, "Durée", { value: 6, typed: "6" }),
        field("annee", { kind: "year" }, "Année de signature", { value: 2027, typed: "2027" }),
        field("themes", { kind: "choices", options: axes }, "Axes retenus", { value: ["ecologique"] }),
      ],
    },
    plan: null,
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

export const documentsScreen = (): Workspace =>
  workspace(
    {
      screen: "documents",
      documents: [
        { id: "contrat", title: "Contrat", purpose: "Le contrat et ses annexes, à signer.", previewed: true },
        {
          id: "planche",
          title: "Planche d’atelier",
          purpose: "Un panneau A0 pour un atelier.",
          previewed: false,
        },
      ],
    },
    place("document"),
  );

export const findingsScreen = (): Workspace => workspace({ screen: "findings" }, place("findings"));

export const home = (more: Partial<Home> = {}): Home => ({
  dossiers: [
    {
      id: "d1",
      territory: "CC du Clunisois",
      contract: "Contrat pour la réussite de la transition écologique",
      changed: "aujourd’hui à 14 h 02",
    },
  ],
  examples: [
    { id: "trois-rivieres", title: "Les Trois Rivières", description: "Un contrat complet et fictif." },
  ],
  templates: [
    {
      id: "contrat-crte",
      version: "1",
      title: "Contrat complet",
      purpose: "Le contrat-cadre et ses annexes.",
    },
    { id: "avenant", version: "1", title: "Avenant", purpose: "Modifier un contrat signé." },
  ],
  setAside: [{ file: "ancien.crte", reason: "Le fichier est abîmé : sa fin manque." }],
  asked: null,
  ...more,
});

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
