//! The file that a PDF carries: the dossier it was printed from, embedded as PDF/A-3 allows.

use lopdf::{Dictionary, Document as Pdf, Object};

/// A file to carry in a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Its name, with its ending.
    pub name: String,
    /// What it is, for the list of files of a PDF reader.
    pub description: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The files that a PDF carries; none when it cannot be read.
#[must_use]
pub fn carried(pdf: &[u8]) -> Vec<Carried> {
    let Ok(pdf) = Pdf::load_mem(pdf) else { return Vec::new() };
    let specs = pdf.objects.values().filter_map(|object| object.as_dict().ok());
    specs.filter(|spec| spec.has(b"EF")).filter_map(|spec| file(&pdf, spec)).collect()
}

fn file(pdf: &Pdf, spec: &Dictionary) -> Option<Carried> {
    let text = |key: &[u8]| spec.get(key).ok().and_then(|text| lopdf::decode_text_string(text).ok());
    let embedded = match spec.get(b"EF").ok()? {
        Object::Reference(id) => pdf.get_dictionary(*id).ok()?,
        embedded => embedded.as_dict().ok()?,
    };
    let stream = embedded.get(b"F").or_else(|_| embedded.get(b"UF")).ok()?.as_reference().ok()?;
    let stream = pdf.get_object(stream).ok()?.as_stream().ok()?;
    // A stream without a filter is its bytes.
    let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
    Some(Carried {
        name: text(b"UF").or_else(|| text(b"F"))?,
        description: text(b"Desc").unwrap_or_default(),
        bytes,
    })
}
