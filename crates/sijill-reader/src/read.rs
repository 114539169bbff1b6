//! The reader's door: a document and its text in, a reading out. The map of the whole reading.

use std::sync::Arc;

use jiff::civil::Date;
use sijill_claim::{ByteSpan, Document, Period, Reading};
use sijill_gazetteer::{CountryCode, Gazetteer};
use sijill_language::{
    DateContext, DateKind, DateMention, Days, Label, Model, RawSentence, Sentence, SentenceKind, Tag,
    dateline, dates, numbers, sentences, true_case,
};
use thiserror::Error;

use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::draft::Draft;
use crate::filter::Filter;
use crate::incident::Whereabouts;
use crate::kinds::Kinds;
use crate::lexicon::{Lexicon, LexiconError};
use crate::places::{country_place, dateline as cut_dateline};
use crate::saying::is_day_of_saying;
use crate::speech::SpeechLexicon;
use crate::updates::Updates;
use crate::{
    allegation, carried, context, dated, emit, link, log, other_count, quotes, scope, speech, statement,
    whereabouts,
};

/// What a caller may ask of a reading.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Fill in `rules` of each claim.
    pub explain: bool,
}

/// Why a reader could not be made.
#[derive(Debug, Error)]
pub enum ReaderError {
    /// The lexicon that the program carries is not of its form.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
    /// The model that the program carries is not of its form.
    #[error(transparent)]
    Model(#[from] sijill_language::ModelError),
    /// The gazetteer that the program carries is not of its form.
    #[error(transparent)]
    Gazetteer(#[from] sijill_gazetteer::GazetteerError),
}

/// Reads reports. Made once, used for many; it holds the lexicon, the model and the gazetteer and changes nothing.
#[derive(Debug)]
pub struct Reader {
    lexicon: Lexicon,
    kinds: Kinds,
    speech: SpeechLexicon,
    updates: Updates,
    model: Model,
    filter: Filter,
    gazetteer: Arc<Gazetteer>,
}

impl Reader {
    /// A reader with the lexicon, model and gazetteer that the program carries.
    ///
    /// # Errors
    /// [`ReaderError`] where what the program carries was damaged.
    pub fn new() -> Result<Self, ReaderError> {
        Self::with_gazetteer(Arc::new(Gazetteer::embedded()?))
    }

    /// A reader with a gazetteer that holds places of the user's own.
    ///
    /// # Errors
    /// [`ReaderError`] where what the program carries was damaged.
    pub fn with_gazetteer(gazetteer: Arc<Gazetteer>) -> Result<Self, ReaderError> {
        Ok(Self {
            lexicon: Lexicon::english()?,
            kinds: Kinds::english()?,
            speech: SpeechLexicon::english()?,
            updates: Updates::english()?,
            model: Model::embedded()?,
            filter: Filter::english()?,
            gazetteer,
        })
    }

    /// Reads one report. The same input gives the same reading, on every machine.
    #[must_use]
    pub fn read(&self, document: &Document, text: &str, options: Options) -> Reading {
        let mut notes = Vec::new();
        let mut document = document.clone();
        if document.published.is_none() {
            document.published = dateline(text);
        }
        if !self.filter.tells_of_conflict(text) {
            return self.read_sayings(document, text, options);
        }
        let raw = sentences(text);
        let cased = true_case(text, &raw);
        let raw = cased.as_deref().map_or(raw, sentences);
        let cased = cased.as_deref().unwrap_or(text);
        let (mut raw, filed, spoken) = self.without_datelines(text, bounded(text, raw), document.published);
        let labels = self.chronicle(text, &mut raw);
        let mut analysed = self.analyse(text, cased, &raw);
        let undated = find_dates(&mut analysed, spoken.or(document.published), &labels);
        let entries = log::entries(&analysed, &labels);
        days_of_entries(&mut analysed, &entries);
        if undated {
            notes.push("This report gives no day of publication, so its weekdays stay unresolved: give it with --published.".to_owned());
        }
        let country = document.country.as_deref().and_then(CountryCode::new);
        let filed: Vec<Sentence<'_>> =
            filed.into_iter().map(|span| self.model.tag_as(text, cased, span)).collect();
        let main = whereabouts::find(&self.gazetteer, &mut analysed, &filed, country);
        let main =
            whereabouts::of_title(&self.gazetteer, &self.model, document.title.as_deref(), &analysed, main);
        let mut drafts: Vec<Draft> = Vec::new();
        for a in &analysed {
            let mut found = self.kinds.drafts(a, &self.lexicon);
            found.extend(other_count::drafts(a, &drafts, &found, &analysed));
            drafts.extend(renumber(found, drafts.len()));
        }
        self.updates.mark(&mut drafts, &analysed);
        context::settle(&mut drafts, &analysed, &self.lexicon, &entries, document.published);
        scope::decide(&mut drafts, &analysed);
        dated::run_on(&mut drafts, &analysed, document.published);
        dated::until_now(&mut drafts, &analysed, document.published);
        context::causes(&mut drafts, &analysed, &self.lexicon);
        let frames = speech::frames(&self.speech, &analysed, document.publisher.as_deref());
        speech::attribute(&mut drafts, &analysed, &frames);
        other_count::attribute(&mut drafts, &analysed, &self.speech);
        let mut accusations = allegation::drafts(&self.speech, &analysed, &frames);
        context::settle_within(&mut accusations, &analysed, &entries);
        drafts.extend(accusations);
        link::link(&mut drafts, &analysed, &self.lexicon);
        let said = statement::drafts(&analysed, &frames, &drafts);
        drafts.extend(said.into_iter().filter(|d| analysed[d.sentence].kind != SentenceKind::Heading));
        let land = main.as_ref().and_then(|m| CountryCode::new(m.country.as_deref()?));
        let land = land.and_then(|code| country_place(&self.gazetteer, code));
        carried::places(&mut drafts, &analysed, &self.lexicon, &entries, main.as_ref(), land.as_ref());
        let home = country.and_then(|code| country_place(&self.gazetteer, code));
        let whereabouts = Whereabouts { home: home.as_ref(), main: main.as_ref() };
        emit::reading(document, text, &drafts, &analysed, notes, whereabouts, options)
    }

    /// Reads who says what in a report without a word of conflict: of its sentences only those that may hold somebody's words are
    /// parsed, and no claims but statements are made.
    fn read_sayings(&self, document: Document, text: &str, options: Options) -> Reading {
        if !self.filter.tells_of_saying(text) {
            return Reading { document, ..Reading::default() };
        }
        let raw = sentences(text);
        let cased = true_case(text, &raw);
        let raw = cased.as_deref().map_or(raw, sentences);
        let cased = cased.as_deref().unwrap_or(text);
        let (raw, _, _) = self.without_datelines(text, bounded(text, raw), None);
        let raw = self.filter.sayings(text, raw);
        let analysed = self.analyse(text, cased, &raw);
        let frames = speech::frames(&self.speech, &analysed, document.publisher.as_deref());
        let said = statement::drafts(&analysed, &frames, &[]);
        let drafts: Vec<Draft> =
            said.into_iter().filter(|d| analysed[d.sentence].kind != SentenceKind::Heading).collect();
        let whereabouts = Whereabouts { home: None, main: None };
        emit::reading(document, text, &drafts, &analysed, Vec::new(), whereabouts, options)
    }

    /// The sentences without the datelines that open their paragraphs, the places of these, and the day that the first one tells, where
    /// it is just before publication: "Kupwara, Aug 24: … today" is of that day.
    fn without_datelines(
        &self,
        text: &str,
        mut raw: Vec<RawSentence>,
        published: Option<Date>,
    ) -> (Vec<RawSentence>, Vec<ByteSpan>, Option<Date>) {
        let (mut filed, mut spoken, mut paragraph) = (Vec::new(), None, None);
        let (mut datelines, mut one) = (0, true);
        for r in &mut raw {
            let opens = paragraph.replace(r.paragraph) != Some(r.paragraph);
            if opens
                && r.kind == SentenceKind::Body
                && let Some(found) = cut_dateline(text, r.span, &self.gazetteer)
            {
                let day = self.day_of_dateline(text, (r.span.start(), found.rest.start()), published);
                // A round-up of several places: each dateline has its own day.
                one &= datelines == 0 || day == spoken;
                datelines += 1;
                spoken = day;
                r.span = found.rest;
                filed.extend(found.place);
            }
        }
        (raw, filed, spoken.filter(|_| one))
    }

    /// The days that the lines of a chronicle open with, by their paragraphs; the lines are read without them: "2003 March - Rebels
    /// seize the capital". A report with one such line is no chronicle.
    fn chronicle(&self, text: &str, raw: &mut [RawSentence]) -> Vec<(usize, Period)> {
        let mut paragraph = None;
        let mut found: Vec<(usize, ByteSpan, Period)> = Vec::new();
        for (k, r) in raw.iter().enumerate() {
            let opens = paragraph.replace(r.paragraph) != Some(r.paragraph);
            if opens
                && matches!(r.kind, SentenceKind::Body | SentenceKind::Bullet)
                && let Some((rest, day)) = self.line_of_chronicle(text, r.span)
            {
                found.push((k, rest, day));
            }
        }
        if found.len() < 2 {
            return Vec::new();
        }
        for (k, rest, _) in &found {
            raw[*k].span = *rest;
        }
        found.into_iter().map(|(k, _, day)| (raw[k].paragraph, day)).collect()
    }

    /// "2006 October-December - …", "24 March 2013: …": the rest of the line, and the days before the dash or colon.
    fn line_of_chronicle(&self, text: &str, line: ByteSpan) -> Option<(ByteSpan, Period)> {
        let words = line.of(text).ok()?;
        let (at, mark) =
            [" - ", " – ", " — ", ": "].iter().filter_map(|m| Some((words.find(m)?, *m))).min()?;
        let head = words.get(..at)?;
        let year = head.split([' ', ',', '-']).any(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()));
        if !year || at > LONGEST_LABEL {
            return None;
        }
        let span = ByteSpan::new(line.start(), line.start() + at).ok()?;
        let tagged = self.model.tag_as(text, text, span);
        let told = dates(&tagged, &DateContext::default());
        let [only] = told.as_slice() else { return None };
        let whole = only.first == 0 && only.last + 1 == tagged.len() && only.start.is_some();
        let rest = ByteSpan::new(line.start() + at + mark.len(), line.end()).ok()?;
        let day = Period { start: only.start, end: only.end, words: head.to_owned() };
        (whole && !rest.is_empty()).then_some((rest, day))
    }

    /// The day that a dateline tells, where the report was published within some days of it.
    fn day_of_dateline(
        &self,
        text: &str,
        (first, end): (usize, usize),
        published: Option<Date>,
    ) -> Option<Date> {
        let published = published?;
        let span = ByteSpan::new(first, end).ok()?;
        let head = self.model.tag_as(text, text, span);
        let context = DateContext { published: Some(published), ..DateContext::default() };
        let day = dates(&head, &context).into_iter().find(|d| d.start.is_some() && d.start == d.end)?.start?;
        let age = day.until(published).ok()?.get_days();
        (0..=DELAY).contains(&age).then_some(day)
    }

    /// Tags and parses the sentences, but for what is no text of the report.
    fn analyse<'t>(&self, text: &'t str, cased: &'t str, raw: &[RawSentence]) -> Vec<Analysed<'t>> {
        let mut quotes = quotes::Quotes::default();
        let mut analysed = Vec::new();
        for r in raw.iter().filter(|r| r.kind != SentenceKind::Furniture) {
            let sentence = self.model.analyse_as(text, cased, r.span);
            let quoted = quotes.mark(&sentence);
            let found = numbers(&sentence);
            analysed.push(Analysed::new(analysed.len(), r.paragraph, r.kind, sentence, found, quoted));
        }
        analysed
    }
}

/// Longest stretch that is read as one sentence, in bytes: about 350 words. What is longer is a list or a mistake, and is
/// read in parts, so that time and memory grow with the text and no faster.
const LONGEST: usize = 2000;

fn bounded(text: &str, sentences: Vec<RawSentence>) -> Vec<RawSentence> {
    if sentences.iter().all(|s| s.span.len() <= LONGEST) {
        return sentences;
    }
    let mut parts = Vec::new();
    for sentence in sentences {
        let mut start = sentence.span.start();
        let end = sentence.span.end();
        while start < end {
            let mut cut = (start + LONGEST).min(end);
            if cut < end {
                cut = (start + 1..=cut).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(end);
                let space =
                    text.get(start..cut).and_then(|t| t.rfind(char::is_whitespace)).filter(|&at| at > 0);
                cut = space.map_or(cut, |at| start + at);
            }
            if let Ok(span) = ByteSpan::new(start, cut) {
                parts.push(RawSentence { span, ..sentence });
            }
            start = cut;
        }
    }
    parts
}

/// Finds the days of each sentence, in order, so that "a day earlier" knows what came before. True where a day could not
/// be resolved for want of a date of publication.
fn find_dates(analysed: &mut [Analysed<'_>], published: Option<Date>, labels: &[(usize, Period)]) -> bool {
    let mut undated = false;
    let mut context = DateContext { published, ..DateContext::default() };
    let mut told = Told::default();
    for a in analysed.iter_mut() {
        context.previous = told.before(a.paragraph);
        let since = told.since.filter(|&(_, index)| index + 1 == a.index).map(|(days, _)| days);
        (context.day, context.latest) = (told.day, since.or(told.last.map(|(days, _)| days)));
        // A line of a chronicle counts from the days that it opens with, not from the report's.
        let line = labels.iter().find(|(paragraph, _)| *paragraph == a.paragraph);
        let of_line = line.and_then(|(_, day)| Some(Days { start: day.start?, end: day.end? })).map(|days| {
            let own = told.last.filter(|&(_, paragraph)| paragraph == a.paragraph).map(|(days, _)| days);
            let day = Some(days.start).filter(|_| days.start == days.end);
            let previous = own.or(Some(days));
            DateContext { published: None, previous, day, latest: previous, lead: Some(days) }
        });
        a.dates = dates(&a.sentence, of_line.as_ref().unwrap_or(&context));
        let of_things: Vec<bool> = a.dates.iter().map(|d| is_of_a_thing(a, d)).collect();
        let mut keep = of_things.iter().map(|of_thing| !of_thing);
        a.dates.retain(|_| keep.next().unwrap_or(true));
        context.lead = context.lead.or_else(|| told_with_its_year(a, published));
        undated |= published.is_none()
            && line.is_none()
            && a.dates.iter().any(|d| d.start.is_none() && d.end.is_none());
        told.take(a, published);
    }
    undated
}

/// "Monday 18 July. Overnight helicopters attacked a post": of the day under which it is told, not of the report's.
fn days_of_entries(analysed: &mut [Analysed<'_>], entries: &[Option<log::Entry>]) {
    for (a, entry) in analysed.iter_mut().zip(entries) {
        let Some(day) =
            entry.as_ref().and_then(|entry| entry.day.start.filter(|_| entry.day.start == entry.day.end))
        else {
            continue;
        };
        let points =
            |i: usize| matches!(a.sentence.lower(i), "overnight" | "today" | "yesterday" | "tonight");
        if (0..a.sentence.len()).any(points) {
            let context = DateContext { published: Some(day), ..DateContext::default() };
            let mut found = dates(&a.sentence, &context);
            found.retain(|d| !is_of_a_thing(a, d));
            a.dates = found;
        }
    }
}

/// "born in 1974", "an embargo dating from 2011": of when somebody or something began, and of nothing that happened since.
fn is_of_a_thing(a: &Analysed<'_>, mention: &DateMention) -> bool {
    let s = &a.sentence;
    // "for the third time this year": how often, and not when.
    let often = mention.first > 1
        && s.lower(mention.first - 1) == "time"
        && mention.days().is_none_or(|days| length(days) > 1);
    if often {
        return true;
    }
    // "the 22 May hospital", "the 14 July bridge": a name.
    let next = mention.last + 1;
    let named = mention.days().is_some_and(|days| days.start == days.end)
        && s.lower(mention.first) != "on"
        && (0..s.len()).contains(&next)
        && s.tag(next).is_noun()
        && !s.tag(next + 1).is_noun()
        && (CLASSES.struck.has(s.lemma(next))
            || CLASSES.wards.has(s.lemma(next))
            || matches!(
                s.lemma(next),
                "bridge" | "street" | "square" | "avenue" | "road" | "stadium" | "airport" | "base"
            ));
    if named && (mention.first..=mention.last).any(|i| s.tag(i) == Tag::CD) {
        return true;
    }
    let led = (mention.first.saturating_sub(2)..mention.first).rev().find(|&i| s.tag(i) != Tag::IN);
    let Some(word) = led else { return false };
    let whole_year = mention.days().is_some_and(|days| length(days) > 300);
    let participle = matches!(s.tag(word), Tag::VBN | Tag::VBG | Tag::JJ)
        && matches!(s.label(word), Label::Acl | Label::Amod | Label::Relcl | Label::Advcl | Label::Dep);
    s.lower(word) == "born" || whole_year && participle && CLASSES.founded.has(s.lower(word))
}

/// Longest days that a line of a chronicle opens with, in bytes.
const LONGEST_LABEL: usize = 40;

/// So many days after it was filed a report may be published and still say "today" of that day.
const DELAY: i32 = 1;

/// So many days before publication are long past.
const PAST: i32 = 200;

/// The first days of a sentence that it tells with their year, long before publication.
fn told_with_its_year(a: &Analysed<'_>, published: Option<Date>) -> Option<Days> {
    let past = |days: &Days| {
        published.is_none_or(|p| length(Days { start: days.end, end: p }) > PAST) && length(*days) <= 62
    };
    let with_year = |d: &&DateMention| {
        let year = |i: usize| {
            a.sentence.lower(i).len() == 4 && a.sentence.lower(i).bytes().all(|b| b.is_ascii_digit())
        };
        d.first < d.last && (d.first..=d.last).any(year)
    };
    a.dates.iter().filter(with_year).filter_map(DateMention::days).find(past)
}

/// The days told of so far, for what counts from them.
#[derive(Default)]
struct Told {
    /// The last, and the paragraph that told them.
    last: Option<(Days, usize)>,
    /// The last single one.
    day: Option<Date>,
    /// The last that were a month at the most.
    fine: Option<Days>,
    /// The last that were near the day of publication.
    recent: Option<Days>,
    /// What the last "since" counted from, and the sentence that told it.
    since: Option<(Days, usize)>,
    /// A year or so that the heading tells under which it stands: "What has changed this year?"
    under: Option<Days>,
}

impl Told {
    /// What a sentence of a paragraph counts from. "The coalition was formed in 2011": a year holds for its own paragraph.
    /// In a report on these days what is long past does not hold beyond it either.
    fn before(&self, paragraph: usize) -> Option<Days> {
        match self.last {
            Some((days, told)) if told == paragraph => Some(days),
            _ if self.under.is_some() => self.under,
            _ => self.recent.or(self.fine).or(self.last.map(|(days, _)| days)),
        }
    }

    fn take(&mut self, a: &Analysed<'_>, published: Option<Date>) {
        if a.kind == SentenceKind::Heading {
            let stretch = |d: &DateMention| d.days().filter(|days| (32..=366).contains(&length(*days)));
            self.under = a.dates.iter().find_map(stretch);
        }
        // "A week later" is later than what was told, not than "four months ago", told in passing.
        let passing = |d: &&DateMention| a.sentence.lower(d.last) == "ago" && d.start != d.end;
        // Nor than the day on which somebody spoke, where the sentence tells another.
        // "besieged since 2013" tells how long, and not of which year the next sentences are.
        let near =
            |named: &Days| published.is_none_or(|p| length(Days { start: named.start, end: p }).abs() <= 366);
        let days = |d: &DateMention| {
            let whole = d.start.map(|start| Days { start, end: d.end.unwrap_or(start) });
            let named = d.named.filter(|_| matches!(d.kind, DateKind::Since | DateKind::Until)).filter(near);
            whole.filter(|d| length(*d) <= 366).or(named).filter(|d| length(*d) <= 366)
        };
        // "since the violence flared in January 2004", "The war began in 1983 and has cost": since when, and not of which time the
        // next sentences are.
        let since = |d: &&DateMention| {
            let s = &a.sentence;
            let led = (d.first.saturating_sub(8)..d.first)
                .rev()
                .take_while(|&i| s.tag(i) != Tag::Comma)
                .any(|i| s.lower(i) == "since");
            let goes_on = d.days().is_some_and(|days| length(days) > 300)
                && (d.last + 1..s.len()).any(|i| matches!(s.lower(i), "has" | "have"));
            (led || goes_on) && d.days().is_some_and(|days| !near(&days))
        };
        // "Soldiers did not come until Wednesday": how long it went on, and not when it was.
        let until = |d: &&DateMention| d.kind == DateKind::Until && d.start.is_none();
        let told = || a.dates.iter().rev().filter(|d| !passing(d) && !until(d) && !since(d));
        let day = told()
            .filter(|d| !is_day_of_saying(a, d.first, d.last))
            .find_map(days)
            .or_else(|| told().find_map(days));
        // "Egypt has since cleared the strip": since what was told last, however long ago.
        let led = |d: &DateMention| {
            (d.first.saturating_sub(8)..d.first)
                .rev()
                .take_while(|&i| a.sentence.tag(i) != Tag::Comma)
                .any(|i| a.sentence.lower(i) == "since")
        };
        let whence = a
            .dates
            .iter()
            .rev()
            .filter(|d| d.kind == DateKind::Since || led(d))
            .find_map(|d| d.named.or_else(|| d.days()));
        self.since =
            whence.filter(|named| length(*named) <= 366).map(|named| (named, a.index)).or(self.since);
        let single = |d: &&DateMention| d.start.is_some() && d.start == d.end;
        let one = told().filter(|d| !is_day_of_saying(a, d.first, d.last)).find(single);
        self.day = one.and_then(|d| d.start).or(self.day);
        let Some(day) = day else { return };
        self.last = Some((day, a.paragraph));
        if length(day) <= 31 {
            self.fine = Some(day);
            if published.is_some_and(|p| length(Days { start: day.end, end: p }).abs() <= 60) {
                self.recent = Some(day);
            }
        }
    }
}

fn length(days: Days) -> i32 {
    days.start.until(days.end).map_or(i32::MAX, |span| span.get_days())
}

/// Parts point at their wholes by position in one list of drafts.
fn renumber(mut drafts: Vec<Draft>, before: usize) -> Vec<Draft> {
    for draft in &mut drafts {
        draft.part_of = draft.part_of.map(|w| w + before);
    }
    drafts
}

/// The words at a span, where it lies on the text.
pub(crate) fn words(text: &str, span: ByteSpan) -> &str {
    span.of(text).unwrap_or("")
}
