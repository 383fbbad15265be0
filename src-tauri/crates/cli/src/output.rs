//! The only place that writes to the terminal.

use std::io::Write;

/// A line of result. A closed pipe is not an error: whoever read has read enough.
pub fn say(text: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

/// A line of complaint.
pub fn complain(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
