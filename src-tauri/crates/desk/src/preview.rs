//! The preview: a page of the real document, at once, and what leads back from it to the dossier.

use std::sync::Arc;

use model::dossier::Dossier;
use model::extract::Part;
use model::resolve::{FIELD_ANCHOR, RECORD_ANCHOR};
use model::template::Template;
use paper::press::{Anchor, Around, At, Enclosed};

use crate::documents::DocumentForm;
use crate::host::Host;
use crate::print::{Laid, chosen, resolved};
use crate::refusal::{Refusal, RefusalCode};
use crate::spots;
use crate::wire::{AskPreview, Preview};
use crate::{Desk, held};

/// The page sought, and what leads back from it to the dossier.
struct Sought<'a> {
    request: &'a AskPreview,
    dossier: &'a Dossier,
    canvas: Option<&'a Template>,
}

impl Sought<'_> {
    /// The point of the document that the page holds, when one is named.
    fn anchor(&self) -> Option<String> {
        let field = self.request.field.as_ref().map(|field| format!("{FIELD_ANCHOR}{field}"));
        field.or_else(|| self.request.record.as_ref().map(|record| format!("{RECORD_ANCHOR}{record}")))
    }

    fn page(&self, anchors: &[Anchor]) -> usize {
        let sought = self.anchor();
        let found = sought.and_then(|name| anchors.iter().find(|anchor| anchor.name == name));
        found.map_or(self.request.page, |anchor| anchor.page)
    }

    fn in_whole(&self, laid: &Laid) -> Preview {
        let anchors = laid.pages.anchors();
        let page = self.page(anchors).min(laid.pages.count().saturating_sub(1));
        Preview {
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
        let page = self.page(&own);
        let svg = around.svg(page)?;
        // What began on the pages before still leads to the top of this one.
        let mut anchors = before.pages.anchors().to_vec();
        anchors.retain(|anchor| anchor.page < around.whole().start);
        anchors.extend(own);
        Some(Preview {
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
    pub(crate) fn preview(&self, request: &AskPreview) -> Result<Preview, Refusal> {
        let session = self.session(&request.dossier)?;
        let (revision, dossier, shelf) = {
            // Laying out takes longer than an edit: the dossier is copied so that typing goes on.
            let session = held(&session);
            (session.revision, session.dossier.clone(), session.shelf.clone())
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
            let at = sought.anchor();
            let at = at.as_deref().map_or(At::Page(request.page), At::Anchor);
            let around = self.printer.press.lay_out_around(&printed, at, &before.pages, Some(&content))?;
            let shown = around.and_then(|around| sought.in_stretch(&around, &before, parts.clone()));
            if let Some(shown) = shown {
                return Ok(shown);
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
