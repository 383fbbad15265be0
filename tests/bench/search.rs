//! Finding an intercommunality among the national list.

use desk::Library;

use crate::{median, timed};

pub fn measure() {
    let library = Library::embedded();
    let load = timed(|| library.gazetteer().len());
    for typed in ["cluni", "saint", "71"] {
        let times = (0..50).map(|_| timed(|| library.gazetteer().search(typed).len())).collect();
        println!("recherche de « {typed} » : {:.2?} (à tenir : 20 ms)", median(times));
    }
    println!("première lecture de la liste : {load:.2?}");
}
