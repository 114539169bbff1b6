//! What stands around every page: its links, language, theme, the entry as of which it stands, its files and citation.

use serde::Serialize;
use sijill_desk::ask::claim_rows::ClaimTold;

use crate::engine::Snapshot;
use crate::http::context::CSRF;
use crate::http::{Context, Form, Right};
use crate::server::App;
use crate::words::{Words, grouped};

/// A link with its words.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    /// Where to.
    pub(crate) address: String,
    /// What it says.
    pub(crate) words: String,
    /// True where the page is there.
    pub(crate) current: bool,
}

/// What stands around a page. Templates call it `c`.
#[derive(Debug, Clone)]
pub(crate) struct Chrome {
    /// The words of the interface.
    pub(crate) words: &'static Words,
    pub(crate) language: &'static str,
    pub(crate) direction: &'static str,
    pub(crate) theme: &'static str,
    pub(crate) styles: Vec<String>,
    pub(crate) script: String,
    pub(crate) script_words: &'static str,
    pub(crate) links: Vec<Link>,
    pub(crate) person: String,
    pub(crate) may_log_in: bool,
    /// True where somebody who could see more looks as the public does.
    pub(crate) public: bool,
    /// True where words of reports stand behind a click on every page: the public's profile says so.
    pub(crate) hides_words: bool,
    /// True where whoever asks sees anything of the record.
    pub(crate) inside: bool,
    /// True where they see all of it.
    pub(crate) reads: bool,
    /// The name that decisions were last signed with, where there are no accounts.
    pub(crate) signs_as: String,
    /// True where decisions are signed by whoever is logged in.
    pub(crate) signed_by_account: bool,
    pub(crate) csrf: &'static str,
    pub(crate) message: String,
    pub(crate) asides: Vec<String>,
    pub(crate) size: u64,
    pub(crate) time: String,
    pub(crate) time_words: String,
    pub(crate) origin: String,
    pub(crate) files: Vec<Link>,
    pub(crate) citation: String,
    who: crate::http::Who,
    rights: [bool; 4],
}

/// Addresses of the main links, with the keys of their words.
const LINKS: [(&str, &str); 13] = [
    ("/reports", "frame.reports"),
    ("/review", "frame.review"),
    ("/claims", "frame.claims"),
    ("/incidents", "frame.incidents"),
    ("/tally", "frame.tally"),
    ("/boards", "frame.boards"),
    ("/map", "frame.map"),
    ("/sources", "frame.sources"),
    ("/zones", "frame.zones"),
    ("/record", "frame.record"),
    ("/api", "frame.api"),
    ("/people", "frame.people"),
    ("/publication", "frame.publication"),
];

impl Chrome {
    /// Around a page of a snapshot.
    pub(crate) fn new(app: &App, context: &Context, snapshot: &Snapshot) -> Self {
        let words = context.words;
        let may = |right| context.who.may(right);
        let shown = |address: &str| match address {
            "/review" => may(Right::Review),
            "/people" => may(Right::Accounts),
            "/publication" => may(Right::Publish),
            "/sources" | "/zones" | "/record" | "/api" => may(Right::Read),
            _ => may(Right::Read) || context.who.is_public(),
        };
        let links = LINKS
            .into_iter()
            .filter(|(address, _)| shown(address))
            .map(|(address, key)| Link {
                address: address.to_owned(),
                words: words.t(key).to_owned(),
                current: context.path == address || context.path.starts_with(&format!("{address}/")),
            })
            .collect();
        Self {
            words,
            language: words.language.code(),
            direction: words.language.direction(),
            theme: context.theme,
            styles: app.assets.styles.clone(),
            script: app.assets.script.clone(),
            script_words: words.of_scripts(),
            links,
            person: context.who.name().unwrap_or_default().to_owned(),
            may_log_in: app.has_accounts() && context.who.name().is_none(),
            public: context.looks_as_public,
            hides_words: context.who.is_public() && snapshot.publication.behind_click,
            inside: may(Right::Read) || context.who.is_public(),
            reads: may(Right::Read),
            signs_as: context.signs_as.clone(),
            signed_by_account: context.who.name().is_some(),
            csrf: CSRF,
            message: context.message.clone(),
            asides: Vec::new(),
            size: snapshot.size,
            time: snapshot.time.to_string(),
            time_words: snapshot.time.strftime("%Y-%m-%d %H:%M UTC").to_string(),
            origin: snapshot.origin.clone(),
            files: Vec::new(),
            citation: String::new(),
            who: context.who.clone(),
            rights: [Right::Read, Right::Review, Right::Incidents, Right::Accounts].map(may),
        }
    }

    /// With the page's files, and a citation that names the checkpoint.
    pub(crate) fn with_files(mut self, context: &Context, snapshot: &Snapshot, forms: &[Form]) -> Self {
        let name = |form: &Form| form.ending().trim_start_matches('.').to_uppercase();
        self.files = forms
            .iter()
            .map(|form| Link { address: context.file(*form), words: name(form), current: false })
            .collect();
        let root = snapshot.checkpoint.lines().nth(2).unwrap_or_default();
        self.citation = self.words.with(
            "frame.citation",
            &[&snapshot.origin, &context.with(&[]), &grouped(snapshot.size), root, &self.time_words],
        );
        self
    }

    /// With what was said beside the answer.
    pub(crate) fn with_asides(mut self, asides: Vec<String>) -> Self {
        self.asides = asides;
        self
    }

    /// Words under a key.
    pub(crate) fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.t(key)
    }

    /// Words under a key, with one value put in.
    pub(crate) fn with(&self, key: &str, value: &str) -> String {
        self.words.with(key, &[value])
    }

    /// A number of things.
    pub(crate) fn count(&self, key: &str, number: &usize) -> String {
        self.words.count(key, *number as u64)
    }

    /// What a value of the record is called.
    pub(crate) fn value(&self, value: impl Serialize) -> String {
        self.words.value(value)
    }

    /// What a claim says, in a few words.
    pub(crate) fn what(&self, claim: &ClaimTold) -> String {
        claim.what_in(self.words)
    }

    /// Who asserts it, through whom.
    pub(crate) fn said_by(&self, claim: &ClaimTold) -> String {
        claim.said_by_in(self.words)
    }

    /// Digits in groups.
    pub(crate) fn number(&self, number: &u64) -> String {
        grouped(*number)
    }

    /// The number of the last entry.
    pub(crate) fn last_entry(&self) -> u64 {
        self.size.saturating_sub(1)
    }

    /// True where whoever asks may do such a thing.
    pub(crate) fn may(&self, right: Right) -> bool {
        self.who.may(right)
    }

    /// True where whoever asks may code: add reports and decide on claims.
    pub(crate) const fn may_code(&self) -> bool {
        self.rights[1]
    }

    /// True where he may decide on incidents, sources, zones and many claims.
    pub(crate) const fn may_review(&self) -> bool {
        self.rights[2]
    }

    /// True where he may administer.
    pub(crate) const fn may_administer(&self) -> bool {
        self.rights[3]
    }
}
