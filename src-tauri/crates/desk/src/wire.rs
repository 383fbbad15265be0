//! The one list of commands, with what each takes and gives back. It is long because it is whole.
//!
//! The hosts' router and the interface's types grow from [`commands!`]: a command without a
//! handler does not compile, in Rust or in TypeScript.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use model::block::{Block, BlockView};
use model::canvas::{Canvas, RegisterView};
use model::dashboard::Dashboard;
use model::edit::Edit;
use model::extract::{Part, PrintOptions};
use model::finding::Severity;
use model::notice::ChangeNotice;
use model::register::RegisterName;
use model::remark::Subject;
use model::vocabulary::RemarkKind;

/// Hands the list of commands to a macro: `name(Request) -> Reply`.
#[macro_export]
macro_rules! commands {
    ($with:ident) => {
        $with! {
            asked_file(Nothing) -> MaybeFile,
            home(Nothing) -> Home,
            contracts(Nothing) -> Contracts,
            search_territories(SearchTerritories) -> TerritoryHits,
            create_dossier(CreateDossier) -> Workspace,
            adapt_dossier(AdaptDossier) -> AdaptedDossier,
            open_dossier(OpenDossier) -> Workspace,
            open_example(OpenExample) -> Workspace,
            open_file(OpenFile) -> MaybeWorkspace,
            show(Show) -> Workspace,
            show_canvas(ShowCanvas) -> Workspace,
            edit(MakeEdit) -> Workspace,
            find(FindWords) -> FoundWords,
            replace(ReplaceWords) -> Workspace,
            preview_block(PreviewBlock) -> BlockPreview,
            undo(Show) -> Workspace,
            redo(Show) -> Workspace,
            preview(AskPreview) -> Preview,
            find_in_pages(FindInPages) -> FoundInPages,
            export(AskExport) -> MaybeExported,
            give_up_export(Nothing) -> Nothing,
            save_copy(SaveCopy) -> MaybeExported,
            freeze(Freeze) -> Workspace,
            attach(Show) -> MaybeWorkspace,
            attach_dropped(Show) -> Workspace,
            add_map(Show) -> MaybeWorkspace,
            open_dropped(OpenDropped) -> Dropped,
            save_attachment(SaveAttachment) -> MaybeExported,
            discard_dossier(DiscardDossier) -> Home,
            restore_dossier(DiscardDossier) -> Home,
            destroy_dossier(DiscardDossier) -> Home,
            pin_dossier(PinDossier) -> Home,
            find_everywhere(FindEverywhere) -> FoundEverywhere,
            spell(AskSpelling) -> Spelling,
            suggest(AskSuggestions) -> Suggestions,
            learn_word(LearnWord) -> Settings,
            templates(Nothing) -> Templates,
            import_template(ImportTemplate) -> MaybeTemplates,
            export_template(ExportTemplate) -> MaybeExported,
            remove_template(RemoveTemplate) -> Templates,
            adopt_template(AdoptTemplate) -> Workspace,
            settings(Nothing) -> Settings,
            change_settings(Settings) -> Settings,
            choose_copies(Nothing) -> MaybeSettings,
            stop_copies(Nothing) -> Settings,
            copy_aside(Nothing) -> Nothing,
            organisation(Nothing) -> OrganisationLook,
            set_organisation(SetOrganisation) -> OrganisationLook,
            choose_logo(Nothing) -> MaybeOrganisationLook,
            export_organisation(Nothing) -> MaybeExported,
            reveal(Reveal) -> Nothing,
        }
    };
}

/// An empty request or reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// The file the program was started to open, if there is one; given once.
pub type MaybeFile = Option<String>;

/// The templates a contract may follow.
pub type Contracts = Vec<TemplateHead>;

/// The home screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Home {
    /// The dossiers on this machine: those pinned first, then the last changed first.
    pub dossiers: Vec<DossierHead>,
    /// The dossiers that were discarded, last changed first.
    pub discarded: Vec<DossierHead>,
    /// The examples that can be opened.
    pub examples: Vec<ExampleHead>,
    /// Files of the data folder that could not be opened, each with its reason.
    pub set_aside: Vec<SetAside>,
}

/// A dossier in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DossierHead {
    /// Its identifier on this machine.
    pub id: String,
    /// The territory's name.
    pub territory: String,
    /// The contract's title.
    pub contract: String,
    /// Where the contract stands: « En préparation »; empty when nobody said.
    pub phase: String,
    /// How far it is: « 24 actions, dont 12 prêtes ».
    pub progress: String,
    /// Whether it stands first in the list.
    pub pinned: bool,
    /// When it was last changed, if ever: « aujourd’hui à 14 h 02 », « le 3 mars 2027 ».
    pub changed: Option<String>,
}

/// Puts a dossier first in the list, or back among the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PinDossier {
    /// Its identifier.
    pub id: String,
    /// Whether it stands first.
    pub pinned: bool,
}

/// How the window is lit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the system is.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// What the person chose on this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, rename_all = "camelCase")]
pub struct Settings {
    /// The name under which edits and versions are kept; empty for the system's.
    pub author: String,
    /// How the window is lit.
    pub theme: Theme,
    /// The size of the text, in percent of the usual.
    pub text_size: u16,
    /// The dossiers that stand first in the list.
    pub pinned: Vec<String>,
    /// Whether the words nobody knows are told.
    pub spelling: bool,
    /// Whether French typography is set as one types.
    pub typography: bool,
    /// The words the person taught.
    pub words: Vec<String>,
    /// Whether a canvas is shown whole, rather than step by step.
    pub whole: bool,
    /// Whether the steps of a dossier are folded away, for what is filled to have all the room.
    pub folded: bool,
    /// The folder where everything is kept; told, never changed.
    pub folder: String,
    /// The folder where each dossier is copied; empty when it is nowhere. Chosen by a gesture of its own.
    pub copies: String,
    /// When the copies were last found equal to the dossiers, « 14 h 02 »; empty before. Told, never changed.
    pub copied: String,
}

/// The settings, unless the person gave up.
pub type MaybeSettings = Option<Settings>;

impl Default for Settings {
    fn default() -> Self {
        let (author, pinned, words, folder) = Default::default();
        let (spelling, typography, whole) = (true, true, false);
        let (theme, text_size) = (Theme::System, 100);
        let (folded, copies, copied) = Default::default();
        Self {
            author,
            theme,
            text_size,
            pinned,
            spelling,
            typography,
            words,
            whole,
            folded,
            folder,
            copies,
            copied,
        }
    }
}

/// The organisation of this machine: its name and how its documents look. Empty texts when it has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrganisationLook {
    /// Its name.
    pub name: String,
    /// The colour of headings and rules, `#rrggbb`.
    pub main: String,
    /// The colour of thin marks, the same.
    pub second: String,
    /// What stands in the stead of a main colour that is not given.
    pub usual_main: String,
    /// The same of the second.
    pub usual_second: String,
    /// Its logo.
    pub logo: Option<LogoLook>,
    /// How many templates its file says its own words over.
    pub worded: usize,
}

/// The organisation, unless the person gave up.
pub type MaybeOrganisationLook = Option<OrganisationLook>;

/// A logo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LogoLook {
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// The picture, as an address that holds it.
    pub picture: String,
}

/// Sets one thing of the organisation; an empty text takes it away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", content = "text", rename_all = "camelCase")]
pub enum SetOrganisation {
    /// Its name.
    Name(String),
    /// The colour of headings and rules.
    Main(String),
    /// The colour of thin marks.
    Second(String),
    /// What the logo shows.
    LogoText(String),
    /// No logo.
    NoLogo,
}

/// Asks which words of a text nobody knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AskSpelling {
    /// The dossier, whose names are known.
    pub dossier: String,
    /// The text.
    pub text: String,
}

/// The words that nobody knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Spelling {
    /// As they are written, in order, each once.
    pub words: Vec<String>,
}

/// Asks what a word may have been meant for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AskSuggestions {
    /// The word.
    pub word: String,
}

/// What a word may have been meant for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Suggestions {
    /// The likeliest first.
    pub words: Vec<String>,
}

/// Learns a word, or forgets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LearnWord {
    /// The word.
    pub word: String,
    /// Whether it is known from now on.
    pub known: bool,
}

/// An example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExampleHead {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it shows.
    pub description: String,
}

/// A template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TemplateHead {
    /// Its identifier.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The document's title.
    pub title: String,
    /// What it is for.
    pub purpose: String,
}

/// A file that could not be opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetAside {
    /// The file.
    pub file: String,
    /// Why.
    pub reason: String,
}

/// A search among the intercommunalities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchTerritories {
    /// A name, SIREN, commune or département, as typed.
    pub text: String,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TerritoryHits {
    /// The first intercommunalities found, best first.
    pub hits: Vec<TerritoryHit>,
    /// How many there are in all.
    pub total: usize,
    /// Where the list comes from, and its vintage.
    pub source: String,
}

/// An intercommunality found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TerritoryHit {
    /// Its SIREN.
    pub siren: String,
    /// Its name.
    pub name: String,
    /// Its nature, written out.
    pub nature: String,
    /// Its département(s).
    pub departments: String,
    /// How many communes.
    pub communes: usize,
    /// Municipal population, written out with its vintage.
    pub population: String,
    /// The commune that matched, when it was not the name.
    pub matched: Option<String>,
}

/// A new dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CreateDossier {
    /// The SIREN of each intercommunality; several make a grouping.
    pub epcis: Vec<String>,
    /// The template of the contract.
    pub template: String,
}

/// A new dossier made from another of this machine: its structure and its wordings, without the other
/// territory's data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AdaptDossier {
    /// The other dossier.
    pub from: String,
    /// The SIREN of each intercommunality of the new one.
    pub epcis: Vec<String>,
}

/// A dossier made from another, with what was kept and what was left.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AdaptedDossier {
    /// The new dossier.
    pub workspace: Workspace,
    /// What was kept, in words.
    pub kept: Vec<String>,
    /// What was left behind, in words.
    pub left: Vec<String>,
}

/// Opens a dossier of this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenDossier {
    /// Its identifier.
    pub id: String,
}

/// Opens an example, as a new dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenExample {
    /// Its identifier.
    pub id: String,
}

/// Opens a file; without a path, the person is asked for one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenFile {
    /// The file.
    #[ts(type = "string | null")]
    pub path: Option<PathBuf>,
}

/// The parts of a dossier, as the task list names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum TaskName {
    /// Territory and communes.
    Territory,
    /// Observations and stakes.
    Diagnostic,
    /// Actors, meetings with them, contributions.
    Mobilisation,
    /// Orientations.
    Orientations,
    /// Actions, their money and their indicators.
    Actions,
    /// Funders.
    Funding,
    /// Bodies, meetings, signatories.
    Governance,
    /// The contract's facts, canvas and plan.
    Contract,
    /// The other documents of the toolbox, each with its canvas.
    Toolbox,
    /// Preview, export, files kept.
    Documents,
    /// Points à revoir, and those set aside.
    Findings,
    /// Facts and drawings.
    Dashboard,
    /// Frozen versions.
    Versions,
    /// Lists of reference.
    Lists,
}

/// A place of the dossier, as the screen shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// The task.
    pub task: TaskName,
    /// The register shown, when the task has several.
    #[serde(default)]
    pub register: Option<RegisterName>,
    /// The record open.
    #[serde(default)]
    pub record: Option<String>,
    /// The template open, among those of the toolbox.
    #[serde(default)]
    pub template: Option<String>,
    /// The step open; `plan` is the contract's plan.
    #[serde(default)]
    pub step: Option<String>,
    /// The code of a figure of the dashboard: the list is narrowed to what it counts.
    #[serde(default)]
    pub only: Option<String>,
}

impl Place {
    /// A task, nothing in it chosen yet.
    #[must_use]
    pub const fn of(task: TaskName) -> Self {
        Self { task, register: None, record: None, template: None, step: None, only: None }
    }
}

/// Shows a place of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Show {
    /// The dossier.
    pub dossier: String,
    /// The place.
    pub place: Place,
}

/// Shows a canvas whole or step by step, this one and all those shown after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowCanvas {
    /// The dossier.
    pub dossier: String,
    /// The place.
    pub place: Place,
    /// Whether every step is shown.
    pub whole: bool,
}

/// Makes an edit, and shows a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MakeEdit {
    /// The dossier.
    pub dossier: String,
    /// The place shown after it.
    pub place: Place,
    /// The edit.
    pub edit: Edit,
}

/// Asks what a block of cells would change, before it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PreviewBlock {
    /// The dossier.
    pub dossier: String,
    /// The cells, and where they go.
    pub block: Block,
}

/// What a block of cells would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BlockPreview {
    /// The lines it changes or adds.
    pub view: BlockView,
}

/// Looks for words anywhere in a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FindWords {
    /// The dossier.
    pub dossier: String,
    /// The words, as typed.
    pub words: String,
    /// Letter for letter; else accents, case and signs are ignored.
    pub exact: bool,
}

/// Where words stand in a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoundWords {
    /// The first places, in the order of the tasks.
    pub hits: Vec<WordsHit>,
    /// How many there are in all.
    pub total: usize,
}

/// A place where words stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WordsHit {
    /// The place that shows them.
    pub place: Place,
    /// The field there.
    pub field: Option<String>,
    /// Where it is, in words.
    pub heading: String,
    /// Whether the words are the question's own, and cannot be replaced.
    pub question: bool,
    /// The text before them, cut.
    pub before: String,
    /// The words as they stand.
    pub words: String,
    /// The text after them, cut.
    pub after: String,
    /// The field, as a replacement names it.
    pub about: About,
}

/// Looks for words in every dossier of this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FindEverywhere {
    /// The words, as typed.
    pub words: String,
}

/// Where words stand, dossier by dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoundEverywhere {
    /// The dossiers that hold them.
    pub dossiers: Vec<FoundIn>,
}

/// Where words stand in one dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoundIn {
    /// The dossier.
    pub id: String,
    /// The territory's name.
    pub territory: String,
    /// The first places.
    pub hits: Vec<WordsHit>,
    /// How many there are in all.
    pub total: usize,
}

/// Replaces words in some fields of a dossier, in one edit, and shows a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReplaceWords {
    /// The dossier.
    pub dossier: String,
    /// The place shown after it.
    pub place: Place,
    /// The words, as typed.
    pub words: String,
    /// Letter for letter; else accents, case and signs are ignored.
    pub exact: bool,
    /// What stands in their stead.
    pub by: String,
    /// The fields that change: those the person saw and kept.
    pub fields: Vec<About>,
}

/// A dossier as the screen shows it: the reply to every command that reads or changes one.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Workspace {
    /// The dossier.
    pub dossier: String,
    /// The territory's name.
    pub territory: String,
    /// The contract's title.
    pub contract: String,
    /// The contract among the documents.
    pub document: String,
    /// When the last change reached the disk: « 14 h 02 ».
    pub saved: String,
    /// What Ctrl+Z would undo.
    pub undo: Option<String>,
    /// What Ctrl+Y would redo.
    pub redo: Option<String>,
    /// The tasks, in order.
    pub tasks: Vec<Task>,
    /// The place shown; after an addition, the record added is open.
    pub place: Place,
    /// What stands there.
    pub screen: Screen,
    /// The remarks on its fields; on the points à revoir, those of the whole dossier.
    pub remarks: Vec<RemarkView>,
    /// A later version of the template shown there, when the library has one.
    pub later: Option<LaterTemplate>,
}

/// A later version of a template than the one a dossier is written with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LaterTemplate {
    /// Its identifier.
    pub template: String,
    /// The version the dossier is written with.
    pub own: String,
    /// The later one.
    pub version: String,
    /// What it changes, a sentence each.
    pub changes: Vec<String>,
}

/// Goes on with the later version of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AdoptTemplate {
    /// The dossier.
    pub dossier: String,
    /// The place shown.
    pub place: Place,
    /// The template.
    pub template: String,
}

/// The templates of this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Templates {
    /// Those that serve.
    pub templates: Vec<TemplateCard>,
    /// The files that cannot serve before they are mended.
    pub faulty: Vec<FaultyTemplate>,
    /// The organisation whose words and look are in force.
    pub organisation: Option<String>,
    /// What was just done, in words.
    pub told: Option<String>,
}

/// The templates, unless the person gave up.
pub type MaybeTemplates = Option<Templates>;

/// A template that serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TemplateCard {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// « Contrat », or the family it stands with in the toolbox.
    pub family: String,
    /// Its version.
    pub version: String,
    /// Whether it may still change.
    pub draft: bool,
    /// Whether it came with the program.
    pub shipped: bool,
    /// The version of the program that it takes the place of.
    pub replaces: Option<String>,
    /// What it changes in that one, a sentence each.
    pub changes: Vec<String>,
}

/// A template file with faults.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FaultyTemplate {
    /// The name of the file.
    pub file: String,
    /// Its faults, each with its line, what is wrong and what to do.
    pub faults: Vec<String>,
}

/// Brings a template file; the person is asked which when no path is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportTemplate {
    /// The file.
    pub path: Option<PathBuf>,
}

/// Writes a template to a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportTemplate {
    /// Its identifier.
    pub id: String,
}

/// Takes away a template that was brought, or a file kept aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "camelCase")]
pub enum RemoveTemplate {
    /// One that serves.
    Brought {
        /// Its identifier.
        id: String,
    },
    /// One with faults.
    Faulty {
        /// The name of the file.
        file: String,
    },
    /// The words and the look of the organisation.
    Organisation,
}

/// A task of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Task {
    /// Which.
    pub name: TaskName,
    /// Its title.
    pub title: String,
    /// « Terminé », « Incomplet : 2 champs », « 24 actions ».
    pub state: String,
    /// Whether the task was to be finished, and is; a place to look at is never done.
    pub done: bool,
}

/// A point à revoir, with the place that mends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    /// The rule: `F1`, `C3`…
    pub rule: String,
    /// How grave.
    pub severity: Severity,
    /// What, where, by how much, what to do.
    pub message: String,
    /// The text it rests on; « à vérifier » where the source is secondary.
    pub source: String,
    /// Where it is mended.
    pub place: Place,
    /// The field concerned.
    pub field: Option<String>,
    /// What a waiver names to set it aside; none for what cannot be set aside.
    pub about: Option<About>,
}

/// A field, as a waiver names it: see the register `waivers`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// The register, or the template.
    pub register: String,
    /// The record, or the step.
    pub record: String,
    /// The field.
    pub field: String,
}

/// A remark on a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RemarkView {
    /// Its identifier.
    pub id: String,
    /// The field it is about; none when the file does not say.
    pub about: Option<Subject>,
    /// That field in words.
    pub heading: String,
    /// What it is.
    #[ts(type = "\"commentaire\" | \"a_faire\"")]
    pub kind: RemarkKind,
    /// The words.
    pub text: String,
    /// Who made it; may be empty.
    pub author: String,
    /// When: « 3 mars 2027 »; may be empty.
    pub date: String,
    /// Whether it was seen to.
    pub done: bool,
    /// The place of the field; none when it is gone.
    pub place: Option<Place>,
    /// The field there.
    pub field: Option<String>,
}

/// A point à revoir that was set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaivedView {
    /// The finding.
    pub finding: FindingView,
    /// The waiver's identifier.
    pub waiver: String,
    /// Why.
    pub reason: String,
    /// The act or article that allows it; may be empty.
    pub reference: String,
}

/// A frozen version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionView {
    /// Its identifier.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it is: « Contrat signé ».
    pub kind: String,
    /// When and by whom: « le 3 mars 2027 à 14 h 02, Camille Martin ».
    pub frozen: String,
    /// The beginning of its fingerprint.
    pub fingerprint: String,
}

/// What may be frozen, with the title offered for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Freezable {
    /// The kind's code.
    pub kind: String,
    /// What a person reads.
    pub label: String,
    /// The title offered.
    pub title: String,
}

/// What a place holds.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "screen", rename_all = "camelCase")]
pub enum Screen {
    /// A register.
    Register {
        /// The registers of the task.
        tabs: Vec<RegisterTab>,
        /// The one shown.
        view: Box<RegisterView>,
    },
    /// A canvas.
    Canvas {
        /// The template with its answers.
        canvas: Canvas,
    },
    /// The toolbox.
    Toolbox {
        /// Its templates, family by family.
        families: Vec<ToolFamily>,
    },
    /// The documents that can be printed.
    Documents {
        /// The registers of the task.
        tabs: Vec<RegisterTab>,
        /// Each.
        documents: Vec<DocumentHead>,
    },
    /// The points à revoir.
    Findings {
        /// What is to be mended, the gravest first.
        open: Vec<FindingView>,
        /// Those that were set aside.
        waived: Vec<WaivedView>,
    },
    /// The dashboard.
    Dashboard {
        /// Its panels.
        dashboard: Dashboard,
    },
    /// The frozen versions.
    Versions {
        /// Each, the latest first.
        versions: Vec<VersionView>,
        /// What may be frozen now.
        freezable: Vec<Freezable>,
        /// What changed since the version that is open.
        changes: Option<ChangeNotice>,
    },
}

/// The templates of a family.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ToolFamily {
    /// What they are for.
    pub title: String,
    /// Each.
    pub tools: Vec<Tool>,
}

/// A template of the toolbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Tool {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is for, in one sentence.
    pub purpose: String,
    /// When in the life of the contract it serves.
    pub moment: String,
    /// Who fills it.
    pub filled_by: String,
    /// « À commencer », « 3 réponses sur 8 », « Terminé ».
    pub state: String,
    /// Whether every field asked has its answer.
    pub done: bool,
}

/// A register of a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisterTab {
    /// The register.
    pub register: RegisterName,
    /// Its title.
    pub title: String,
    /// How many records.
    pub count: usize,
}

/// A document that can be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentHead {
    /// Its identifier, as `canevas exporter --document` takes it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// What it is filed under: the contract, what is computed, a family of the toolbox.
    pub group: String,
    /// Whether it is filled in a canvas of the toolbox.
    pub canvas: bool,
    /// Whether its pages can be previewed.
    pub previewed: bool,
    /// The document of its canvas to fill by hand, when it has one.
    pub blank: Option<String>,
    /// The sheets it may be printed on, itself first; empty when there is but one.
    pub sheets: Vec<SheetHead>,
}

/// A sheet that a board may be printed on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SheetHead {
    /// The identifier of the document on this sheet.
    pub id: String,
    /// What a person reads: « A2, en feuilles A4 à assembler (8 pages) ».
    pub title: String,
}

/// Asks for a page of the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AskPreview {
    /// The dossier.
    pub dossier: String,
    /// The document.
    pub document: String,
    /// The page, from 0.
    pub page: usize,
    /// A field of the record named, else of the document's own template: its page is given instead, when it is
    /// printed.
    #[serde(default)]
    pub field: Option<String>,
    /// A record: the page of its sheet is given instead, or of its row in a table, when it has one.
    #[serde(default)]
    pub record: Option<String>,
    /// Whether the page may be laid out with those alone that begin and end with it, and the numbers it had
    /// before: it then comes sooner, and is to be asked for again.
    #[serde(default)]
    pub quick: bool,
    /// What is printed of the document.
    #[serde(default)]
    pub options: PrintOptions,
}

/// Seeks words in the pages of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FindInPages {
    /// The dossier.
    pub dossier: String,
    /// The document.
    pub document: String,
    /// What is printed of it.
    #[serde(default)]
    pub options: PrintOptions,
    /// The words; accents and case are ignored.
    pub words: String,
}

/// What pages say words, in their order.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FoundInPages {
    /// The passages.
    pub passages: Vec<PagePassage>,
}

/// Words found on a page.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PagePassage {
    /// The page, from 0.
    pub page: usize,
    /// Where they stand: more than one place when a line ends among them.
    pub places: Vec<PagePlace>,
}

/// A rectangle of a page, each length a share of the page's own, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct PagePlace {
    /// From the top of the page.
    pub down: f64,
    /// From its left.
    pub across: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

/// A page of the real document.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// How many pages there are.
    pub pages: usize,
    /// The page given, from 0: the last one when the page asked for no longer exists.
    pub page: usize,
    /// Whether it holds what was named; a record may be printed nowhere.
    pub found: bool,
    /// Its drawing.
    pub svg: String,
    /// What the parts of the page come from, from top to bottom. The first may begin on a page before.
    pub spots: Vec<Spot>,
    /// The parts of the whole document.
    pub parts: Vec<Part>,
    /// Whether the whole document was laid out: else the numbers of the page may still change.
    pub settled: bool,
}

/// What a part of a page comes from.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Spot {
    /// Where it begins, from 0 at the top of the page to 1.
    pub down: f64,
    /// Where it begins on its line, from 0 at the left of the page to 1.
    pub across: f64,
    /// What it is, in words.
    pub label: String,
    /// Where it is filled.
    pub place: Place,
    /// The field there.
    pub field: Option<String>,
}

/// Asks for an export; the person is asked where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AskExport {
    /// The dossier.
    pub dossier: String,
    /// The document.
    pub document: String,
    /// Whether it is the one to sign: refused while a point à revoir is blocking.
    #[serde(default)]
    pub last: bool,
    /// What is printed of the document.
    #[serde(default)]
    pub options: PrintOptions,
}

/// Freezes the dossier as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Freeze {
    /// The dossier.
    pub dossier: String,
    /// The kind of version, by its code.
    pub kind: String,
    /// What it is called.
    pub title: String,
}

/// Saves a file kept in the dossier; the person is asked where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveAttachment {
    /// The dossier.
    pub dossier: String,
    /// The record of the file.
    pub record: String,
}

/// Asks for a copy of the dossier in a file; the person is asked where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveCopy {
    /// The dossier.
    pub dossier: String,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Exported {
    /// The file.
    pub path: String,
    /// How many pages it has; 0 when it has none.
    pub pages: usize,
    /// Its size, written out: « 1,2 Mo ».
    pub size: String,
}

/// A file, or nothing when the person gave up.
pub type MaybeExported = Option<Exported>;
/// A dossier, or nothing when the person gave up.
pub type MaybeWorkspace = Option<Workspace>;

/// Opens the file that was dropped on the window. A map goes to the dossier at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenDropped {
    /// The dossier at hand, when there is one.
    #[serde(default)]
    pub dossier: Option<String>,
}

/// What became of a file that was dropped on the window.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "what", rename_all = "camelCase")]
pub enum Dropped {
    /// There was none.
    Nothing,
    /// It is a dossier, open now.
    Dossier {
        /// As the screen shows it.
        workspace: Box<Workspace>,
    },
    /// It is a map, which the dossier at hand keeps now.
    Map {
        /// That dossier, as the screen shows it.
        workspace: Box<Workspace>,
    },
    /// It is a template, or an organisation's words: imported, or kept aside with its faults.
    Template {
        /// The templates now.
        templates: Templates,
    },
}

/// Moves a dossier to the bin of the data folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DiscardDossier {
    /// The dossier.
    pub id: String,
}

/// Shows a written file in the system's file manager.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reveal {
    /// The file.
    pub path: String,
}

/// Sent while a long command runs.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// What is being done.
    pub stage: String,
    /// From 0 to 1.
    pub done: f64,
}
