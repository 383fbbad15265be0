//! A host without a window.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use desk::{Host, wire::Progress};

pub struct Quiet;

impl Host for Quiet {
    fn now(&self) -> NaiveDateTime {
        chrono::NaiveDate::from_ymd_opt(2027, 3, 1).unwrap().and_hms_opt(9, 0, 0).unwrap()
    }
    fn author(&self) -> String {
        "banc".to_owned()
    }
    fn asked_file(&self) -> Option<PathBuf> {
        None
    }
    fn pick_save(&self, _: &str) -> Option<PathBuf> {
        None
    }
    fn pick_open(&self) -> Option<PathBuf> {
        None
    }
    fn pick_template(&self) -> Option<PathBuf> {
        None
    }
    fn pick_map(&self) -> Option<PathBuf> {
        None
    }
    fn pick_picture(&self) -> Option<PathBuf> {
        None
    }
    fn pick_folder(&self) -> Option<PathBuf> {
        None
    }
    fn pick_any(&self) -> Option<PathBuf> {
        None
    }
    fn dropped_files(&self) -> Vec<PathBuf> {
        Vec::new()
    }
    fn reveal(&self, _: &Path) {}
    fn progress(&self, _: Progress) {}
}
