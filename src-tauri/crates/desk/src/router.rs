//! From a command's name to its handler, and the door where a bug stops.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use crate::host::Host;
use crate::refusal::{Refusal, RefusalCode};
use crate::{Desk, commands};

macro_rules! route {
    ($($name:ident($request:ident) -> $reply:ident),* $(,)?) => {
        impl<H: Host> Desk<H> {
            fn route(&self, name: &str, request: Json) -> Result<String, Refusal> {
                match name {
                    $(stringify!($name) => {
                        let reply: crate::wire::$reply = self.$name(&read::<crate::wire::$request>(request)?)?;
                        write(&reply)
                    })*
                    _ => Err(Refusal::new(RefusalCode::BadRequest, format!("La commande « {name} » n’existe pas."))),
                }
            }
        }
    };
}

commands!(route);

impl<H: Host> Desk<H> {
    /// Runs a command and gives its reply as JSON text, written once: the host hands it on as it is. A panic
    /// in it is caught, logged and given back as [`RefusalCode::Bug`].
    ///
    /// # Errors
    /// A refusal says why the command was not done; nothing was changed then.
    pub fn call(&self, name: &str, request: Json) -> Result<String, Refusal> {
        catch_unwind(AssertUnwindSafe(|| self.route(name, request))).unwrap_or_else(|panic| {
            let detail = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
            let detail = detail.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
            tracing::error!(name, detail, "a command panicked");
            // What was half done in memory is dropped: the next command reads the files again.
            self.open_sessions().clear();
            Err(Refusal::new(
                RefusalCode::Bug,
                "Une erreur interne est survenue. Ce qui était enregistré l’est toujours ; refaites l’opération, ou rouvrez le dossier.",
            ))
        })
    }
}

fn read<T: DeserializeOwned>(request: Json) -> Result<T, Refusal> {
    serde_json::from_value(request).map_err(|error| {
        Refusal::new(RefusalCode::BadRequest, format!("La demande est mal formée : {error}."))
    })
}

/// Room for most replies, in bytes: a screen is written without its text being moved as it grows.
const ROOM: usize = 1 << 16;

fn write<T: Serialize>(reply: &T) -> Result<String, Refusal> {
    let mut text = Vec::with_capacity(ROOM);
    let written = serde_json::to_writer(&mut text, reply).map_err(|error| error.to_string());
    written.and_then(|()| String::from_utf8(text).map_err(|error| error.to_string())).map_err(|error| {
        Refusal::new(RefusalCode::Bug, format!("La réponse ne peut pas être écrite : {error}."))
    })
}
