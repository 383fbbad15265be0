//! The preview: a page of the real document, at once, and what leads back from it to the dossier.

use std::sync::Arc;

use model::dossier::Dossier;
use model::extract::Part;
use model::register::RegisterName;
use model::resolve::{FIELD_ANCHOR, RECORD_ANCHOR, ROW_ANCHOR, part_anchor};
use model::template::Template;
use paper::pages::{Anchor, Around};
use paper::press::{At, Enclosed};
use paper::{Passage, Place};

use crate::documents::DocumentForm;
use crate::host::Host;
use crate::print::{Laid, chosen, resolved};
use crate::refusal::{Refusal, RefusalCode};
use crate::spots;
use crate::wire::{AskPreview, FindInPages, FoundInPages, PagePassage, PagePlace, Preview};
use crate::{Desk, held};

/// The page sought, and what leads back from it to the dossier.
struct Sought<'a> {
    request: &'a AskPreview,
    dossier: &'a Dossier,
    canvas: Option<&'a Template>,
}

impl Sought<'_> {
    /// The points of the document that the page may hold, when something is named, the best one first: a field
    /// of a record, its sheet, its row in a table, and, for a line of another's sheet, that other.
    fn names(&self) -> Vec<String> {
        let AskPreview { field, record, .. } = self.request;
        let Some(record) = record else {
            return field.iter().map(|field| format!("{FIELD_ANCHOR}{field}")).collect();
        };
        let mut names: Vec<String> = field.iter().map(|field| part_anchor(record, field)).collect();
        let mut own = |id: &str| names.extend([RECORD_ANCHOR, ROW_ANCHOR].map(|head| format!("{head}{id}")));
        own(record);
        let register = spots::register_of(self.dossier, record);
        let owner = register.filter(|register| register.inner()).and_then(RegisterName::owner);
        let line = register.and_then(|register| self.dossier.rows(register).find(record));
        if let Some(((_, link), line)) = owner.zip(line) {
            own(line.get(link).as_text());
        }
        names
    }

    /// The page sought, and whether it holds what was named.
    fn page(&self, anchors: &[Anchor]) -> (usize, bool) {
        let names = self.names();
        let found = names.iter().find_map(|name| anchors.iter().find(|anchor| anchor.name == *name));
        (found.map_or(self.request.page, |anchor| anchor.page), found.is_some() || names.is_empty())
    }

    fn in_whole(&self, laid: &Laid) -> Preview {
        let anchors = laid.pages.anchors();
        let (page, found) = self.page(anchors);
        let page = page.min(laid.pages.count().saturating_sub(1));
        Preview {
            found,
            pages: laid.pages.count(),
            page,
            svg: laid.pages.svg(page).unwrap_or_default(),
            spots: spots::on_page(anchors, page, self.dossier, self.canvas),
            parts: laid.parts.clone(),
            settled: true,
        }
    }

    /// The page sought among those around it; nothing if the edit moved it where they are not whole.
    fn in_stretch(&self, around: &Around, before: &Laid, parts: Vec<Part>) -> Option<Preview> {
        let own = around.anchors();
        let (page, found) = self.page(&own);
        let svg = around.svg(page)?;
        // What began on the pages before still leads to the top of this one.
        let mut anchors = before.pages.anchors().to_vec();
        anchors.retain(|anchor| anchor.page < around.whole().start);
        anchors.extend(own);
        Some(Preview {
            found,
            pages: before.pages.count(),
            page,
            svg,
            spots: spots::on_page(&anchors, page, self.dossier, self.canvas),
            parts,
            settled: false,
        })
    }
}

impl<H: Host> Desk<H> {
    /// What the pages of a document say. They are laid out if the preview did not yet.
    pub(crate) fn find_in_pages(&self, request: &FindInPages) -> Result<FoundInPages, Refusal> {
        let FindInPages { dossier, document, options, words } = request;
        let (dossier, document) = (dossier.clone(), document.clone());
        let options = options.clone();
        let ask = AskPreview { dossier, document, page: 0, field: None, record: None, quick: false, options };
        let laid = loop {
            self.preview(&ask)?;
            // Another document may have been laid out in between: it would answer for this one.
            if let Some(laid) = held(&self.printer.last).clone().filter(|laid| laid.asked == ask) {
                break laid;
            }
        };
        let passages = laid.pages.passages(words);
        let place = |place: Place| {
            let Place { down, across, width, height } = place;
            PagePlace { down, across, width, height }
        };
        let told = passages.into_iter().map(|Passage { page, places }| PagePassage {
            page,
            places: places.into_iter().map(place).collect(),
        });
        Ok(FoundInPages { passages: told.collect() })
    }

    pub(crate) fn preview(&self, request: &AskPreview) -> Result<Preview, Refusal> {
        let session = self.session(&request.dossier)?;
        let (revision, dossier, shelf) = {
            // Laying out takes longer than an edit: typing goes on meanwhile.
            let session = held(&session);
            (session.revision, Arc::clone(&session.dossier), session.shelf.clone())
        };
        let form = self.form(&request.dossier, &dossier, &shelf, &request.document)?;
        let template = shelf.contract();
        if matches!(form, DocumentForm::Board { .. }) {
            return Err(Refusal::new(
                RefusalCode::BadRequest,
                "Cette affiche n’a pas d’aperçu : exportez-la.",
            ));
        }
        let canvas = match &form {
            DocumentForm::Tool(tool, _) => Some(&**tool),
            DocumentForm::Contract => Some(template),
            _ => None,
        };
        let sought = Sought { request, dossier: &dossier, canvas };
        let asked = AskPreview { page: 0, field: None, record: None, quick: false, ..request.clone() };
        let last = held(&self.printer.last).clone().filter(|laid| laid.asked == asked);
        if let Some(laid) = last.as_ref().filter(|laid| laid.revision == revision) {
            return Ok(sought.in_whole(laid));
        }
        let document = resolved(&dossier, template, &form, request.options.fold, self.host.now().date());
        let parts = document.parts();
        let printed = chosen(document, &dossier, template, &form, &request.options);
        let content = |fingerprint: &str| held(&session).store.content(fingerprint).ok().flatten();
        if let Some(before) = last.filter(|_| request.quick) {
            let names = sought.names();
            let places = names.iter().map(|name| At::Anchor(name)).chain([At::Page(request.page)]);
            for at in places {
                let around =
                    self.printer.press.lay_out_around(&printed, at, &before.pages, Some(&content))?;
                let Some(around) = around else { continue };
                if let Some(shown) = sought.in_stretch(&around, &before, parts.clone()) {
                    return Ok(shown);
                }
                break;
            }
        }
        let _turn = held(&self.printer.whole);
        let pages =
            self.printer.press.lay_out_with(&printed, Enclosed { carried: None, content: Some(&content) })?;
        let laid = Arc::new(Laid { asked, revision, parts, pages });
        *held(&self.printer.last) = Some(Arc::clone(&laid));
        Ok(sought.in_whole(&laid))
    }
}
