//! The organisation of this machine, set in the window: its name, its logo, its two colours.
//!
//! They are kept in the same file as an organisation that is imported, whose words stay.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use model::french;
use model::organisation::{self, LARGEST_LOGO, Organisation, Setting, USUAL_MAIN, USUAL_SECOND};

use crate::Desk;
use crate::host::Host;
use crate::output::{size_of, write_file};
use crate::refusal::{Refusal, RefusalCode};
use crate::templates::{FOLDER, ORGANISATION};
use crate::wire::{
    Exported, LogoLook, MaybeExported, MaybeOrganisationLook, Nothing, OrganisationLook, SetOrganisation,
};

impl<H: Host> Desk<H> {
    // Every handler may refuse, so that the router reads the same for all of them.
    #[allow(clippy::unnecessary_wraps)]
    pub(crate) fn organisation(&self, _: &Nothing) -> Result<OrganisationLook, Refusal> {
        Ok(look(self.library().organisation()))
    }

    pub(crate) fn set_organisation(&self, request: &SetOrganisation) -> Result<OrganisationLook, Refusal> {
        self.keep_setting(match request {
            SetOrganisation::Name(name) => Setting::Name(name),
            SetOrganisation::Main(colour) => Setting::Main(colour),
            SetOrganisation::Second(colour) => Setting::Second(colour),
            SetOrganisation::LogoText(alt) => Setting::LogoText(alt),
            SetOrganisation::NoLogo => Setting::NoLogo,
        })
    }

    pub(crate) fn choose_logo(&self, _: &Nothing) -> Result<MaybeOrganisationLook, Refusal> {
        let Some(path) = self.host.pick_picture() else { return Ok(None) };
        let bytes = std::fs::read(&path)
            .map_err(|error| unfit(&path, &format!("le fichier ne peut pas être lu ({error})")))?;
        if bytes.len() > LARGEST_LOGO {
            return Err(unfit(&path, "il dépasse 1 Mo, et entrerait dans chaque document"));
        }
        paper::picture(&bytes).map_err(|why| unfit(&path, &why))?;
        self.keep_setting(Setting::Logo(&bytes)).map(Some)
    }

    pub(crate) fn export_organisation(&self, _: &Nothing) -> Result<MaybeExported, Refusal> {
        let text = std::fs::read(self.organisation_file())?;
        let Some(path) = self.host.pick_save(ORGANISATION) else { return Ok(None) };
        write_file(&path, &text)?;
        Ok(Some(Exported { path: path.display().to_string(), pages: 0, size: size_of(&path) }))
    }

    /// Sets one thing in the file, once the whole is sound; what was set before stays when it is not.
    fn keep_setting(&self, setting: Setting<'_>) -> Result<OrganisationLook, Refusal> {
        let path = self.organisation_file();
        let file = std::fs::read_to_string(&path).ok();
        // What someone wrote in it by hand is never written over because a comma is missing.
        if file.as_ref().is_some_and(|text| !organisation::is_one(text)) {
            let message = format!(
                "« {ORGANISATION} », parmi les modèles de ce poste, n’est plus lisible. Corrigez-le ou retirez-le dans l’écran « Modèles », puis recommencez : rien n’a été changé."
            );
            return Err(Refusal::new(RefusalCode::BadFile, french::spaced(message)));
        }
        if let Some(text) = organisation::set(file.as_deref(), setting) {
            if let Err(faults) = organisation::read(&text, self.library().templates()) {
                let told = faults.iter().map(|fault| format!("{} {}", fault.message, fault.hint));
                let told = told.collect::<Vec<_>>().join(" ");
                return Err(Refusal::new(RefusalCode::BadValue, french::spaced(told)));
            }
            std::fs::create_dir_all(self.folder.join(FOLDER))?;
            write_file(&path, text.as_bytes())?;
        } else if path.exists() {
            std::fs::remove_file(path)?;
        }
        self.reread()?;
        self.organisation(&Nothing {})
    }

    fn organisation_file(&self) -> PathBuf {
        self.folder.join(FOLDER).join(ORGANISATION)
    }
}

fn look(organisation: Option<&Organisation>) -> OrganisationLook {
    let house = organisation.map(|organisation| organisation.house.clone()).unwrap_or_default();
    let logo = house.logo.map(|logo| {
        let kind = if logo.kind == "png" { "png" } else { "jpeg" };
        LogoLook {
            picture: format!("data:image/{kind};base64,{}", STANDARD.encode(&logo.bytes)),
            alt: logo.alt,
        }
    });
    OrganisationLook {
        name: organisation.map(|organisation| organisation.name.clone()).unwrap_or_default(),
        main: house.main.unwrap_or_default(),
        second: house.second.unwrap_or_default(),
        usual_main: USUAL_MAIN.to_owned(),
        usual_second: USUAL_SECOND.to_owned(),
        logo,
        worded: organisation.map_or(0, Organisation::worded),
    }
}

fn unfit(path: &Path, why: &str) -> Refusal {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let message = format!("« {name} » ne peut pas servir de logo : {why}. Choisissez une image PNG ou JPEG.");
    Refusal::new(RefusalCode::BadValue, french::spaced(message))
}
