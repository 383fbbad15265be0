//! The SVG of a page, made fit to stand inline in the application's window.

use std::collections::HashMap;

/// The page's SVG without links, with short identifiers that no other page has, and without the
/// attributes that only repeat a default: glyphs make most of it and there are thousands.
pub fn inline(svg: &str, page: usize) -> String {
    rename(&without_links(svg).replace(" fill-rule=\"nonzero\"", ""), page)
}

/// Drops the link areas: a click in the preview must not leave the application.
fn without_links(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some((before, link)) = rest.split_once("<a ") {
        out.push_str(before);
        rest = link.split_once("</a>").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

/// Gives each identifier the page's number and its rank. Only those that are defined are renamed,
/// so a colour such as `#20292b` is left alone.
fn rename(svg: &str, page: usize) -> String {
    let defined = svg.split(" id=\"").skip(1).filter_map(|after| after.split_once('"'));
    let mut names = HashMap::new();
    for (identifier, _) in defined {
        let rank = names.len();
        names.entry(identifier).or_insert_with(|| format!("p{page}-{rank}"));
    }
    let mut out = String::with_capacity(svg.len());
    let mut used = false;
    for part in svg.split_inclusive([' ', '#']) {
        // An identifier stands after `#` where it is used, and after ` id="` where it is defined.
        let lead = if part.starts_with("id=\"") { "id=\"" } else { "" };
        let name = (used || !lead.is_empty()).then(|| {
            let rest = &part[lead.len()..];
            let end = rest.find(['"', ')']).unwrap_or(rest.len());
            Some((names.get(&rest[..end])?, &rest[end..]))
        });
        match name.flatten() {
            Some((name, rest)) => out.extend([lead, name, rest]),
            None => out.push_str(part),
        }
        used = part.ends_with('#');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::inline;

    #[test]
    fn identifiers_are_short_and_belong_to_their_page() {
        let svg = r##"<svg><use xlink:href="#gAB" fill="#20292b" fill-rule="nonzero"/><g clip-path="url(#cEF)"/><symbol id="gAB"/><clipPath id="cEF"/></svg>"##;
        let expected = r##"<svg><use xlink:href="#p3-0" fill="#20292b"/><g clip-path="url(#p3-1)"/><symbol id="p3-0"/><clipPath id="p3-1"/></svg>"##;
        assert_eq!(inline(svg, 3), expected);
    }

    #[test]
    fn links_go() {
        assert_eq!(inline(r#"<g><a href="https://exemple.fr"><rect/></a><b/></g>"#, 1), "<g><b/></g>");
    }
}
