//! Addresses that may be fetched: http and https, and nothing in them that a record should not keep.

use url::Url;

/// An address that is not fetched.
pub(super) struct Wrong {
    /// The address as it may be told.
    pub(super) address: String,
    /// Why, as a sentence.
    pub(super) reason: String,
}

/// The address as it is asked for.
pub(super) fn target(address: &str) -> Result<Url, Wrong> {
    let wrong = |reason| Wrong { address: address.to_owned(), reason };
    let mut url = Url::parse(address.trim())
        .map_err(|cause| wrong(format!("“{address}” is not the address of a page: {cause}.")))?;
    if !is_web(&url) {
        return Err(wrong(format!(
            "{address} is not fetched: its scheme is “{}”, and only http and https are.",
            url.scheme()
        )));
    }
    if !url.username().is_empty() || url.password().is_some() {
        strip(&mut url);
        let reason =
            format!("{url} was given with a user name or a password, which would be kept: leave it out.");
        return Err(Wrong { address: url.to_string(), reason });
    }
    url.set_fragment(None);
    Ok(url)
}

/// Where a redirection leads, or why it is not followed, as a sentence.
pub(super) fn redirected(from: &Url, location: Option<&str>) -> Result<Url, String> {
    let Some(location) = location else {
        return Err(format!("{from} redirects, but does not say where to."));
    };
    let mut url = from
        .join(location.trim())
        .map_err(|cause| format!("{from} redirects to “{location}”, which is no address: {cause}."))?;
    if !is_web(&url) {
        return Err(format!(
            "{from} redirects to an address with the scheme “{}”; only http and https are followed.",
            url.scheme()
        ));
    }
    strip(&mut url);
    url.set_fragment(None);
    Ok(url)
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.has_host()
}

/// Both calls can fail for addresses without a host only, and those are not fetched.
fn strip(url: &mut Url) {
    let _ = url.set_username("");
    let _ = url.set_password(None);
}
