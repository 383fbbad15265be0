//! The files of a dossier that are printed in annex: the pages of a PDF, or an image, as drawings.
//!
//! PDF/A forbids a PDF inside a PDF: each page becomes an SVG, its letters outlines. What it says is told
//! to those who do not see it, as far as the file lets its text be read.

use std::sync::Arc;

use hayro_svg::hayro_interpret::InterpreterSettings;
use hayro_svg::hayro_interpret::font::{FontData, FontQuery, StandardFont};
use hayro_svg::hayro_syntax::{LoadPdfError, Pdf};
use hayro_svg::{RenderCache, SvgRenderSettings};
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

/// How much of the text of a page is told, in characters.
const TOLD: usize = 6_000;

/// A page, or an image.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// `svg`, `png` or `jpg`.
    pub kind: &'static str,
    /// The picture.
    pub bytes: Bytes,
    /// What it says.
    pub text: String,
    /// Whether it is wider than it is high.
    pub wide: bool,
}

/// The sheets of a file.
///
/// # Errors
/// Why it cannot be printed, in French.
pub fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] => image(bytes).map(|sheet| vec![sheet]),
        _ if bytes.windows(5).take(1024).any(|head| head == b"%PDF-") => pages(bytes),
        _ => Err("ce n’est ni un PDF, ni une image PNG ou JPEG".to_owned()),
    }
}

/// Whether a picture, PNG or JPEG, can be printed.
///
/// # Errors
/// Why it cannot, in French.
pub fn picture(bytes: &[u8]) -> Result<(), String> {
    image(bytes).map(drop)
}

fn image(bytes: &[u8]) -> Result<Sheet, String> {
    let (format, kind) = match bytes {
        [0x89, b'P', b'N', b'G', ..] => (ExchangeFormat::Png, "png"),
        [0xff, 0xd8, 0xff, ..] => (ExchangeFormat::Jpg, "jpg"),
        _ => return Err("ce n’est pas une image PNG ou JPEG".to_owned()),
    };
    let bytes = Bytes::new(bytes.to_vec());
    let raster = RasterImage::plain(bytes.clone(), format).map_err(|_| "l’image est abîmée".to_owned())?;
    Ok(Sheet { kind, bytes, text: String::new(), wide: raster.width() > raster.height() })
}

fn pages(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    let pdf = Pdf::new(Arc::new(bytes.to_vec())).map_err(|error| match error {
        LoadPdfError::Decryption(_) => "le PDF est protégé par un mot de passe".to_owned(),
        LoadPdfError::Invalid => "le PDF est abîmé".to_owned(),
    })?;
    let told = lopdf::Document::load_mem(bytes).ok();
    let settings = InterpreterSettings {
        font_resolver: Arc::new(|query| match query {
            FontQuery::Standard(font) => standard(*font),
            FontQuery::Fallback(font) => standard(font.pick_standard_font()),
        }),
        cmap_resolver: Arc::new(|_| None),
        warning_sink: Arc::new(|_| {}),
        render_annotations: true,
    };
    let (cache, look) = (RenderCache::new(), SvgRenderSettings { bg_color: [0, 0, 0, 0] });
    let mut sheets = Vec::new();
    for (number, page) in (1_u32..).zip(pdf.pages().iter()) {
        let (width, height) = page.render_dimensions();
        let text = told.as_ref().and_then(|told| told.extract_text(&[number]).ok()).unwrap_or_default();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        sheets.push(Sheet {
            kind: "svg",
            bytes: Bytes::from_string(hayro_svg::convert(page, &cache, &settings, &look)),
            text: text.chars().take(TOLD).collect(),
            wide: width > height,
        });
    }
    if sheets.is_empty() { Err("le PDF n’a pas de page".to_owned()) } else { Ok(sheets) }
}

/// The fonts a PDF may leave out, as every reader of PDF has them.
fn standard(font: StandardFont) -> Option<(FontData, u32)> {
    let bytes = match font {
        StandardFont::Helvetica => typst_assets::pdf::SANS,
        StandardFont::HelveticaBold => typst_assets::pdf::SANS_BOLD,
        StandardFont::HelveticaOblique => typst_assets::pdf::SANS_ITALIC,
        StandardFont::HelveticaBoldOblique => typst_assets::pdf::SANS_BOLD_ITALIC,
        StandardFont::Courier => typst_assets::pdf::FIXED,
        StandardFont::CourierBold => typst_assets::pdf::FIXED_BOLD,
        StandardFont::CourierOblique => typst_assets::pdf::FIXED_ITALIC,
        StandardFont::CourierBoldOblique => typst_assets::pdf::FIXED_BOLD_ITALIC,
        StandardFont::TimesRoman => typst_assets::pdf::SERIF,
        StandardFont::TimesBold => typst_assets::pdf::SERIF_BOLD,
        StandardFont::TimesItalic => typst_assets::pdf::SERIF_ITALIC,
        StandardFont::TimesBoldItalic => typst_assets::pdf::SERIF_BOLD_ITALIC,
        StandardFont::ZapfDingBats => typst_assets::pdf::DING_BATS,
        StandardFont::Symbol => typst_assets::pdf::SYMBOL,
    };
    Some((Arc::new(bytes), 0))
}
