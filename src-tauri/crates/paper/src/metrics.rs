//! How wide text is, by the metrics of an embedded face.

use ttf_parser::Face;

/// The widths of one face.
pub struct Metrics {
    face: Face<'static>,
}

impl Metrics {
    /// Reads the metrics of an embedded font file.
    pub fn new(file: &'static [u8]) -> Option<Self> {
        Some(Self { face: Face::parse(file, 0).ok()? })
    }

    /// The width of one line of `text`, in the unit of `size`, without kerning.
    pub fn width(&self, text: &str, size: f64) -> f64 {
        text.chars().map(|sign| self.advance(sign)).sum::<f64>() * size
    }

    /// `text` in lines no wider than `room`, broken at ordinary spaces. A longer word is cut.
    pub fn wrap(&self, text: &str, size: f64, room: f64) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.lines() {
            let mut line = String::new();
            for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
                let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
                if self.width(&joined, size) <= room {
                    line = joined;
                    continue;
                }
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                line = self.cut(word, size, room, &mut lines);
            }
            if !line.is_empty() {
                lines.push(line);
            }
        }
        lines
    }

    /// Pushes the full lines of a word wider than `room` and gives back what remains of it.
    fn cut(&self, word: &str, size: f64, room: f64, lines: &mut Vec<String>) -> String {
        let mut line = String::new();
        for sign in word.chars() {
            line.push(sign);
            if line.chars().nth(1).is_some() && self.width(&line, size) > room {
                line.pop();
                lines.push(std::mem::replace(&mut line, sign.to_string()));
            }
        }
        line
    }

    /// The advance of one character for a size of 1.
    fn advance(&self, sign: char) -> f64 {
        let glyph = self.face.glyph_index(sign);
        let units = glyph.and_then(|glyph| self.face.glyph_hor_advance(glyph)).unwrap_or_default();
        f64::from(units) / f64::from(self.face.units_per_em())
    }
}

#[cfg(test)]
mod tests {
    use super::Metrics;
    use crate::fonts::REGULAR;

    #[test]
    fn lines_fit_and_lose_no_word() {
        let Some(metrics) = Metrics::new(REGULAR) else { panic!("the embedded face is readable") };
        let text = "La rivière déborde à chaque crue\nanticonstitutionnellement et l’été";
        let lines = metrics.wrap(text, 10.0, 60.0);
        assert!(lines.len() > 4);
        assert!(lines.iter().all(|line| metrics.width(line, 10.0) <= 60.0), "{lines:?}");
        let joined = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(joined(&lines.concat()), joined(text));
    }
}
