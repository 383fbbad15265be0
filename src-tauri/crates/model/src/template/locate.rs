//! Where in a template file a fault stands: from a JSON path to a line and a column.

use std::fmt;

use super::raw::RawTemplate;

/// A place in a file, both counted from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column in this line.
    pub column: usize,
}

impl Position {
    /// Where reading stopped. The reader counts columns in bytes: an accented letter counts for two.
    pub(super) fn of_error(file: &str, error: &serde_json::Error) -> Self {
        let line = file.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
        let end = error.column().min(line.len());
        let column = line.char_indices().take_while(|(at, _)| *at < end).count();
        Self { line: error.line().max(1), column: column.max(1) }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Finds paths in the text of one file.
#[derive(Debug, Clone, Copy)]
pub struct Locator<'a> {
    file: &'a str,
    /// Where reading stopped, when the file could not be read as a template: its only fault stands there.
    stopped: Option<Position>,
}

impl<'a> Locator<'a> {
    /// The locator of a file, whether or not it can be read.
    #[must_use]
    pub fn of(file: &'a str) -> Self {
        let stopped = serde_json::from_str::<RawTemplate>(file).err();
        Self { file, stopped: stopped.map(|error| Position::of_error(file, &error)) }
    }

    /// Where the key or the item stands that a path such as `steps[2].fields[0].kind` names; for what is
    /// not in the file, such as a key that is missing, where what should hold it stands.
    #[must_use]
    pub fn locate(&self, path: &str) -> Position {
        self.stopped.unwrap_or_else(|| self.position(self.offset(path)))
    }

    /// The byte at which the deepest part of the path that exists begins.
    fn offset(&self, path: &str) -> usize {
        let mut value = self.space(0);
        let mut found = value;
        let mut rest = path;
        while !rest.is_empty() {
            let Some(part) = self.part(value, rest) else { break };
            (found, value, rest) = (part.start, part.value, part.rest);
        }
        found
    }

    /// The member or the item of the value at this byte that the path goes through.
    fn part<'p>(&self, value: usize, path: &'p str) -> Option<Part<'p>> {
        let bytes = self.file.as_bytes();
        let (open, close) = match bytes.get(value)? {
            b'{' => (b'{', b'}'),
            b'[' => (b'[', b']'),
            _ => return None,
        };
        let mut at = self.space(value + 1);
        let mut index = 0_usize;
        while *bytes.get(at)? != close {
            let start = at;
            let rest = if open == b'{' {
                at = self.skip(at);
                let key: String = serde_json::from_str(&self.file[start..at]).ok()?;
                // Past the colon.
                at = self.space(self.space(at) + 1);
                after(path.strip_prefix('.').unwrap_or(path), &key)
            } else {
                after(path, &format!("[{index}]"))
            };
            if let Some(rest) = rest {
                return Some(Part { start, value: at, rest });
            }
            at = self.space(self.skip(at));
            if *bytes.get(at)? == b',' {
                at = self.space(at + 1);
            }
            index += 1;
        }
        None
    }

    /// The first byte from here that is not white space.
    fn space(&self, at: usize) -> usize {
        let rest = self.file.as_bytes().get(at..).unwrap_or_default();
        at + rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count()
    }

    /// The byte after the value that begins here. The file is known to be readable.
    fn skip(&self, at: usize) -> usize {
        let bytes = self.file.as_bytes();
        let mut depth = 0_usize;
        let mut at = at;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'"' => at = self.skip_text(at),
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth == 0 => return at,
                b'}' | b']' => depth -= 1,
                b',' if depth == 0 => return at,
                _ => {}
            }
            at += 1;
            // A text, an object or a list has ended; a number or a word goes on to what follows it.
            if depth == 0 && matches!(bytes[at - 1], b'"' | b'}' | b']') {
                return at;
            }
        }
        at
    }

    /// The closing quotation mark of the text that opens here.
    fn skip_text(&self, at: usize) -> usize {
        let mut escaped = false;
        let closing = self.file.as_bytes()[at + 1..].iter().position(|byte| match byte {
            _ if escaped => {
                escaped = false;
                false
            }
            b'\\' => {
                escaped = true;
                false
            }
            byte => *byte == b'"',
        });
        closing.map_or(self.file.len(), |closing| at + 1 + closing)
    }

    fn position(&self, offset: usize) -> Position {
        let before = &self.file[..offset.min(self.file.len())];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Position { line, column }
    }
}

/// A part of a path that was found.
struct Part<'p> {
    /// Where the key or the item begins.
    start: usize,
    /// Where its value begins.
    value: usize,
    /// What of the path remains.
    rest: &'p str,
}

/// What follows a part at the head of a path, when the path begins with all of it.
fn after<'p>(path: &'p str, part: &str) -> Option<&'p str> {
    let rest = path.strip_prefix(part)?;
    (rest.is_empty() || rest.starts_with(['.', '['])).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{
  "titre": "dit \"]\" et {", "élan": 1,
  "a.b": [ -1, true, { "c\u0065": null } ],
  "suite": [
    [],
    {
      "kind":
        "line"
    }
  ]
}"#;

    fn at(path: &str) -> String {
        Locator::of(FILE).locate(path).to_string()
    }

    #[test]
    fn a_path_leads_to_its_key_or_item() {
        assert_eq!(at("titre"), "2:3");
        assert_eq!(at("élan"), "2:30");
        assert_eq!(at("suite[0]"), "5:5");
        assert_eq!(at("suite[1].kind"), "7:7");
    }

    #[test]
    fn a_key_may_hold_a_point_or_an_escape() {
        assert_eq!(at("a.b[1]"), "3:16");
        assert_eq!(at("a.b[2].ce"), "3:24");
    }

    #[test]
    fn what_is_not_there_leads_to_what_should_hold_it() {
        assert_eq!(at("(racine)"), "1:1");
        assert_eq!(at("id"), "1:1");
        assert_eq!(at("suite[1].label"), "6:5");
        assert_eq!(at("suite[7]"), "4:3");
        assert_eq!(at("titre.kind"), "2:3");
    }

    #[test]
    fn an_unreadable_file_leads_to_where_reading_stopped() {
        assert_eq!(Locator::of("{\n  \"é\" 1 }").locate("x").to_string(), "2:7");
        assert_eq!(Locator::of("").locate("x").to_string(), "1:1");
        assert_eq!(Locator::of("[1]").locate("[0]").to_string(), "1:1");
    }
}
