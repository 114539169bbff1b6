//! What entries say: each kind of entry as a type with its canonical JSON. New kinds may be added; what a version of a
//! kind means never changes.

mod publication;

use jiff::Timestamp;
use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sijill_claim::{Claim, Document, Incident, Role, SourceType};
use sijill_intake::{Custody, Http};

use crate::hash::Hash;

pub use publication::{PlacesShown, Profile, PublicationSet};

/// Bytes that the record keeps, by their digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Bytes {
    /// Their digest, which is also their address.
    pub sha256: Hash,
    /// How many.
    pub size: u64,
    /// Their media type.
    pub media: String,
}

/// `record created`: the first entry of every log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RecordCreated {
    /// The record's name, which its checkpoints bear as origin.
    pub origin: String,
    /// The key that signs its checkpoints.
    pub key: String,
    /// The program that made it.
    pub program: String,
}

/// `report added`: a report is in the record from here on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportAdded {
    /// Its exact bytes.
    pub report: Bytes,
    /// What is known of it. An id that is only the digest of the text is left empty.
    pub document: Document,
    /// How the bytes came.
    pub custody: Custody,
    /// The whole file, where the bytes were made from it rather than cut out of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<Bytes>,
    /// What a person should know of how it was taken in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Whoever added it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The program that added it.
    pub program: String,
}

/// `custody added`: bytes that the record had already were received once more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CustodyAdded {
    /// Which report, by its number.
    pub number: u64,
    /// Its bytes.
    pub report: Bytes,
    /// How they came this time.
    pub custody: Custody,
    /// Whoever added it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// `reading made`: what the reader makes of a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadingMade {
    /// Which report, by its number.
    pub report: u64,
    /// The text that was read; every span counts in it.
    pub text: String,
    /// Version of what took the text from the bytes.
    pub extractor: String,
    /// Version of the reader.
    pub reader: String,
    /// Day of publication, where the reader found it in the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// Language of the text, ISO 639-1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The claims.
    pub claims: Vec<Claim>,
    /// The occurrences that the report tells of.
    pub incidents: Vec<Incident>,
    /// What a person should know of the reading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// The reading that this one replaces, by its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<u64>,
    /// Decisions on claims of the reading before that stand on claims of this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carried: Vec<Carried>,
    /// Decisions that do not, for a person to look at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<LeftBehind>,
}

/// `reading confirmed`: another version of the reader makes the same of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReadingConfirmed {
    /// Which report, by its number.
    pub report: u64,
    /// Version of the reader.
    pub reader: String,
}

/// A decision carried over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Carried {
    /// Number of the claim that it was made on.
    pub from: u64,
    /// Index of the new claim in its reading, from 0.
    pub to: u64,
}

/// A decision that could not be carried over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LeftBehind {
    /// Number of the claim that it was made on.
    pub claim: u64,
    /// Why, as a sentence.
    pub why: String,
}

/// What a person decides on a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It says what the words say.
    Accept,
    /// It does so with the changes given.
    Correct,
    /// It does not.
    Reject,
    /// The person cannot tell; somebody else should look.
    Unsure,
}

/// `claims reviewed`: a person's decision on claims.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimsReviewed {
    /// The claims, by their numbers.
    pub claims: Vec<u64>,
    /// The decision.
    pub verdict: Verdict,
    /// For a correction: what changes, as a JSON merge patch (RFC 7396) on the claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<Map<String, Value>>,
    /// For a decision on many: the question that chose them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen: Option<String>,
    /// Whoever decided.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// `decision undone`: an earlier entry no longer counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DecisionUndone {
    /// Which entry.
    pub entry: u64,
    /// Whoever undid it.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// How reliable a source is, in the Admiralty's sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Grade {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Cannot be judged.
    F,
}

/// A source as reports name it; sources that differ in any of this are different until a person merges them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct SourceKey {
    /// The name.
    pub name: String,
    /// What sort of source.
    #[serde(rename = "type")]
    pub source_type: SourceType,
    /// What it does in the conflict.
    pub role: Role,
    /// The organisation that it speaks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
}

/// `source changed`: what a person knows of a source. Absent members stay as they were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SourceChanged {
    /// Which source.
    pub source: SourceKey,
    /// Its name from now on; the old one stays as an alias.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Further names, in any script.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Aliases that are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_aliases: Vec<String>,
    /// What sort of source.
    #[serde(default, skip_serializing_if = "Option::is_none", rename = "type")]
    pub source_type: Option<SourceType>,
    /// What it does in the conflict.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// The side that it has an interest in; an empty name takes it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    /// Its grade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// Whoever decided.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// `source added`: a source that no report has named yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SourceAdded {
    /// Which.
    pub source: SourceKey,
    /// Whoever decided.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// `sources merged`: names of one and the same source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SourcesMerged {
    /// The source that the others belong to from now on.
    pub into: SourceKey,
    /// The others.
    pub sources: Vec<SourceKey>,
    /// Whoever decided.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// `source unmerged`: it stands by itself again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SourceUnmerged {
    /// Which.
    pub source: SourceKey,
    /// Whoever decided.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// `zone set`: a name for a set of places.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ZoneSet {
    /// Its name.
    pub name: String,
    /// Places that belong to it with all that lies in them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<ZonePlace>,
    /// Its outline: a GeoJSON geometry of the type Polygon or MultiPolygon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outline: Option<Value>,
    /// Whoever decided.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// A place of a zone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ZonePlace {
    /// Its name as given.
    pub name: String,
    /// The gazetteer's identifier.
    pub id: String,
}

/// `zone removed`: the name means nothing any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ZoneRemoved {
    /// Its name.
    pub name: String,
    /// Whoever decided.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// `report withdrawn`: it is kept, but nothing of it counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportWithdrawn {
    /// Which, by its number.
    pub report: u64,
    /// Whoever decided.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// What stays known of an erased entry: as much as keeps the numbers of everything else as they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Blank {
    /// Which entry.
    pub entry: u64,
    /// The report that it was about, by its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<u64>,
    /// How many claims it held.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub claims: u64,
    /// How many incidents it held.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub incidents: u64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands references")]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

/// `payload erased`: what the entries said and the bytes are gone; that they were there stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PayloadErased {
    /// The entries whose payloads are gone.
    pub entries: Vec<Blank>,
    /// The bytes that are gone, by their digests.
    pub blobs: Vec<Hash>,
    /// The report that they belonged to, where it was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<u64>,
    /// Whoever decided.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// Whether claims tell of one and the same incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Sameness {
    /// They do.
    Same,
    /// None of the one side tells of what any of the other side tells of.
    Different,
    /// Nobody can tell; they are kept apart, and nothing adds them up.
    Undecided,
}

/// A claim as a decision on incidents names it: by its number, and by where it stands in its report, so that it is found
/// again in later readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Anchor {
    /// The claim, by its number.
    pub claim: u64,
    /// Its report, by its number.
    pub report: u64,
    /// Where its words begin in the text, in code points.
    pub start: u64,
    /// Where they end.
    pub end: u64,
}

/// `incidents judged`: a person's decision on which claims tell of the same incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct IncidentsJudged {
    /// The decision.
    pub verdict: Sameness,
    /// The claims of the one side.
    pub claims: Vec<Anchor>,
    /// Those of the other side.
    pub others: Vec<Anchor>,
    /// Whoever decided.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// `feed added`: a feed to be polled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedAdded {
    /// Its address.
    pub address: String,
    /// Its name, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// True where the pages that its items lead to are fetched.
    pub follow: bool,
    /// The country that its reports are about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Whoever decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// `feed removed`: it is polled no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedRemoved {
    /// Its address.
    pub address: String,
    /// Whoever decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// `capture made`: an address was asked for its content, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CaptureMade {
    /// What was asked for.
    pub address: String,
    /// Where it was found, after redirections.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The feed that it was asked for, or that named it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feed: Option<String>,
    /// When.
    pub at: Timestamp,
    /// `fetched`, `unchanged`, `gone`, `refused` or `failed`.
    pub status: String,
    /// Why, as a sentence.
    pub reason: String,
    /// What the server said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub http: Option<Http>,
    /// What came, where it is kept by itself: a feed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<Bytes>,
}

/// `mapping remembered`: which columns of tables of one shape fill which fields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MappingRemembered {
    /// The mapping, as the intake writes it.
    pub mapping: Value,
    /// Whoever gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// Declares [`Payload`], and with it the kinds' names and versions.
macro_rules! payloads {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $version:literal;)*) => {
        /// What an entry says.
        #[expect(clippy::large_enum_variant, reason = "most are of the large ones: readings and reports")]
        #[derive(Debug, Clone, PartialEq)]
        pub enum Payload {
            $($(#[$doc])* $variant($variant),)*
        }

        impl Payload {
            /// The kind of the entry.
            #[must_use]
            pub const fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => $name,)* }
            }

            /// The version of the kind's form that this program writes.
            #[must_use]
            pub const fn version(&self) -> u32 {
                match self { $(Self::$variant(_) => $version,)* }
            }

            /// Canonical JSON (RFC 8785).
            ///
            /// # Errors
            /// Where a number is no JSON number.
            pub fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
                match self { $(Self::$variant(payload) => serde_json_canonicalizer::to_vec(payload),)* }
            }

            /// Reads a payload of a kind and version; nothing where they are not known.
            #[must_use]
            pub fn from_json(kind: &str, version: u32, json: &[u8]) -> Option<Result<Self, serde_json::Error>> {
                match (kind, version) {
                    $(($name, 1..=$version) => Some(serde_json::from_slice(json).map(Self::$variant)),)*
                    _ => None,
                }
            }

            /// The schema of an entry of an archive: its kind, and the payload that goes with it. Definitions are
            /// gathered by the generator.
            #[must_use]
            pub fn schemas(generator: &mut SchemaGenerator) -> Vec<Schema> {
                vec![$({
                    let payload = generator.subschema_for::<$variant>();
                    json_schema!({
                        "properties": {
                            "kind": {"const": $name},
                            "version": {"const": $version},
                            "payload": {"type": "string", "contentMediaType": "application/json", "contentSchema": payload},
                        }
                    })
                },)*]
            }

            /// The kinds that this program knows.
            pub const KINDS: &'static [&'static str] = &[$($name,)*];
        }

        $(impl From<$variant> for Payload {
            fn from(payload: $variant) -> Self {
                Self::$variant(payload)
            }
        })*
    };
}

payloads! {
    /// The first entry.
    RecordCreated = "record created", 1;
    /// A report is there.
    ReportAdded = "report added", 1;
    /// It came once more.
    CustodyAdded = "custody added", 1;
    /// It was read.
    ReadingMade = "reading made", 1;
    /// Claims were decided on.
    ClaimsReviewed = "claims reviewed", 1;
    /// A decision was taken back.
    DecisionUndone = "decision undone", 1;
    /// A source was named.
    SourceAdded = "source added", 1;
    /// More is known of a source.
    SourceChanged = "source changed", 1;
    /// Sources are one.
    SourcesMerged = "sources merged", 1;
    /// A source is its own again.
    SourceUnmerged = "source unmerged", 1;
    /// A zone was drawn.
    ZoneSet = "zone set", 1;
    /// A zone is gone.
    ZoneRemoved = "zone removed", 1;
    /// A report counts no more.
    ReportWithdrawn = "report withdrawn", 1;
    /// Payloads are gone.
    PayloadErased = "payload erased", 1;
    /// A feed is followed.
    FeedAdded = "feed added", 1;
    /// A feed is followed no more.
    FeedRemoved = "feed removed", 1;
    /// An address was asked.
    CaptureMade = "capture made", 1;
    /// A later reader read the same.
    ReadingConfirmed = "reading confirmed", 1;
    /// Columns were mapped.
    MappingRemembered = "mapping remembered", 1;
    /// Incidents are one, or are not.
    IncidentsJudged = "incidents judged", 1;
    /// What the public sees was set.
    PublicationSet = "publication set", 1;
}

impl Payload {
    /// True for decisions that a later entry can take back.
    #[must_use]
    pub const fn can_be_undone(&self) -> bool {
        matches!(
            self,
            Self::ClaimsReviewed(_)
                | Self::SourceChanged(_)
                | Self::SourcesMerged(_)
                | Self::SourceUnmerged(_)
                | Self::ZoneSet(_)
                | Self::ZoneRemoved(_)
                | Self::ReportWithdrawn(_)
                | Self::FeedAdded(_)
                | Self::FeedRemoved(_)
                | Self::MappingRemembered(_)
                | Self::IncidentsJudged(_)
        )
    }

    /// Whoever made the entry, where it says so.
    #[must_use]
    pub fn by(&self) -> Option<&str> {
        match self {
            Self::RecordCreated(_)
            | Self::ReadingMade(_)
            | Self::ReadingConfirmed(_)
            | Self::CaptureMade(_) => None,
            Self::ReportAdded(p) => p.by.as_deref(),
            Self::CustodyAdded(p) => p.by.as_deref(),
            Self::FeedAdded(p) => p.by.as_deref(),
            Self::FeedRemoved(p) => p.by.as_deref(),
            Self::MappingRemembered(p) => p.by.as_deref(),
            Self::ClaimsReviewed(p) => Some(&p.by),
            Self::DecisionUndone(p) => Some(&p.by),
            Self::SourceAdded(p) => Some(&p.by),
            Self::SourceChanged(p) => Some(&p.by),
            Self::SourcesMerged(p) => Some(&p.by),
            Self::SourceUnmerged(p) => Some(&p.by),
            Self::ZoneSet(p) => Some(&p.by),
            Self::ZoneRemoved(p) => Some(&p.by),
            Self::ReportWithdrawn(p) => Some(&p.by),
            Self::PayloadErased(p) => Some(&p.by),
            Self::IncidentsJudged(p) => Some(&p.by),
            Self::PublicationSet(p) => Some(&p.by),
        }
    }

    /// Why, where the entry says so.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::ClaimsReviewed(p) => Some(&p.reason),
            Self::DecisionUndone(p) => Some(&p.reason),
            Self::SourceAdded(p) => Some(&p.reason),
            Self::SourceChanged(p) => Some(&p.reason),
            Self::SourcesMerged(p) => Some(&p.reason),
            Self::SourceUnmerged(p) => Some(&p.reason),
            Self::ZoneSet(p) => Some(&p.reason),
            Self::ZoneRemoved(p) => Some(&p.reason),
            Self::ReportWithdrawn(p) => Some(&p.reason),
            Self::PayloadErased(p) => Some(&p.reason),
            Self::IncidentsJudged(p) => Some(&p.reason),
            Self::PublicationSet(p) => Some(&p.reason),
            Self::FeedRemoved(p) => p.reason.as_deref(),
            Self::CaptureMade(p) => Some(&p.reason),
            _ => None,
        }
    }
}
