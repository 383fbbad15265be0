//! Cells pasted from a spreadsheet: what they would change, told before they do.

use crate::host::Host;
use crate::refusal::Refusal;
use crate::wire::{BlockPreview, PreviewBlock};
use crate::{Desk, held};

impl<H: Host> Desk<H> {
    pub(crate) fn preview_block(&self, request: &PreviewBlock) -> Result<BlockPreview, Refusal> {
        let session = self.session(&request.dossier)?;
        let session = held(&session);
        Ok(BlockPreview { view: request.block.view(&session.dossier)? })
    }
}
