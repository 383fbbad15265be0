//! Lists the commands for Tauri, so that a window may call nothing that a capability does not name.

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(&["call", "answer_close"]);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        println!("cargo::error={error:#}");
    }
}
