// Generated from the Rust types of the wire by `cargo xtask bindings`. Do not edit.

/**
 * A field, as a waiver names it: see the register `waivers`.
 */
export type About = { 
/**
 * The register, or the template.
 */
register: string, 
/**
 * The record, or the step.
 */
record: string, 
/**
 * The field.
 */
field: string, };

/**
 * A new dossier made from another of this machine: its structure and its wordings, without the other
 * territory's data.
 */
export type AdaptDossier = { 
/**
 * The other dossier.
 */
from: string, 
/**
 * The SIREN of each intercommunality of the new one.
 */
epcis: Array<string>, };

/**
 * A dossier made from another, with what was kept and what was left.
 */
export type AdaptedDossier = { 
/**
 * The new dossier.
 */
workspace: Workspace, 
/**
 * What was kept, in words.
 */
kept: Array<string>, 
/**
 * What was left behind, in words.
 */
left: Array<string>, };

/**
 * Goes on with the later version of a template.
 */
export type AdoptTemplate = { 
/**
 * The dossier.
 */
dossier: string, 
/**
 * The place shown.
 */
place: Place, 
/**
 * The template.
 */
template: string, };

/**
 * Records that have a field in common.
 */
export type ArrangedGroup = { 
/**
 * Its identifier among the groups of the same records.
 */
id: string, 
/**
 * The register of its records.
 */
register: RegisterName, 
/**
 * The field that says they stand here.
 */
field: string, 
/**
 * What the field holds; none for what says nothing.
 */
value: string | null, 
/**
 * What heads it.
 */
title: string, 
/**
 * How many stand in it: « 2 orientations, 7 actions ».
 */
note: string, 
/**
 * Its axis, by code, for its mark.
 */
axis: string | null, 
/**
 * Its records, in order.
 */
items: Array<ArrangedItem>, };

/**
 * A record where it stands.
 */
export type ArrangedItem = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its present number.
 */
number: string, 
/**
 * Its title.
 */
title: string, 
/**
 * A line of facts.
 */
note: string, 
/**
 * Its axis, by code, for its mark.
 */
axis: string | null, 
/**
 * What it has in common with its neighbours, among which its place is chosen: « Transition écologique »;
 * empty when it is chosen among all those of its group.
 */
family: string, 
/**
 * How many required fields are empty.
 */
missing: number, 
/**
 * The records that hang from it.
 */
inner: ArrangedGroup | null, };

/**
 * A register in groups.
 */
export type Arrangement = { 
/**
 * How they are laid out.
 */
layout: Layout, 
/**
 * The groups, in order.
 */
groups: Array<ArrangedGroup>, };

/**
 * Asks for an export; the person is asked where.
 */
export type AskExport = { 
/**
 * The dossier.
 */
dossier: string, 
/**
 * The document.
 */
document: string, 
/**
 * Whether it is the one to sign: refused while a point à revoir is blocking.
 */
last: boolean, 
/**
 * What is printed of the document.
 */
options: PrintOptions, };

/**
 * Asks for a page of the preview.
 */
export type AskPreview = { 
/**
 * The dossier.
 */
dossier: string, 
/**
 * The document.
 */
document: string, 
/**
 * The page, from 0.
 */
page: number, 
/**
 * A field of the record named, else of the document's own template: its page is given instead, when it is
 * printed.
 */
field: string | null, 
/**
 * A record: the page of its sheet is given instead, or of its row in a table, when it has one.
 */
record: string | null, 
/**
 * Whether the page may be laid out with those alone that begin and end with it, and the numbers it had
 * before: it then comes sooner, and is to be asked for again.
 */
quick: boolean, 
/**
 * What is printed of the document.
 */
options: PrintOptions, };

/**
 * Asks which words of a text nobody knows.
 */
export type AskSpelling = { 
/**
 * The dossier, whose names are known.
 */
dossier: string, 
/**
 * The text.
 */
text: string, };

/**
 * Asks what a word may have been meant for.
 */
export type AskSuggestions = { 
/**
 * The word.
 */
word: string, };

/**
 * Cells as they were copied, and where they go.
 */
export type Block = { 
/**
 * The register of the lines.
 */
register: RegisterName, 
/**
 * The record whose sheet they stand in.
 */
owner: string, 
/**
 * The line that the first row goes over; none to add every row after the last line.
 */
from: string | null, 
/**
 * The fields of the register that the columns fill, in order.
 */
fields: Array<string>, 
/**
 * The cells, row by row, as text. A row may be shorter than the others.
 */
rows: Array<Array<string>>, };

/**
 * A cell that a block changes.
 */
export type BlockCell = { 
/**
 * What stands there, printed.
 */
before: string, 
/**
 * What will, printed.
 */
after: string, 
/**
 * Why it cannot be read; the cell stays as it is.
 */
problem: string | null, };

/**
 * What a block of cells would change.
 */
export type BlockPreview = { 
/**
 * The lines it changes or adds.
 */
view: BlockView, };

/**
 * A line that a block changes or adds.
 */
export type BlockRow = { 
/**
 * Whether the line is added.
 */
fresh: boolean, 
/**
 * Its cells, column by column.
 */
cells: Array<BlockCell>, };

/**
 * What a block would change, to be read before it does.
 */
export type BlockView = { 
/**
 * The titles of the columns.
 */
columns: Array<string>, 
/**
 * The lines, in order.
 */
rows: Array<BlockRow>, 
/**
 * How many cells cannot be read: they are left as they are.
 */
problems: number, };

/**
 * A field of a register that a question fills.
 */
export type Bound = { 
/**
 * The register.
 */
register: RegisterName, 
/**
 * The record.
 */
record: string, 
/**
 * The field.
 */
field: string, };

/**
 * A template with its answers: one step shown, or all of them.
 */
export type Canvas = { 
/**
 * The template.
 */
template: string, 
/**
 * The document's title.
 */
title: string, 
/**
 * The steps asked at present.
 */
steps: Array<StepHead>, 
/**
 * The step that is open: shown alone, or aimed at among all of them; none when the plan is shown.
 */
open: string | null, 
/**
 * The steps shown, in order.
 */
shown: Array<StepView>, 
/**
 * Whether every step is shown, on one page.
 */
whole: boolean, 
/**
 * Whether it is in articles, so that its plan may be changed.
 */
planned: boolean, 
/**
 * The plan, when it is shown.
 */
plan: Array<Planned> | null, 
/**
 * What the fields shown may be chosen among.
 */
options: { [key in string]: Array<Choice> }, };

/**
 * The value of a field of a line: see [`FieldView`].
 */
export type CellView = { 
/**
 * The value, as exchanged.
 */
value: unknown, 
/**
 * The value as an entry box shows it.
 */
typed: string, };

/**
 * What changed.
 */
export type ChangeNotice = { 
/**
 * The sums that changed.
 */
money: Array<Changed>, 
/**
 * The registers in which something changed.
 */
registers: Array<RegisterChanges>, 
/**
 * The answers of the contract that changed.
 */
answers: Array<Changed>, };

/**
 * One value, before and after; empty for nothing.
 */
export type Changed = { 
/**
 * What it is.
 */
label: string, 
/**
 * What it was.
 */
before: string, 
/**
 * What it is now.
 */
after: string, };

/**
 * The records that belong to another: the funding lines of an action.
 */
export type ChildTable = { 
/**
 * Their register.
 */
register: RegisterName, 
/**
 * Its title.
 */
title: string, 
/**
 * The field of theirs that names their owner.
 */
link: string, 
/**
 * What the button that adds one says.
 */
addLabel: string, 
/**
 * The fields of a line (the link left out), without values.
 */
columns: Array<FieldView>, 
/**
 * The lines.
 */
rows: Array<LineView>, };

/**
 * One entry of a closed list: the code is stored, the label is read.
 */
export type Choice = { 
/**
 * The stored code, a stable French slug.
 */
code: string, 
/**
 * What a person reads.
 */
label: string, };

/**
 * A count.
 */
export type CountCell = { 
/**
 * What it counts, for who does not see the table: « Acteurs, Cluny ».
 */
label: string, 
/**
 * Written out: « 12 », « aucune ».
 */
text: string, 
/**
 * The code of the records it counts; none when there are none.
 */
code: string | null, };

/**
 * What a row of such a table counts.
 */
export type CountRow = { 
/**
 * What it is about: an axis, a commune.
 */
title: string, 
/**
 * Its axis, by code, for its mark.
 */
axis: string | null, 
/**
 * Its counts.
 */
cells: Array<CountCell>, 
/**
 * Whether every count is nil.
 */
bare: boolean, };

/**
 * A table of counts, each of which leads to what it counts.
 */
export type CountTable = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What is covered and what is not, in words.
 */
note: string, 
/**
 * The head of each column.
 */
head: Array<string>, 
/**
 * Its rows.
 */
rows: Array<CountRow>, };

/**
 * A new dossier.
 */
export type CreateDossier = { 
/**
 * The SIREN of each intercommunality; several make a grouping.
 */
epcis: Array<string>, 
/**
 * The template of the contract.
 */
template: string, };

/**
 * The dashboard.
 */
export type Dashboard = { 
/**
 * Its panels, in order.
 */
panels: Array<Panel>, };

/**
 * Moves a dossier to the bin of the data folder.
 */
export type DiscardDossier = { 
/**
 * The dossier.
 */
id: string, };

/**
 * A document that can be printed.
 */
export type DocumentHead = { 
/**
 * Its identifier, as `canevas exporter --document` takes it.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What it is for.
 */
purpose: string, 
/**
 * What it is filed under: the contract, what is computed, a family of the toolbox.
 */
group: string, 
/**
 * Whether it is filled in a canvas of the toolbox.
 */
canvas: boolean, 
/**
 * Whether its pages can be previewed.
 */
previewed: boolean, 
/**
 * The document of its canvas to fill by hand, when it has one.
 */
blank: string | null, 
/**
 * The sheets it may be printed on, itself first; empty when there is but one.
 */
sheets: Array<SheetHead>, };

/**
 * A dossier in the list.
 */
export type DossierHead = { 
/**
 * Its identifier on this machine.
 */
id: string, 
/**
 * The territory's name.
 */
territory: string, 
/**
 * The contract's title.
 */
contract: string, 
/**
 * Where the contract stands: « En préparation »; empty when nobody said.
 */
phase: string, 
/**
 * How far it is: « 24 actions, dont 12 prêtes ».
 */
progress: string, 
/**
 * Whether it stands first in the list.
 */
pinned: boolean, 
/**
 * When it was last changed, if ever: « aujourd’hui à 14 h 02 », « le 3 mars 2027 ».
 */
changed: string | null, };

/**
 * A drawing ready to show: the same SVG on screen and on paper, and what it says in words and figures.
 */
export type Drawing = { 
/**
 * What stands above it; the SVG does not repeat it.
 */
title: string, 
/**
 * The alternative text, written from the data: extremes, totals, trend, and what is not drawn.
 */
alt: string, 
/**
 * A whole SVG document, 480 pt wide; its height depends on the data.
 */
svg: string, 
/**
 * The same figures as a table, exact where the drawing rounds.
 */
table: DrawnTable, };

/**
 * The figures of a drawing, written out. Every row has one cell for each head.
 */
export type DrawnTable = { 
/**
 * The head of each column.
 */
head: Array<string>, 
/**
 * The rows; a last row of totals, when there is one, starts with « Total ».
 */
rows: Array<Array<string>>, 
/**
 * Whether each column holds figures, which are set to the right.
 */
numeric: Array<boolean>, };

/**
 * What became of a file that was dropped on the window.
 */
export type Dropped = { "what": "nothing" } | { "what": "dossier", 
/**
 * As the screen shows it.
 */
workspace: Workspace, } | { "what": "map", 
/**
 * That dossier, as the screen shows it.
 */
workspace: Workspace, } | { "what": "template", 
/**
 * The templates now.
 */
templates: Templates, };

/**
 * One gesture of the person who edits. It is one transaction and one entry of the journal.
 */
export type Edit = { "edit": "answer", 
/**
 * The template.
 */
template: string, 
/**
 * Its field.
 */
field: string, 
/**
 * The value, as typed.
 */
value: unknown, } | { "edit": "field", 
/**
 * The register.
 */
register: RegisterName, 
/**
 * The record.
 */
record: string, 
/**
 * Its field.
 */
field: string, 
/**
 * The value, as typed.
 */
value: unknown, } | { "edit": "add", 
/**
 * The register.
 */
register: RegisterName, 
/**
 * Fields to fill at once, for instance the action of a funding line.
 */
fields: Record<string, unknown>, } | { "edit": "remove", 
/**
 * The register.
 */
register: RegisterName, 
/**
 * The record.
 */
record: string, } | { "edit": "move", 
/**
 * The register.
 */
register: RegisterName, 
/**
 * The record.
 */
record: string, 
/**
 * The record it must precede; none for the end.
 */
before: string | null, } | { "edit": "regroup", 
/**
 * The register.
 */
register: RegisterName, 
/**
 * The record.
 */
record: string, 
/**
 * The field that tells the groups apart.
 */
field: string, 
/**
 * What it holds in the group; `null` for the group of what says nothing.
 */
value: string | null, 
/**
 * The record it must precede; none for the end of the group.
 */
before: string | null, } | { "edit": "block", 
/**
 * The cells, and where they go.
 */
block: Block, } | { "edit": "commonIndicators" } | { "edit": "remark", 
/**
 * The field.
 */
about: Subject, 
/**
 * What it is.
 */
kind: "commentaire" | "a_faire", 
/**
 * The words.
 */
text: string, } | { "edit": "plan", 
/**
 * The template whose plan it is.
 */
template: string, 
/**
 * The change.
 */
change: PlanEdit, };

/**
 * An example.
 */
export type ExampleHead = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What it shows.
 */
description: string, };

/**
 * Writes a template to a file.
 */
export type ExportTemplate = { 
/**
 * Its identifier.
 */
id: string, };

/**
 * A file that was written.
 */
export type Exported = { 
/**
 * The file.
 */
path: string, 
/**
 * How many pages it has; 0 when it has none.
 */
pages: number, 
/**
 * Its size, written out: « 1,2 Mo ».
 */
size: string, };

/**
 * A computed fact.
 */
export type Fact = { 
/**
 * What it is.
 */
label: string, 
/**
 * Its value, written out.
 */
text: string, 
/**
 * Whether it calls for attention.
 */
alert: boolean, };

/**
 * A template file with faults.
 */
export type FaultyTemplate = { 
/**
 * The name of the file.
 */
file: string, 
/**
 * Its faults, each with its line, what is wrong and what to do.
 */
faults: Array<string>, };

/**
 * One field to fill, with its value and every word shown for it.
 */
export type FieldView = { 
/**
 * Its identifier in the template or register.
 */
id: string, 
/**
 * The record that keeps the answer, when it is one of a register: what is typed goes there.
 */
of: Bound | null, 
/**
 * The part of the sheet it stands in; may be empty.
 */
section: string, 
/**
 * What it accepts.
 */
kind: Kind, 
/**
 * The question.
 */
label: string, 
/**
 * The help beside it; may be empty.
 */
help: string, 
/**
 * A worked example that can be inserted; may be empty.
 */
example: string, 
/**
 * Where an official statement comes from; may be empty.
 */
source: string, 
/**
 * Whether an answer is needed.
 */
required: boolean, 
/**
 * The value, as exchanged; amounts are cents, dates `YYYY-MM-DD`.
 */
value: unknown, 
/**
 * Whether the value is the template's own wording, not yet changed by anyone.
 */
isDefault: boolean, 
/**
 * The value as an entry box shows it: « 12 500,50 », « 31/12/2027 ».
 */
typed: string, 
/**
 * For a repeating block, what the entry boxes of each row show, column by column; else empty.
 */
typedRows: Array<Array<string>>, 
/**
 * For a table of a register, its records; else none.
 */
grid: Grid | null, };

/**
 * A figure.
 */
export type Figure = { 
/**
 * What it is.
 */
label: string, 
/**
 * Its value, written out: « 12 sur 24 », « 1 250 000 € HT ».
 */
text: string, 
/**
 * The code under which [`counted`] gives the records it counts.
 */
code: string, };

/**
 * Looks for words in every dossier of this machine.
 */
export type FindEverywhere = { 
/**
 * The words, as typed.
 */
words: string, };

/**
 * Seeks words in the pages of a document.
 */
export type FindInPages = { 
/**
 * The dossier.
 */
dossier: string, 
/**
 * The document.
 */
document: string, 
/**
 * What is printed of it.
 */
options: PrintOptions, 
/**
 * The words; accents and case are ignored.
 */
words: string, };

/**
 * Looks for words anywhere in a dossier.
 */
export type FindWords = { 
/**
 * The dossier.
 */
dossier: string, 
/**
 * The words, as typed.
 */
words: string, 
/**
 * Letter for letter; else accents, case and signs are ignored.
 */
exact: boolean, };

/**
 * A point à revoir, with the place that mends it.
 */
export type FindingView = { 
/**
 * The rule: `F1`, `C3`…
 */
rule: string, 
/**
 * How grave.
 */
severity: Severity, 
/**
 * What, where, by how much, what to do.
 */
message: string, 
/**
 * The text it rests on; « à vérifier » where the source is secondary.
 */
source: string, 
/**
 * Where it is mended.
 */
place: Place, 
/**
 * The field concerned.
 */
field: string | null, 
/**
 * What a waiver names to set it aside; none for what cannot be set aside.
 */
about: About | null, };

/**
 * Where words stand, dossier by dossier.
 */
export type FoundEverywhere = { 
/**
 * The dossiers that hold them.
 */
dossiers: Array<FoundIn>, };

/**
 * Where words stand in one dossier.
 */
export type FoundIn = { 
/**
 * The dossier.
 */
id: string, 
/**
 * The territory's name.
 */
territory: string, 
/**
 * The first places.
 */
hits: Array<WordsHit>, 
/**
 * How many there are in all.
 */
total: number, };

/**
 * What pages say words, in their order.
 */
export type FoundInPages = { 
/**
 * The passages.
 */
passages: Array<PagePassage>, };

/**
 * Where words stand in a dossier.
 */
export type FoundWords = { 
/**
 * The first places, in the order of the tasks.
 */
hits: Array<WordsHit>, 
/**
 * How many there are in all.
 */
total: number, };

/**
 * What may be frozen, with the title offered for it.
 */
export type Freezable = { 
/**
 * The kind's code.
 */
kind: string, 
/**
 * What a person reads.
 */
label: string, 
/**
 * The title offered.
 */
title: string, };

/**
 * Freezes the dossier as it stands.
 */
export type Freeze = { 
/**
 * The dossier.
 */
dossier: string, 
/**
 * The kind of version, by its code.
 */
kind: string, 
/**
 * What it is called.
 */
title: string, };

/**
 * A register as a table.
 */
export type Grid = { 
/**
 * The fields shown, without values.
 */
columns: Array<FieldView>, 
/**
 * The titles of the computed columns that follow them.
 */
computed: Array<string>, 
/**
 * The records, in order.
 */
rows: Array<GridRow>, 
/**
 * What the button that adds one says.
 */
addLabel: string, };

/**
 * A cell: its value, and the words shown for it. A large table has ten thousand of them: what goes without saying
 * is not said.
 */
export type GridCell = { 
/**
 * The value, as exchanged; none when there is no answer.
 */
value?: unknown, 
/**
 * The value as an entry box shows it, where it is not what is read.
 */
typed?: string, 
/**
 * The value as read; none when nothing is.
 */
shown?: string, };

/**
 * A record as a line of a table.
 */
export type GridRow = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its present number.
 */
number: string, 
/**
 * Its title, for the names of its cells.
 */
title: string, 
/**
 * Its axis, by code, for its mark.
 */
axis: string | null, 
/**
 * A value for each column.
 */
cells: Array<GridCell>, 
/**
 * A sum for each computed column, in cents; none while it cannot be computed.
 */
sums: (number | null)[], 
/**
 * The same, written out.
 */
shown: Array<string>, };

/**
 * The home screen.
 */
export type Home = { 
/**
 * The dossiers on this machine: those pinned first, then the last changed first.
 */
dossiers: Array<DossierHead>, 
/**
 * The dossiers that were discarded, last changed first.
 */
discarded: Array<DossierHead>, 
/**
 * The examples that can be opened.
 */
examples: Array<ExampleHead>, 
/**
 * Files of the data folder that could not be opened, each with its reason.
 */
setAside: Array<SetAside>, };

/**
 * Brings a template file; the person is asked which when no path is given.
 */
export type ImportTemplate = { 
/**
 * The file.
 */
path: string | null, };

/**
 * What a field accepts. The interface has one component for each kind.
 */
export type Kind = { "kind": "line", 
/**
 * Wordings offered to the person who types.
 */
suggestions: Array<string>, } | { "kind": "text" } | { "kind": "rich" } | { "kind": "money" } | { "kind": "number", 
/**
 * The unit printed after the number, or an empty string.
 */
unit: string, } | { "kind": "year" } | { "kind": "date" } | { "kind": "period" } | { "kind": "percent" } | { "kind": "yesNo" } | { "kind": "choice", 
/**
 * The list.
 */
options: Array<Choice>, } | { "kind": "choices", 
/**
 * The list.
 */
options: Array<Choice>, } | { "kind": "link", 
/**
 * The register linked to.
 */
register: RegisterName, } | { "kind": "links", 
/**
 * The register linked to.
 */
register: RegisterName, } | { "kind": "entry", 
/**
 * The list.
 */
list: ListName, } | { "kind": "entries", 
/**
 * The list.
 */
list: ListName, } | { "kind": "rows", 
/**
 * The cells of a row.
 */
columns: Array<RowColumn>, 
/**
 * What the button that adds a row says.
 */
addLabel: string, } | { "kind": "table", 
/**
 * The register.
 */
register: RegisterName, 
/**
 * The fields shown, in order.
 */
fields: Array<string>, } | { "kind": "siren" } | { "kind": "siret" } | { "kind": "insee" };

/**
 * A later version of a template than the one a dossier is written with.
 */
export type LaterTemplate = { 
/**
 * Its identifier.
 */
template: string, 
/**
 * The version the dossier is written with.
 */
own: string, 
/**
 * The later one.
 */
version: string, 
/**
 * What it changes, a sentence each.
 */
changes: Array<string>, };

/**
 * How the groups are laid out.
 */
export type Layout = "tree" | "board" | "ranking";

/**
 * Learns a word, or forgets it.
 */
export type LearnWord = { 
/**
 * The word.
 */
word: string, 
/**
 * Whether it is known from now on.
 */
known: boolean, };

/**
 * A record as a line of its owner's sheet.
 */
export type LineView = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * A value for each column.
 */
cells: Array<CellView>, };

/**
 * The lists.
 */
export type ListName = "dispositifs" | "seuils" | "objectifs_environnementaux" | "themes" | "leviers" | "competences";

/**
 * A logo.
 */
export type LogoLook = { 
/**
 * What it shows, for those who do not see it.
 */
alt: string, 
/**
 * The picture, as an address that holds it.
 */
picture: string, };

/**
 * Makes an edit, and shows a place.
 */
export type MakeEdit = { 
/**
 * The dossier.
 */
dossier: string, 
/**
 * The place shown after it.
 */
place: Place, 
/**
 * The edit.
 */
edit: Edit, };

/**
 * The map that a file gave to the dossier.
 */
export type MapView = { 
/**
 * Its record; none while no file was given.
 */
record: string | null, 
/**
 * The name of the file.
 */
name: string, };

/**
 * The records of one register that name another record.
 */
export type Naming = { 
/**
 * Their register.
 */
register: RegisterName, 
/**
 * Its title, with the field by which they name it when there are several ways.
 */
title: string, 
/**
 * The records: identifier, and number with title.
 */
records: Array<Choice>, };

/**
 * An empty request or reply.
 */
export type Nothing = Record<symbol, never>;

/**
 * Opens a dossier of this machine.
 */
export type OpenDossier = { 
/**
 * Its identifier.
 */
id: string, };

/**
 * Opens the file that was dropped on the window. A map goes to the dossier at hand.
 */
export type OpenDropped = { 
/**
 * The dossier at hand, when there is one.
 */
dossier: string | null, };

/**
 * Opens an example, as a new dossier.
 */
export type OpenExample = { 
/**
 * Its identifier.
 */
id: string, };

/**
 * Opens a file; without a path, the person is asked for one.
 */
export type OpenFile = { 
/**
 * The file.
 */
path: string | null, };

/**
 * The organisation of this machine: its name and how its documents look. Empty texts when it has none.
 */
export type OrganisationLook = { 
/**
 * Its name.
 */
name: string, 
/**
 * The colour of headings and rules, `#rrggbb`.
 */
main: string, 
/**
 * The colour of thin marks, the same.
 */
second: string, 
/**
 * What stands in the stead of a main colour that is not given.
 */
usualMain: string, 
/**
 * The same of the second.
 */
usualSecond: string, 
/**
 * Its logo.
 */
logo: LogoLook | null, 
/**
 * How many templates its file says its own words over.
 */
worded: number, };

/**
 * Words found on a page.
 */
export type PagePassage = { 
/**
 * The page, from 0.
 */
page: number, 
/**
 * Where they stand: more than one place when a line ends among them.
 */
places: Array<PagePlace>, };

/**
 * A rectangle of a page, each length a share of the page's own, from 0 to 1.
 */
export type PagePlace = { 
/**
 * From the top of the page.
 */
down: number, 
/**
 * From its left.
 */
across: number, 
/**
 * How wide it is.
 */
width: number, 
/**
 * How high it is.
 */
height: number, };

/**
 * A group of facts.
 */
export type Panel = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What to know to read it; may be empty.
 */
note: string, 
/**
 * Its figures.
 */
figures: Array<Figure>, 
/**
 * Its drawings.
 */
drawings: Array<Drawing>, 
/**
 * Its tables of counts, for the screen alone: a document does not print them.
 */
tables: Array<CountTable>, };

/**
 * A part of a document: what stands under a heading of the first level.
 */
export type Part = { 
/**
 * Its identifier, which stays when the document changes.
 */
id: string, 
/**
 * Its heading, number included.
 */
title: string, };

/**
 * Puts a dossier first in the list, or back among the others.
 */
export type PinDossier = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Whether it stands first.
 */
pinned: boolean, };

/**
 * A place of the dossier, as the screen shows it.
 */
export type Place = { 
/**
 * The task.
 */
task: TaskName, 
/**
 * The register shown, when the task has several.
 */
register: RegisterName | null, 
/**
 * The record open.
 */
record: string | null, 
/**
 * The template open, among those of the toolbox.
 */
template: string | null, 
/**
 * The step open; `plan` is the contract's plan.
 */
step: string | null, 
/**
 * The code of a figure of the dashboard: the list is narrowed to what it counts.
 */
only: string | null, };

/**
 * A change of the plan.
 */
export type PlanEdit = { "change": "add", 
/**
 * The article it follows.
 */
after: string, 
/**
 * Its title.
 */
title: string, } | { "change": "rename", 
/**
 * The article.
 */
article: string, 
/**
 * The title.
 */
title: string, } | { "change": "exclude", 
/**
 * The article.
 */
article: string, 
/**
 * Out, or back.
 */
excluded: boolean, } | { "change": "move", 
/**
 * The article.
 */
article: string, 
/**
 * Up, or down.
 */
up: boolean, } | { "change": "delete", 
/**
 * The article.
 */
article: string, };

/**
 * An article in its place.
 */
export type Planned = { 
/**
 * The template's identifier of the article, or the record's for one the agent added.
 */
id: string, 
/**
 * « 6 » or « 6.3 »; empty for an article taken out of the contract.
 */
number: string, 
/**
 * Its title.
 */
title: string, 
/**
 * 1 for an article, 2 for one of its parts.
 */
level: number, 
/**
 * Whether it was taken out of the contract.
 */
excluded: boolean, 
/**
 * Whether the agent added it: its text is then the record's own.
 */
own: boolean, };

/**
 * A page of the real document.
 */
export type Preview = { 
/**
 * How many pages there are.
 */
pages: number, 
/**
 * The page given, from 0: the last one when the page asked for no longer exists.
 */
page: number, 
/**
 * Whether it holds what was named; a record may be printed nowhere.
 */
found: boolean, 
/**
 * Its drawing.
 */
svg: string, 
/**
 * What the parts of the page come from, from top to bottom. The first may begin on a page before.
 */
spots: Array<Spot>, 
/**
 * The parts of the whole document.
 */
parts: Array<Part>, 
/**
 * Whether the whole document was laid out: else the numbers of the page may still change.
 */
settled: boolean, };

/**
 * Asks what a block of cells would change, before it does.
 */
export type PreviewBlock = { 
/**
 * The dossier.
 */
dossier: string, 
/**
 * The cells, and where they go.
 */
block: Block, };

/**
 * What is printed, and how.
 */
export type PrintOptions = { 
/**
 * The parts left out, by identifier.
 */
leftOut: Array<string>, 
/**
 * Whether it is said what is left to be written.
 */
unanswered: boolean, 
/**
 * Whether a document that is not signed is marked as a draft.
 */
watermark: boolean, 
/**
 * Whether the organisation's logo heads the document.
 */
logo: boolean, 
/**
 * Whether the dossier travels inside the PDF.
 */
dossier: boolean, 
/**
 * Whether the remarks of the dossier are listed after a draft.
 */
remarks: boolean, 
/**
 * Whether the tables of money stand on A3 pages, to be folded.
 */
fold: boolean, };

/**
 * Sent while a long command runs.
 */
export type Progress = { 
/**
 * What is being done.
 */
stage: string, 
/**
 * From 0 to 1.
 */
done: number, };

/**
 * The changes of a record.
 */
export type RecordChanges = { 
/**
 * The record, by its present name.
 */
name: string, 
/**
 * Its fields that changed.
 */
fields: Array<Changed>, };

/**
 * A record with its fields.
 */
export type RecordView = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its present number.
 */
number: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its fields.
 */
fields: Array<FieldView>, 
/**
 * The records that belong to it, register by register.
 */
children: Array<ChildTable>, 
/**
 * What is computed from it: label and text.
 */
facts: Array<Fact>, 
/**
 * What is drawn from it.
 */
drawings: Array<Drawing>, 
/**
 * The records that name it: the way back along the chain.
 */
namedBy: Array<Naming>, };

/**
 * A refusal. Nothing was changed.
 *
 * The sentence is written here, once, for the window and the command line alike.
 */
export type Refusal = { 
/**
 * What the screen acts on.
 */
code: RefusalCode, 
/**
 * What happened, where, and what to do.
 */
message: string, };

/**
 * The kinds of refusal. A code exists only if a host acts on it.
 */
export type RefusalCode = "badValue" | "gone" | "badFile" | "disk" | "paper" | "notReady" | "givenUp" | "badRequest" | "bug";

/**
 * The changes of a register.
 */
export type RegisterChanges = { 
/**
 * The register.
 */
register: RegisterName, 
/**
 * Its title.
 */
title: string, 
/**
 * The records that were added, by name.
 */
added: Array<string>, 
/**
 * The records that were taken away, by name.
 */
removed: Array<string>, 
/**
 * The records whose fields changed.
 */
changed: Array<RecordChanges>, 
/**
 * Whether the records that stayed stand in another order.
 */
reordered: boolean, };

/**
 * The registers of a dossier.
 */
export type RegisterName = "territory" | "contract" | "epcis" | "communes" | "maps" | "frameworks" | "observations" | "stakes" | "orientations" | "objectives" | "actors" | "bodies" | "members" | "meetings" | "decisions" | "actions" | "milestones" | "costs" | "signatories" | "funders" | "funding" | "indicators" | "measures" | "events" | "contributions" | "attachments" | "waivers" | "remarks" | "references" | "articles" | "templates";

/**
 * A register of a task.
 */
export type RegisterTab = { 
/**
 * The register.
 */
register: RegisterName, 
/**
 * Its title.
 */
title: string, 
/**
 * How many records.
 */
count: number, };

/**
 * A register: its records in short, one open.
 */
export type RegisterView = { 
/**
 * The register.
 */
register: RegisterName, 
/**
 * Its title.
 */
title: string, 
/**
 * What to know before filling it.
 */
guidance: string, 
/**
 * Whether records can be added and removed.
 */
openEnded: boolean, 
/**
 * What the button that adds one says.
 */
addLabel: string, 
/**
 * What the list is narrowed to, when it is: « Fiche action (prête) ».
 */
only: string | null, 
/**
 * Whether it can be shown as one table.
 */
tabular: boolean, 
/**
 * Whether its records have a drawing of their own kind: the actors by influence and interest, the values
 * of each indicator, the communes on their map, the maquette of the funders.
 */
drawable: boolean, 
/**
 * That drawing, when it is what is shown: neither list nor record is then.
 */
drawing: Drawing | null, 
/**
 * What its records cover and what they leave, beside that drawing.
 */
coverage: Array<CountTable>, 
/**
 * What its records add up to, cut by cut, when it is what is shown: the maquette of the funders. Neither list
 * nor record is then.
 */
panel: Panel | null, 
/**
 * The map of the perimeter; none for a register that is not on it.
 */
map: MapView | null, 
/**
 * The small drawings of its records, when they are what is shown: neither list nor record is then.
 */
trends: Array<Trend>, 
/**
 * The groups in which it can be shown.
 */
layout: Layout | null, 
/**
 * Its groups, when they are what is shown: neither list nor record is then.
 */
arrangement: Arrangement | null, 
/**
 * The table, when that is what is shown: neither list nor record is then.
 */
grid: Grid | null, 
/**
 * Its records.
 */
rows: Array<RowView>, 
/**
 * The record shown.
 */
open: RecordView | null, 
/**
 * What its fields may be chosen among.
 */
options: { [key in string]: Array<Choice> }, };

/**
 * A remark on a field.
 */
export type RemarkView = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * The field it is about; none when the file does not say.
 */
about: Subject | null, 
/**
 * That field in words.
 */
heading: string, 
/**
 * What it is.
 */
kind: "commentaire" | "a_faire", 
/**
 * The words.
 */
text: string, 
/**
 * Who made it; may be empty.
 */
author: string, 
/**
 * When: « 3 mars 2027 »; may be empty.
 */
date: string, 
/**
 * Whether it was seen to.
 */
done: boolean, 
/**
 * The place of the field; none when it is gone.
 */
place: Place | null, 
/**
 * The field there.
 */
field: string | null, };

/**
 * Takes away a template that was brought, or a file kept aside.
 */
export type RemoveTemplate = { "what": "brought", 
/**
 * Its identifier.
 */
id: string, } | { "what": "faulty", 
/**
 * The name of the file.
 */
file: string, } | { "what": "organisation" };

/**
 * Replaces words in some fields of a dossier, in one edit, and shows a place.
 */
export type ReplaceWords = { 
/**
 * The dossier.
 */
dossier: string, 
/**
 * The place shown after it.
 */
place: Place, 
/**
 * The words, as typed.
 */
words: string, 
/**
 * Letter for letter; else accents, case and signs are ignored.
 */
exact: boolean, 
/**
 * What stands in their stead.
 */
by: string, 
/**
 * The fields that change: those the person saw and kept.
 */
fields: Array<About>, };

/**
 * Shows a written file in the system's file manager.
 */
export type Reveal = { 
/**
 * The file.
 */
path: string, };

/**
 * A cell of the rows of a repeating block.
 */
export type RowColumn = { 
/**
 * Its identifier in each row.
 */
id: string, 
/**
 * Its title.
 */
label: string, 
/**
 * What it accepts: never rows again, nor a link.
 */
kind: Kind, };

/**
 * A record in a list.
 */
export type RowView = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its present number: « 3 » or « 2.1 ».
 */
number: string, 
/**
 * Its title; « Sans titre » while it has none.
 */
title: string, 
/**
 * A line of facts: « Fiche action (prête) · 120 000 € ».
 */
note: string, 
/**
 * Its axis, by code, for its mark.
 */
axis: string | null, 
/**
 * How many required fields are empty.
 */
missing: number, };

/**
 * Saves a file kept in the dossier; the person is asked where.
 */
export type SaveAttachment = { 
/**
 * The dossier.
 */
dossier: string, 
/**
 * The record of the file.
 */
record: string, };

/**
 * Asks for a copy of the dossier in a file; the person is asked where.
 */
export type SaveCopy = { 
/**
 * The dossier.
 */
dossier: string, };

/**
 * What a place holds.
 */
export type Screen = { "screen": "register", 
/**
 * The registers of the task.
 */
tabs: Array<RegisterTab>, 
/**
 * The one shown.
 */
view: RegisterView, } | { "screen": "canvas", 
/**
 * The template with its answers.
 */
canvas: Canvas, } | { "screen": "toolbox", 
/**
 * Its templates, family by family.
 */
families: Array<ToolFamily>, } | { "screen": "documents", 
/**
 * The registers of the task.
 */
tabs: Array<RegisterTab>, 
/**
 * Each.
 */
documents: Array<DocumentHead>, } | { "screen": "findings", 
/**
 * What is to be mended, the gravest first.
 */
open: Array<FindingView>, 
/**
 * Those that were set aside.
 */
waived: Array<WaivedView>, } | { "screen": "dashboard", 
/**
 * Its panels.
 */
dashboard: Dashboard, } | { "screen": "versions", 
/**
 * Each, the latest first.
 */
versions: Array<VersionView>, 
/**
 * What may be frozen now.
 */
freezable: Array<Freezable>, 
/**
 * What changed since the version that is open.
 */
changes: ChangeNotice | null, };

/**
 * A search among the intercommunalities.
 */
export type SearchTerritories = { 
/**
 * A name, SIREN, commune or département, as typed.
 */
text: string, };

/**
 * A file that could not be opened.
 */
export type SetAside = { 
/**
 * The file.
 */
file: string, 
/**
 * Why.
 */
reason: string, };

/**
 * Sets one thing of the organisation; an empty text takes it away.
 */
export type SetOrganisation = { "what": "name", "text": string } | { "what": "main", "text": string } | { "what": "second", "text": string } | { "what": "logoText", "text": string } | { "what": "noLogo" };

/**
 * What the person chose on this machine.
 */
export type Settings = { 
/**
 * The name under which edits and versions are kept; empty for the system's.
 */
author: string, 
/**
 * How the window is lit.
 */
theme: Theme, 
/**
 * The size of the text, in percent of the usual.
 */
textSize: number, 
/**
 * The dossiers that stand first in the list.
 */
pinned: Array<string>, 
/**
 * Whether the words nobody knows are told.
 */
spelling: boolean, 
/**
 * Whether French typography is set as one types.
 */
typography: boolean, 
/**
 * The words the person taught.
 */
words: Array<string>, 
/**
 * Whether a canvas is shown whole, rather than step by step.
 */
whole: boolean, 
/**
 * Whether the steps of a dossier are folded away, for what is filled to have all the room.
 */
folded: boolean, 
/**
 * The folder where everything is kept; told, never changed.
 */
folder: string, 
/**
 * The folder where each dossier is copied; empty when it is nowhere. Chosen by a gesture of its own.
 */
copies: string, 
/**
 * When the copies were last found equal to the dossiers, « 14 h 02 »; empty before. Told, never changed.
 */
copied: string, };

/**
 * How grave a finding is.
 */
export type Severity = "blocking" | "warning" | "information";

/**
 * A sheet that a board may be printed on.
 */
export type SheetHead = { 
/**
 * The identifier of the document on this sheet.
 */
id: string, 
/**
 * What a person reads: « A2, en feuilles A4 à assembler (8 pages) ».
 */
title: string, };

/**
 * Shows a place of a dossier.
 */
export type Show = { 
/**
 * The dossier.
 */
dossier: string, 
/**
 * The place.
 */
place: Place, };

/**
 * Shows a canvas whole or step by step, this one and all those shown after it.
 */
export type ShowCanvas = { 
/**
 * The dossier.
 */
dossier: string, 
/**
 * The place.
 */
place: Place, 
/**
 * Whether every step is shown.
 */
whole: boolean, };

/**
 * The words that nobody knows.
 */
export type Spelling = { 
/**
 * As they are written, in order, each once.
 */
words: Array<string>, };

/**
 * What a part of a page comes from.
 */
export type Spot = { 
/**
 * Where it begins, from 0 at the top of the page to 1.
 */
down: number, 
/**
 * Where it begins on its line, from 0 at the left of the page to 1.
 */
across: number, 
/**
 * What it is, in words.
 */
label: string, 
/**
 * Where it is filled.
 */
place: Place, 
/**
 * The field there.
 */
field: string | null, };

/**
 * A step in a list of steps.
 */
export type StepHead = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * The number of the article it fills: « 6.3 », or empty.
 */
number: string, 
/**
 * Its title.
 */
title: string, 
/**
 * How many required fields are still empty.
 */
missing: number, 
/**
 * How many of its fields have an answer.
 */
answered: number, 
/**
 * How many fields it shows.
 */
total: number, };

/**
 * A step with its fields.
 */
export type StepView = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * The number of the article it fills, or empty.
 */
number: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What to know before writing.
 */
guidance: string, 
/**
 * The fields asked at present.
 */
fields: Array<FieldView>, };

/**
 * The field that a remark is about.
 */
export type Subject = { "on": "record", 
/**
 * The register.
 */
register: RegisterName, 
/**
 * The record.
 */
record: string, 
/**
 * The field.
 */
field: string, } | { "on": "answer", 
/**
 * The template.
 */
template: string, 
/**
 * The field.
 */
field: string, };

/**
 * What a word may have been meant for.
 */
export type Suggestions = { 
/**
 * The likeliest first.
 */
words: Array<string>, };

/**
 * A task of the list.
 */
export type Task = { 
/**
 * Which.
 */
name: TaskName, 
/**
 * Its title.
 */
title: string, 
/**
 * « Terminé », « Incomplet : 2 champs », « 24 actions ».
 */
state: string, 
/**
 * Whether the task was to be finished, and is; a place to look at is never done.
 */
done: boolean, };

/**
 * The parts of a dossier, as the task list names them.
 */
export type TaskName = "territory" | "diagnostic" | "mobilisation" | "orientations" | "actions" | "funding" | "governance" | "contract" | "toolbox" | "documents" | "findings" | "dashboard" | "versions" | "lists";

/**
 * A template that serves.
 */
export type TemplateCard = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What it is for.
 */
purpose: string, 
/**
 * « Contrat », or the family it stands with in the toolbox.
 */
family: string, 
/**
 * Its version.
 */
version: string, 
/**
 * Whether it may still change.
 */
draft: boolean, 
/**
 * Whether it came with the program.
 */
shipped: boolean, 
/**
 * The version of the program that it takes the place of.
 */
replaces: string | null, 
/**
 * What it changes in that one, a sentence each.
 */
changes: Array<string>, };

/**
 * A template.
 */
export type TemplateHead = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its version.
 */
version: string, 
/**
 * The document's title.
 */
title: string, 
/**
 * What it is for.
 */
purpose: string, };

/**
 * The templates of this machine.
 */
export type Templates = { 
/**
 * Those that serve.
 */
templates: Array<TemplateCard>, 
/**
 * The files that cannot serve before they are mended.
 */
faulty: Array<FaultyTemplate>, 
/**
 * The organisation whose words and look are in force.
 */
organisation: string | null, 
/**
 * What was just done, in words.
 */
told: string | null, };

/**
 * An intercommunality found.
 */
export type TerritoryHit = { 
/**
 * Its SIREN.
 */
siren: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its nature, written out.
 */
nature: string, 
/**
 * Its département(s).
 */
departments: string, 
/**
 * How many communes.
 */
communes: number, 
/**
 * Municipal population, written out with its vintage.
 */
population: string, 
/**
 * The commune that matched, when it was not the name.
 */
matched: string | null, };

/**
 * What a search found.
 */
export type TerritoryHits = { 
/**
 * The first intercommunalities found, best first.
 */
hits: Array<TerritoryHit>, 
/**
 * How many there are in all.
 */
total: number, 
/**
 * Where the list comes from, and its vintage.
 */
source: string, };

/**
 * How the window is lit.
 */
export type Theme = "system" | "light" | "dark";

/**
 * A template of the toolbox.
 */
export type Tool = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What it is for, in one sentence.
 */
purpose: string, 
/**
 * When in the life of the contract it serves.
 */
moment: string, 
/**
 * Who fills it.
 */
filledBy: string, 
/**
 * « À commencer », « 3 réponses sur 8 », « Terminé ».
 */
state: string, 
/**
 * Whether every field asked has its answer.
 */
done: boolean, };

/**
 * The templates of a family.
 */
export type ToolFamily = { 
/**
 * What they are for.
 */
title: string, 
/**
 * Each.
 */
tools: Array<Tool>, };

/**
 * A record with what is drawn of it, small.
 */
export type Trend = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its present number.
 */
number: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What it says in words: « De 12 ha en 2022 à 15 ha en 2025. Cible : 20 ha en 2030 ».
 */
note: string, 
/**
 * The drawing; none while it has no value.
 */
drawing: Drawing | null, };

/**
 * A frozen version.
 */
export type VersionView = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * What it is: « Contrat signé ».
 */
kind: string, 
/**
 * When and by whom: « le 3 mars 2027 à 14 h 02, Camille Martin ».
 */
frozen: string, 
/**
 * The beginning of its fingerprint.
 */
fingerprint: string, };

/**
 * A point à revoir that was set aside.
 */
export type WaivedView = { 
/**
 * The finding.
 */
finding: FindingView, 
/**
 * The waiver's identifier.
 */
waiver: string, 
/**
 * Why.
 */
reason: string, 
/**
 * The act or article that allows it; may be empty.
 */
reference: string, };

/**
 * A place where words stand.
 */
export type WordsHit = { 
/**
 * The place that shows them.
 */
place: Place, 
/**
 * The field there.
 */
field: string | null, 
/**
 * Where it is, in words.
 */
heading: string, 
/**
 * Whether the words are the question's own, and cannot be replaced.
 */
question: boolean, 
/**
 * The text before them, cut.
 */
before: string, 
/**
 * The words as they stand.
 */
words: string, 
/**
 * The text after them, cut.
 */
after: string, 
/**
 * The field, as a replacement names it.
 */
about: About, };

/**
 * A dossier as the screen shows it: the reply to every command that reads or changes one.
 */
export type Workspace = { 
/**
 * The dossier.
 */
dossier: string, 
/**
 * The territory's name.
 */
territory: string, 
/**
 * The contract's title.
 */
contract: string, 
/**
 * The contract among the documents.
 */
document: string, 
/**
 * When the last change reached the disk: « 14 h 02 ».
 */
saved: string, 
/**
 * What Ctrl+Z would undo.
 */
undo: string | null, 
/**
 * What Ctrl+Y would redo.
 */
redo: string | null, 
/**
 * The tasks, in order.
 */
tasks: Array<Task>, 
/**
 * The place shown; after an addition, the record added is open.
 */
place: Place, 
/**
 * What stands there.
 */
screen: Screen, 
/**
 * The remarks on its fields; on the points à revoir, those of the whole dossier.
 */
remarks: Array<RemarkView>, 
/**
 * A later version of the template shown there, when the library has one.
 */
later: LaterTemplate | null, };

/** Every command: what it takes, what it gives back. */
export type Commands = {
  asked_file: [Nothing, string | null];
  home: [Nothing, Home];
  contracts: [Nothing, Array<TemplateHead>];
  search_territories: [SearchTerritories, TerritoryHits];
  create_dossier: [CreateDossier, Workspace];
  adapt_dossier: [AdaptDossier, AdaptedDossier];
  open_dossier: [OpenDossier, Workspace];
  open_example: [OpenExample, Workspace];
  open_file: [OpenFile, Workspace | null];
  show: [Show, Workspace];
  show_canvas: [ShowCanvas, Workspace];
  edit: [MakeEdit, Workspace];
  find: [FindWords, FoundWords];
  replace: [ReplaceWords, Workspace];
  preview_block: [PreviewBlock, BlockPreview];
  undo: [Show, Workspace];
  redo: [Show, Workspace];
  preview: [AskPreview, Preview];
  find_in_pages: [FindInPages, FoundInPages];
  export: [AskExport, Exported | null];
  give_up_export: [Nothing, Nothing];
  save_copy: [SaveCopy, Exported | null];
  freeze: [Freeze, Workspace];
  attach: [Show, Workspace | null];
  attach_dropped: [Show, Workspace];
  add_map: [Show, Workspace | null];
  open_dropped: [OpenDropped, Dropped];
  save_attachment: [SaveAttachment, Exported | null];
  discard_dossier: [DiscardDossier, Home];
  restore_dossier: [DiscardDossier, Home];
  destroy_dossier: [DiscardDossier, Home];
  pin_dossier: [PinDossier, Home];
  find_everywhere: [FindEverywhere, FoundEverywhere];
  spell: [AskSpelling, Spelling];
  suggest: [AskSuggestions, Suggestions];
  learn_word: [LearnWord, Settings];
  templates: [Nothing, Templates];
  import_template: [ImportTemplate, Templates | null];
  export_template: [ExportTemplate, Exported | null];
  remove_template: [RemoveTemplate, Templates];
  adopt_template: [AdoptTemplate, Workspace];
  settings: [Nothing, Settings];
  change_settings: [Settings, Settings];
  choose_copies: [Nothing, Settings | null];
  stop_copies: [Nothing, Settings];
  copy_aside: [Nothing, Nothing];
  organisation: [Nothing, OrganisationLook];
  set_organisation: [SetOrganisation, OrganisationLook];
  choose_logo: [Nothing, OrganisationLook | null];
  export_organisation: [Nothing, Exported | null];
  reveal: [Reveal, Nothing];
};
