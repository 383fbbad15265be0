//! Packing a PDF: what it says of its structure goes into compressed streams, a third of its size.

use lopdf::{Document as Pdf, SaveOptions};

/// How many objects a stream holds: a reader opens the whole stream for one of them.
const HELD: usize = 200;
/// How hard they are compressed, from 0 to 9: beyond, it takes longer and gains a thousandth.
const LEVEL: u32 = 6;

/// The same file, packed; the file itself, should it not be read. The same file gives the same bytes.
pub fn packed(pdf: Vec<u8>) -> Vec<u8> {
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(HELD)
        .compression_level(LEVEL)
        .build();
    let mut out = Vec::with_capacity(pdf.len() / 2);
    let written = Pdf::load_mem(&pdf).and_then(|mut read| Ok(read.save_with_options(&mut out, options)?));
    if written.is_ok() && out.len() < pdf.len() { out } else { pdf }
}
