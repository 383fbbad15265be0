//! Nothing but what Tauri asks for.

fn main() {
    tauri_build::build();
}
