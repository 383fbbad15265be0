//! The embedded faces of Source Sans 3, the same files as the interface shows.

/// Regular.
pub const REGULAR: &[u8] = include_bytes!("../fonts/SourceSans3_400Regular.ttf");
/// Semibold.
pub const SEMIBOLD: &[u8] = include_bytes!("../fonts/SourceSans3_600SemiBold.ttf");

/// Every face the house style may ask for. All six cover the same characters.
pub const FACES: [&[u8]; 6] = [
    REGULAR,
    include_bytes!("../fonts/SourceSans3_400Regular_Italic.ttf"),
    SEMIBOLD,
    include_bytes!("../fonts/SourceSans3_600SemiBold_Italic.ttf"),
    include_bytes!("../fonts/SourceSans3_700Bold.ttf"),
    include_bytes!("../fonts/SourceSans3_700Bold_Italic.ttf"),
];
